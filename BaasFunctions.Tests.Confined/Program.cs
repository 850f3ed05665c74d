using BaasFunctions.Sandbox.Workers.Hosting;
using System.Diagnostics;
using System.Text.Json;
using BaasFunctions.Sandbox.Confinement;
using BaasFunctions.Sandbox.Confinement.Launch;
using BaasFunctions.Tests.Confined;

// First argument: options of the confinement as JSON, or "free" for none. Second: what to do. The rest belongs to that.
// Prints the report as one line of JSON, then the answer.
// First argument "hostile": a worker that was taken over. The second says how it begins; a sandbox adds what it gives to workers.
if (args[0] == "hostile")
{
    return HostileWorker.Run(args[1], args[3..]);
}

// A first word "walled" re-executes the process under Landlock.
if (args[0] == "walled")
{
    WorkerRestart.BehindWall(new LandlockReexec(RuntimeFiles.Paths));
    args = args[1..];
}

if (args[0] != "free")
{
    var options = JsonSerializer.Deserialize(args[0], ConfinementJson.Default.ConfinementOptions)!;
    if (options.ExpectedParentId == 0)
    {
        options = options with { ExpectedParentId = Kernel.getppid() };
    }

    var started = Stopwatch.GetTimestamp();
    EarlyLoading.Run();
    var report = WorkerConfinement.Confine(options);
    var milliseconds = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    Console.WriteLine(JsonSerializer.Serialize(report, ConfinementJson.Default.ConfinementReport));
    Console.WriteLine($"confined in {milliseconds:F0} ms");
}

Console.WriteLine(await Attacks.RunAsync(args[1], args[2..]));
return 0;
