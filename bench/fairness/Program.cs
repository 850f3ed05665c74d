using System.Diagnostics;
using System.Globalization;
using BaasFunctions.Bench.Fairness;

// The function of both takes about 5 ms of a processor: short enough to be many, long enough to be felt.
const string Code = "export default () => { let sum = 0; for (let i = 0; i < 20000; i++) sum += i % 7; return sum; }";
const int Port = 24_811;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var (server, pairs, connections) = (args[0], int.Parse(args[1], null), int.Parse(args[2], null));
var start = new ProcessStartInfo("dotnet", [server]) { WorkingDirectory = Path.GetTempPath(), RedirectStandardError = true, RedirectStandardOutput = true };
start.Environment["PORT"] = $"{Port}";
start.Environment["LOG_LEVEL"] = "error";
using var process = Process.Start(start)!;
process.BeginErrorReadLine();
process.BeginOutputReadLine();
try
{
    using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 10_000 }) { BaseAddress = new Uri($"http://localhost:{Port}"), Timeout = TimeSpan.FromMinutes(2) };
    while (true)
    {
        try
        {
            if ((await client.GetAsync("/health/ready")).IsSuccessStatusCode)
            {
                break;
            }
        }
        catch (HttpRequestException) when (!process.HasExited)
        {
            // Not yet.
        }

        await Task.Delay(100);
    }

    var quiet = new Project(client, "quiet", Code);
    var flood = new Project(client, "flood", Code);
    await RoundAsync(connections);
    Console.WriteLine($"| Pair | alone p50 | alone p99 | beside {connections} connections p50 | p99 | ratio p50 | ratio p99 | flood answered | refused |");
    Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    var ratios = new List<double>();
    for (var pair = 1; pair <= pairs; pair++)
    {
        var (alone, _, _) = await RoundAsync(0);
        var (beside, flooded, refused) = await RoundAsync(connections);
        ratios.Add(beside.At(0.99) / alone.At(0.99));
        Console.WriteLine(
            $"| {pair} | {alone.At(0.5):0.0} ms | {alone.At(0.99):0.0} ms | {beside.At(0.5):0.0} ms | {beside.At(0.99):0.0} ms | {beside.At(0.5) / alone.At(0.5):0.00} | {ratios[^1]:0.00} | {flooded} | {refused} |");
    }

    Console.WriteLine($"Ratio of p99: median {ratios.Order().ElementAt(ratios.Count / 2):0.00}, worst {ratios.Max():0.00}");

    async Task<(Percentiles Quiet, int Flooded, int Refused)> RoundAsync(int flooding)
    {
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        var load = flood.RunAsync(flooding, TimeSpan.Zero, end.Token);
        var (latencies, _) = await quiet.RunAsync(2, TimeSpan.FromMilliseconds(10), end.Token);
        var (all, refused) = await load;
        return (latencies, all.Count, refused);
    }
}
finally
{
    process.Kill();
    await process.WaitForExitAsync();
}
