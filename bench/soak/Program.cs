using System.Globalization;
using BaasFunctions.Bench.Soak;

// Usage: SoakBench SERVER-DLL [minutes] [connections]. Prints a Markdown table; see run.
var minutes = args.Length > 1 ? double.Parse(args[1], CultureInfo.InvariantCulture) : 10;
var connections = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 8;
await using var server = await SoakedServer.StartAsync(args[0]);
var load = new Load(server.Client);
await load.RunAsync(connections, TimeSpan.FromSeconds(10));
var before = await server.MeasureAsync();
var watch = System.Diagnostics.Stopwatch.StartNew();
load.Forget();
await load.RunAsync(connections, TimeSpan.FromMinutes(minutes));
var after = await server.MeasureAsync();

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalMinutes:F1} minutes, {connections} connections, {Environment.ProcessorCount} cores"));
Console.WriteLine();
Console.WriteLine("| | after warm-up | at the end |");
Console.WriteLine("| --- | ---: | ---: |");
Console.WriteLine($"| service, resident MB | {before.ServiceMegabytes} | {after.ServiceMegabytes} |");
Console.WriteLine($"| workers, resident MB | {before.WorkerMegabytes} | {after.WorkerMegabytes} |");
Console.WriteLine($"| workers up | {before.WorkersUp} | {after.WorkersUp} |");
Console.WriteLine($"| worker restarts | {before.Restarts} | {after.Restarts} |");
Console.WriteLine($"| open files of the service | {before.OpenFiles} | {after.OpenFiles} |");
Console.WriteLine($"| threads of the service | {before.Threads} | {after.Threads} |");
Console.WriteLine();
Console.WriteLine("| kind | executions | answers |");
Console.WriteLine("| --- | ---: | --- |");
foreach (var kind in load.Kinds)
{
    Console.WriteLine($"| {kind.Name} | {kind.Executions} | {kind.Answers} |");
}

return load.Kinds.All(kind => kind.IsAsExpected) ? 0 : 1;
