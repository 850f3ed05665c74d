using System.Globalization;
using System.Text;

namespace BaasFunctions.Bench.Peers;

/// <summary>The results as Markdown.</summary>
internal sealed class Report(IReadOnlyList<Peer> peers, IReadOnlyDictionary<string, string> versions, int rounds, int seconds, int warmUp)
{
    private readonly StringBuilder _text = new();

    public void Begin()
    {
        _text.AppendLine("# Ours beside its peers").AppendLine();
        Line($"{DateTime.UtcNow:yyyy-MM-dd}, {Environment.ProcessorCount} processors ({Cpu()}), {Memory()}, {System.Runtime.InteropServices.RuntimeInformation.OSDescription}.");
        Line($"Each server on its own in turn, {rounds} rounds of {seconds} s after {warmUp} s to get warm (thrice that for many); wrk with one thread on the same machine. A ratio is ours divided by theirs");
        _text.AppendLine("within a round: its median, and the least and the largest. Memory is proportional (PSS) over all processes of a server.");
        _text.AppendLine("Ours and the bare loop have the setting of the runtime that our image has (DOTNET_GCgen0size).").AppendLine();
        Line($"Versions: {string.Join(", ", versions.Select(pair => $"{pair.Key} {pair.Value}"))}.");
    }

    public void Add(Workload workload, IReadOnlyDictionary<string, List<Load>> runs, IReadOnlyDictionary<string, string> failures)
    {
        _text.AppendLine();
        Line($"## {workload.Name}: {workload.Means}");
        _text.AppendLine();
        var ours = peers.Where(peer => peer.IsOurs && runs.ContainsKey(peer.Name)).ToArray();
        Line($"| Server | requests/s | p50 ms | p99 ms | p99.9 ms | CPU ms/request | MB under load | errors |{string.Concat(ours.Select(peer => $" {peer.Name} / it |"))}");
        Line($"| --- |{string.Concat(Enumerable.Repeat(" ---: |", 7 + ours.Length))}");
        foreach (var peer in peers.Where(peer => runs.ContainsKey(peer.Name)))
        {
            var list = runs[peer.Name];
            var ratios = string.Concat(ours.Select(own => peer.IsOurs ? " |" : $" {Ratio(runs[own.Name], list)} |"));
            Line($"| {peer.Name} | {Of(list, load => load.PerSecond):0} | {Of(list, load => load.P50):0.00} | {Of(list, load => load.P99):0.0} | {Of(list, load => load.P999):0.0} | {Of(list, load => load.CpuMs):0.000} | {Of(list, load => load.MemoryBytes / 1048576.0):0} | {list.Sum(load => load.Errors)} |{ratios}");
        }

        foreach (var (name, why) in failures)
        {
            _text.AppendLine();
            Line($"{name} has no row: {why.ReplaceLineEndings(" ")}");
        }
    }

    public void AddGrowth(Peer peer, IReadOnlyDictionary<int, List<Load>> loads)
    {
        _text.AppendLine();
        Line($"## growth: hello at ever more connections, {peer.Name}");
        _text.AppendLine().AppendLine("| Connections | requests/s | CPU ms/request | p50 ms | p99 ms | errors |").AppendLine("| ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var (connections, list) in loads.OrderBy(pair => pair.Key))
        {
            Line($"| {connections} | {Of(list, load => load.PerSecond):0} | {Of(list, load => load.CpuMs):0.000} | {Of(list, load => load.P50):0.00} | {Of(list, load => load.P99):0.0} | {list.Sum(load => load.Errors)} |");
        }
    }

    public void BeginWaiting()
    {
        _text.AppendLine();
        Line($"## waiting: {Waiting.Executions} executions at once that wait for another system");
        _text.AppendLine().AppendLine("| Server | MB idle | MB above idle while they wait | kB per execution | answered |").AppendLine("| --- | ---: | ---: | ---: | ---: |");
    }

    public void AddWaiting(Peer peer, long idle, long waiting, int answered) =>
        Line($"| {peer.Name} | {idle / 1048576.0:0} | {(waiting - idle) / 1048576.0:0} | {(waiting - idle) / 1024.0 / Waiting.Executions:0} | {answered} |");

    public void AddFootprints(IReadOnlyDictionary<string, (double StartMs, long IdleBytes)> footprints)
    {
        _text.AppendLine().AppendLine("## Start and idle").AppendLine();
        _text.AppendLine("| Server | start to first answer, ms | MB idle |").AppendLine("| --- | ---: | ---: |");
        foreach (var (name, (start, idle)) in footprints)
        {
            Line($"| {name} | {start:0} | {idle / 1048576.0:0} |");
        }
    }

    public override string ToString() => _text.ToString();

    private void Line(FormattableString line) => _text.AppendLine(line.ToString(CultureInfo.InvariantCulture));

    private static double Of(IEnumerable<Load> loads, Func<Load, double> figure) => Median.Of(loads.Select(figure));

    private static string Ratio(IReadOnlyList<Load> ours, IReadOnlyList<Load> theirs)
    {
        var ratios = ours.Zip(theirs, (own, other) => own.PerSecond / other.PerSecond).Order().ToArray();
        return ratios.Length == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{Median.Of(ratios):0.00} ({ratios[0]:0.00} to {ratios[^1]:0.00})");
    }

    private static string Cpu() =>
        File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown";

    private static string Memory() =>
        $"{long.Parse(File.ReadLines("/proc/meminfo").First().Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) >> 20} GB";
}
