using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Execution;
using BaasFunctions.Sandbox.Observability;
using BaasFunctions.Sandbox.Workers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BaasFunctions.Tests.Unit.Sandbox.Support;

/// <summary>Sandboxes with real worker processes: the server's program, as in production.</summary>
internal static class WorkerSandboxes
{
    public static WorkerProcessSandbox Create(Action<WorkerOptions>? change = null, ILogger<WorkerProcessSandbox>? logger = null)
    {
        var options = new WorkerOptions { Command = ServerProgram.Command, Workers = 2, StartTimeoutMs = 60_000, QueueWaitMs = 60_000 };
        change?.Invoke(options);
        return new WorkerProcessSandbox(
            Options.Create(options),
            Options.Create(new SandboxOptions()),
            TimeProvider.System,
            new SandboxTelemetry(),
            logger ?? NullLogger<WorkerProcessSandbox>.Instance);
    }

    /// <summary>The same, when all of its workers are up.</summary>
    public static async Task<WorkerProcessSandbox> CreateWarmAsync(
        Action<WorkerOptions>? change = null, ILogger<WorkerProcessSandbox>? logger = null)
    {
        var sandbox = Create(change, logger);
        await sandbox.WarmAsync();
        return sandbox;
    }

    public static async Task WarmAsync(this WorkerProcessSandbox sandbox) =>
        Assert.IsTrue(await sandbox.WaitUntilWarmAsync(TimeSpan.FromSeconds(60), CancellationToken.None), "The workers were not up in time.");

    public static Task<ExecutionResult> RunAsync(this WorkerProcessSandbox sandbox, string code, Func<ExecutionRequest, ExecutionRequest>? change = null) =>
        sandbox.ExecuteAsync(change is null ? TestSandbox.Request(code) : change(TestSandbox.Request(code)), CancellationToken.None);

    public static ExecutionRequest OfProject(this ExecutionRequest request, string project) =>
        request with { ProjectIdJson = TestSandbox.Utf8($"\"{project}\"") };
}
