using System.Globalization;
using System.Text.Json.Nodes;
using BaasFunctions.Bench.Peers;

// Arguments: the folder bench/peers, our published server, rounds, seconds, the file for the results, and names of workloads (all when none is named).
var (folder, server, rounds, seconds, results) = (args[0], args[1], int.Parse(args[2], CultureInfo.InvariantCulture), int.Parse(args[3], CultureInfo.InvariantCulture), args[4]);
var peers = Peer.All(folder, server);
var workloads = Workload.All(folder).Where(workload => args.Length == 5 || args[5..].Contains(workload.Name)).ToArray();
var versions = new Dictionary<string, string> { [".NET"] = Environment.Version.ToString() };
foreach (var package in (string[])["express", "vm2", "quickjs-emscripten", "isolated-vm", "deno", "workerd"])
{
    var file = Path.Combine(folder, "node_modules", package, "package.json");
    if (File.Exists(file))
    {
        versions[package] = (string)JsonNode.Parse(File.ReadAllText(file))!["version"]!;
    }
}

var report = new Report(peers, versions, rounds, seconds);
report.Begin();
var comparison = new Comparison(peers, rounds, seconds);
var wrong = 0;
foreach (var workload in workloads)
{
    var (runs, failures) = await comparison.RunAsync(workload);
    report.Add(workload, runs, failures);
    wrong += peers.Count(peer => peer.IsOurs && (!runs.TryGetValue(peer.Name, out var list) || list.Sum(load => load.Errors) > 0));
}

var footprints = new Dictionary<string, (double, long)>();
foreach (var peer in peers)
{
    footprints[peer.Name] = await Footprint.OfAsync(peer, workloads[0].Body, rounds);
}

report.AddFootprints(footprints);
await File.WriteAllTextAsync(results, report.ToString());
Console.Write(report);
return wrong == 0 ? 0 : 1;
