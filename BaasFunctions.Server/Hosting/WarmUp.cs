using BaasFunctions.Sandbox.Execution;
using BaasFunctions.Service.Options;

namespace BaasFunctions.Server.Hosting;

/// <summary>Runs a small function once after the start, so that the first caller does not wait while the engine is compiled.</summary>
internal static class WarmUp
{
    private const string Code = """
        export const config = { timeout: 10000 };
        export default async function handler(request, context) {
          const { name = 'World', ...rest } = request.body;
          context.log.info('warm', { name });
          return context.success({ greeting: `Hello, ${name}!`, rest });
        }
        """;

    public static async Task RunAsync(ISandbox sandbox, ServiceOptions options, CancellationToken cancellation)
    {
        var request = new ExecutionRequest
        {
            ExecutionId = "warm-up",
            FunctionId = "warm-up",
            Code = Code,
            RequestJson = """{"name":"Ada"}"""u8.ToArray(),
            Limits = options.Limits,
        };
        await sandbox.ExecuteAsync(request, cancellation).ConfigureAwait(false);
    }
}
