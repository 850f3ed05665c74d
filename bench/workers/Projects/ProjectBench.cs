using System.Globalization;
using BaasFunctions.Sandbox.Workers;

namespace BaasFunctions.Bench.Workers.Projects;

/// <summary>What isolation costs by the number of projects: each mode with 1, 2, 20 and 200 projects, which are asked in turn, in one run.</summary>
internal static class ProjectBench
{
    private const int Connections = 16;
    private const int NewProjects = 20;

    private static readonly int[] s_counts = [1, 2, 20, 200];
    private static readonly WorkerIsolation[] s_modes = [WorkerIsolation.Shared, WorkerIsolation.PerProject, WorkerIsolation.PerExecution];

    /// <param name="arguments">The server, a native file or a .dll; seconds of each round (default 5); rounds (3); memory of the pool in MB (1,536).</param>
    public static async Task RunAsync(string[] arguments)
    {
        var program = Path.GetFullPath(arguments[0]);
        var seconds = Number(arguments, 1, 5);
        var rounds = Number(arguments, 2, 3);
        var poolMb = Number(arguments, 3, 1_536);
        Console.WriteLine($"{Path.GetFileName(program)}, {Environment.ProcessorCount} processors; {Connections} connections, median of {rounds} rounds of {seconds} s; pool of {poolMb} MB.");
        Console.WriteLine("First answer: of projects that were never seen before, one every half second.");
        Console.WriteLine();
        Console.WriteLine("| isolation | projects | requests/s | of Shared | p50 ms | p99 ms | failed | workers | memory MB (PSS) | first answer p50 ms | largest |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        var shared = new Dictionary<int, double>();
        foreach (var count in s_counts)
        {
            // The modes of one number of projects follow one another: what else the machine does meets all of them.
            var measured = s_modes.ToDictionary(mode => mode, _ => new List<Row>());
            for (var round = 0; round < rounds; round++)
            {
                foreach (var mode in s_modes)
                {
                    measured[mode].Add(await MeasureAsync(program, mode, poolMb, count, TimeSpan.FromSeconds(seconds)));
                }
            }

            foreach (var mode in s_modes)
            {
                Print(mode, count, measured[mode], shared);
            }
        }
    }

    private static async Task<Row> MeasureAsync(string program, WorkerIsolation mode, int poolMb, int count, TimeSpan time)
    {
        using var server = await MeasuredServer.StartAsync(program, mode, poolMb);
        await Task.Delay(2_000);
        var (first, newFailed, _) = await TurnLoad.RunAsync(
            server.Port, [.. Enumerable.Range(0, NewProjects).Select(number => $"new {number}")], 1, TimeSpan.FromMinutes(1), NewProjects, TimeSpan.FromMilliseconds(500));
        string[] projects = [.. Enumerable.Range(0, count).Select(number => $"project {number}")];
        await TurnLoad.RunAsync(server.Port, projects, Connections, time, Math.Max(2_000, 2 * count));
        var (times, failed, took) = await TurnLoad.RunAsync(server.Port, projects, Connections, time);
        var (megabytes, workers) = server.Memory();
        return new Row((times.Length - failed) / took.TotalSeconds, times[times.Length / 2], times[times.Length * 99 / 100], failed + newFailed, workers, megabytes, first[first.Length / 2], first[^1]);
    }

    private static void Print(WorkerIsolation mode, int count, List<Row> rounds, Dictionary<int, double> shared)
    {
        double Median(Func<Row, double> value) => rounds.Select(value).Order().ElementAt(rounds.Count / 2);
        var perSecond = Median(row => row.PerSecond);
        shared.TryAdd(count, perSecond);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {mode} | {count} | {perSecond:F0} | {perSecond / shared[count]:F2} | {Median(row => row.P50):F1} | {Median(row => row.P99):F1} | {rounds.Sum(row => row.Failed)} | {Median(row => row.Workers):F0} | {Median(row => row.Megabytes):F0} | {Median(row => row.First):F1} | {rounds.Max(row => row.Slowest):F0} |"));
    }

    private static int Number(string[] arguments, int index, int otherwise) => arguments.Length > index ? int.Parse(arguments[index], CultureInfo.InvariantCulture) : otherwise;

    private sealed record Row(double PerSecond, double P50, double P99, int Failed, int Workers, double Megabytes, double First, double Slowest);
}
