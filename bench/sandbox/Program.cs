using System.Diagnostics;
using System.Globalization;
using BaasFunctions.Bench.Sandbox;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Execution;
using BaasFunctions.Sandbox.Execution;
using BaasFunctions.Sandbox.Observability;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

var samples = args[0];
var executions = int.Parse(args[1], CultureInfo.InvariantCulture);
await using var sandbox = new InProcessSandbox(
    Options.Create(new SandboxOptions()), TimeProvider.System, new SandboxTelemetry(), NullLogger<InProcessSandbox>.Instance);

var cold = Stopwatch.StartNew();
await SandboxWarmUp.RunAsync(sandbox, CancellationToken.None);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"warm-up {cold.ElapsedMilliseconds} ms"));
Console.WriteLine("microseconds              p50    p99    min   run p50  run min   bytes");
foreach (var name in new[] { "hello", "order-total", "template" })
{
    var test = await Sample.LoadAsync(samples, name);
    var request = new ExecutionRequest
    {
        ExecutionId = "bench", FunctionId = name, FunctionName = name, Code = test.Code, RequestJson = test.Request, Limits = new ExecutionLimits(),
    };
    foreach (var atOnce in new[] { 1, Environment.ProcessorCount })
    {
        await Round.RunAsync(sandbox, request, executions / 4, atOnce);
        var round = await Round.RunAsync(sandbox, request, executions, atOnce);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-14} {atOnce} at once {round.P50,6:F0} {round.P99,6:F0} {round.Min,6:F0} {round.RunP50,9:F0} {round.RunMin,8:F0} {round.AllocatedBytes,7}"));
    }
}
