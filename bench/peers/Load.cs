using System.Diagnostics;
using System.Globalization;

namespace BaasFunctions.Bench.Peers;

/// <summary>What one run of a load gave.</summary>
/// <param name="PerSecond">Requests answered in a second, refusals left out.</param>
/// <param name="P50">Median of the latency in ms.</param>
/// <param name="P99">99 of 100 were faster, in ms.</param>
/// <param name="P999">999 of 1,000 were faster, in ms.</param>
/// <param name="CpuMs">Processor time of the server's processes per request, in ms.</param>
/// <param name="MemoryBytes">Resident memory of the server's processes under load.</param>
/// <param name="Errors">Requests that failed.</param>
internal sealed record Load(double PerSecond, double P50, double P99, double P999, double CpuMs, long MemoryBytes, long Errors)
{
    /// <summary>Sends a workload for so many seconds.</summary>
    public static async Task<Load> RunAsync(ServerUnderLoad server, Workload workload, int seconds)
    {
        var folder = Directory.CreateTempSubdirectory("baas-bench-");
        try
        {
            var (body, script) = (Path.Combine(folder.FullName, "body.json"), Path.Combine(folder.FullName, "load.lua"));
            await File.WriteAllTextAsync(body, workload.Body);
            await File.WriteAllTextAsync(script, workload.ToLua(body));
            var start = new ProcessStartInfo(
                "wrk", ["-t1", $"-c{workload.Connections}", $"-d{seconds}s", "--timeout", "10s", "-s", script, $"http://127.0.0.1:{server.Port}/execute"])
            {
                RedirectStandardOutput = true,
            };
            var cpu = ProcessTree.Cpu(server.Id);
            using var wrk = Process.Start(start)!;
            var reading = wrk.StandardOutput.ReadToEndAsync();
            await Task.Delay(TimeSpan.FromSeconds(seconds * 0.8));
            var memory = ProcessTree.Memory(server.Id);
            var output = await reading;
            await wrk.WaitForExitAsync();
            var spent = ProcessTree.Cpu(server.Id) - cpu;
            var found = output.Split('\n').FirstOrDefault(line => line.StartsWith("RESULT ", StringComparison.Ordinal))
                ?? throw new InvalidOperationException("wrk told nothing: " + output);
            var figures = found.Split(' ')[1..].Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
            return new Load(
                (figures[0] - figures[5]) / (figures[1] / 1e6), figures[2] / 1000, figures[3] / 1000, figures[4] / 1000, spent.TotalMilliseconds / Math.Max(1, figures[0]), memory, (long)figures[5]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
