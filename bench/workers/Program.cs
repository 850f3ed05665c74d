using System.Diagnostics;
using System.Globalization;
using BaasFunctions.Bench.Workers;
using BaasFunctions.Bench.Workers.Projects;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Execution;
using BaasFunctions.Sandbox.Execution;
using BaasFunctions.Sandbox.Observability;
using BaasFunctions.Sandbox.Workers;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

// What the process boundary between the service and a function costs. Usage: WorkerBench [rounds] [executions per round]. Prints a Markdown table.
// What isolation costs by the number of projects: WorkerBench projects SERVER [seconds] [rounds] [MB of the pool].
if (WorkerProcess.TryRun(args, out var exitCode))
{
    return exitCode;
}

if (args is ["projects", .. var measured])
{
    await ProjectBench.RunAsync(measured);
    return 0;
}

var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5;
var count = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 5_000;
var telemetry = new SandboxTelemetry();
var settings = Options.Create(new SandboxOptions());
await using var inside = new InProcessSandbox(settings, TimeProvider.System, telemetry, NullLogger<InProcessSandbox>.Instance);
await using var outside = new WorkerProcessSandbox(
    Options.Create(new WorkerOptions { Workers = 1 }), settings, TimeProvider.System, telemetry, NullLogger<WorkerProcessSandbox>.Instance);
var start = Stopwatch.GetTimestamp();
await outside.WaitUntilWarmAsync(TimeSpan.FromSeconds(60), CancellationToken.None);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"A worker is ready after {Stopwatch.GetElapsedTime(start).TotalMilliseconds:F0} ms."));
Console.WriteLine($"In force: {string.Join(", ", outside.Status.MeasuresApplied)}.");
Console.WriteLine($"Not in force: {string.Join(", ", outside.Status.MeasuresNotApplied)}.");
Console.WriteLine();
ISandbox[] both = [inside, outside];
foreach (var sandbox in both)
{
    await Latency.MeasureAsync(sandbox, count);
}

Console.WriteLine("| round | in process p50 µs | p99 | worker p50 µs | p99 | boundary p50 µs |");
Console.WriteLine("| ---: | ---: | ---: | ---: | ---: | ---: |");
for (var round = 1; round <= rounds; round++)
{
    var direct = await Latency.MeasureAsync(inside, count);
    var walled = await Latency.MeasureAsync(outside, count);
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {round} | {direct[count / 2]:F0} | {direct[count * 99 / 100]:F0} | {walled[count / 2]:F0} | {walled[count * 99 / 100]:F0} | {walled[count / 2] - direct[count / 2]:F0} |"));
}

return 0;
