using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Execution;
using BaasFunctions.Sandbox.Execution;
using BaasFunctions.Sandbox.Scheduling;

namespace BaasFunctions.Sandbox.Workers.Hosting;

/// <summary>
/// Runs a trusted function before the first untrusted one, so that everything the engine needs is loaded and compiled. After that, confinement
/// may take away the right to open files.
/// </summary>
internal static class WorkerWarmUp
{
    /// <summary>Runs on the calling thread and sends nothing.</summary>
    public static void Run(WorkerRuntime runtime)
    {
        var request = new ExecutionRequest
        {
            ExecutionId = "warm-up",
            FunctionId = "warm-up",
            Code = SandboxWarmUp.Code,
            RequestJson = """{"body":{"name":"Ada","more":[1,2,{"x":null}]}}"""u8.ToArray(),
            ConfigJson = """{"memory":64}"""u8.ToArray(),
            Env = new Dictionary<string, string> { ["KEY"] = "value" },
            Limits = new ExecutionLimits(),
        };
        using var pump = new PumpScheduler();
        var scope = new ExecutionScope(request, NoHostCalls.Instance, runtime.Time, pump, CancellationToken.None);
        pump.Run(scope.Loop, new ExecutionRun(scope, runtime.Programs, runtime.Engines, runtime.Options).RunAsync);
    }
}
