using System.Text;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Execution;
using BaasFunctions.Sandbox.Execution;
using BaasFunctions.Sandbox.Observability;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BaasFunctions.Tests.Unit.Sandbox.Support;

/// <summary>Runs functions as the service would, with short words for what tests say often.</summary>
internal static class TestSandbox
{
    /// <summary>In this process; in native workers where <see cref="ServerProgram.Native"/> names their file.</summary>
    public static readonly ISandbox Shared = ServerProgram.Native is null ? Create() : WorkerSandboxes.Create();

    public static InProcessSandbox Create(
        SandboxOptions? options = null, TimeProvider? time = null, ILogger<InProcessSandbox>? logger = null) => new(
            Options.Create(options ?? new SandboxOptions()),
            time ?? TimeProvider.System,
            new SandboxTelemetry(),
            logger ?? NullLogger<InProcessSandbox>.Instance);

    public static ExecutionRequest Request(string code) => new()
    {
        ExecutionId = "exec_1",
        FunctionId = "func_1",
        FunctionName = "hello",
        Code = code,
        Limits = new ExecutionLimits { WallTime = TimeSpan.FromSeconds(20) },
    };

    public static Task<ExecutionResult> RunAsync(string code, Func<ExecutionRequest, ExecutionRequest>? change = null) =>
        Shared.ExecuteAsync(change is null ? Request(code) : change(Request(code)), CancellationToken.None);

    /// <summary>Runs a handler's body and answers what it returned, as JSON.</summary>
    public static async Task<string> DataOfBodyAsync(string body, Func<ExecutionRequest, ExecutionRequest>? change = null)
    {
        var result = await RunAsync($"export default async function handler(request, context) {{ {body} }}", change);
        Assert.AreEqual(ExecutionOutcome.Completed, result.Outcome, result.Error?.Message);
        return result.Data();
    }

    public static ReadOnlyMemory<byte> Utf8(string json) => Encoding.UTF8.GetBytes(json);

    public static string Data(this ExecutionResult result) => Encoding.UTF8.GetString(result.DataJson.Span);

    public static ExecutionRequest WithBody(this ExecutionRequest request, string json) => request with { RequestJson = Utf8(json) };

    public static ExecutionRequest WithConfig(this ExecutionRequest request, string json) => request with { ConfigJson = Utf8(json) };

    public static ExecutionRequest WithLimits(this ExecutionRequest request, Func<ExecutionLimits, ExecutionLimits> change) =>
        request with { Limits = change(request.Limits) };
}
