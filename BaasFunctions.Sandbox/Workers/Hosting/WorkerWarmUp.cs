using BaasFunctions.Sandbox.Contracts.HostCalls;
using BaasFunctions.Sandbox.Contracts.Limits;
using BaasFunctions.Sandbox.Engines.Execution;

namespace BaasFunctions.Sandbox.Workers.Hosting;

/// <summary>
/// Runs a function of ours before the first of somebody else's: what the engine needs is loaded and compiled, also because confinement may
/// take away the right to open files.
/// </summary>
internal static class WorkerWarmUp
{
    private const string Code = """
        export const config = { timeout: 10000 };
        export default async function handler(request, context) {
          const { name = 'World', ...rest } = request.body;
          context.log.info('warm', { name });
          console.log('warm', [1, 2n, /a+/u.exec('aa'), new Map([[1, { a: 1 }]])].length);
          await new Promise((resolve) => setTimeout(resolve, 0));
          try { undefined.member; } catch (error) { context.log.warn(error.message, { stack: error.stack }); }
          const shown = [new Date(0).toLocaleString('en'), (1234.5).toLocaleString('de'), 'ß'.normalize('NFD'), 'ı'.toUpperCase()];
          const sum = [3, 1, 2].sort().map((x) => x * 2).reduce((a, b) => a + b);
          return context.success({ greeting: `Hello, ${name}!`, rest, shown, sum });
        }
        """;

    /// <summary>Runs on the calling thread and sends nothing.</summary>
    public static void Run(WorkerRuntime runtime)
    {
        var request = new ExecutionRequest
        {
            ExecutionId = "warm-up",
            FunctionId = "warm-up",
            Code = Code,
            RequestJson = """{"body":{"name":"Ada","more":[1,2,{"x":null}]}}"""u8.ToArray(),
            ConfigJson = """{"memory":64}"""u8.ToArray(),
            Env = new Dictionary<string, string> { ["KEY"] = "value" },
            Limits = new ExecutionLimits(),
        };
        var scope = new ExecutionScope(request, NoHostCalls.Instance, runtime.Time, CancellationToken.None);
        new ExecutionRun(scope, runtime.Programs, runtime.Engines, runtime.Options).Run(out _);
    }
}
