using System.Diagnostics;
using System.Text.Json;

namespace BaasFunctions.Bench.Soak;

/// <summary>The real server as a process of its own, and what it uses.</summary>
internal sealed class SoakedServer : IAsyncDisposable
{
    private static readonly TimeSpan s_startBound = TimeSpan.FromSeconds(60);
    private readonly Process _process;

    private SoakedServer(Process process, Uri address)
    {
        _process = process;
        Client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
    }

    public HttpClient Client { get; }

    public static async Task<SoakedServer> StartAsync(string dll)
    {
        var process = Process.Start(new ProcessStartInfo("dotnet", [dll])
        {
            RedirectStandardOutput = true,
            Environment = { ["PORT"] = "0", ["LOG_LEVEL"] = "error" },
        })!;
        using var bound = new CancellationTokenSource(s_startBound);
        while (await process.StandardOutput.ReadLineAsync(bound.Token) is { } line)
        {
            if (line.Split(' ').FirstOrDefault(word => word.StartsWith("http://", StringComparison.Ordinal)) is { } address)
            {
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                return new SoakedServer(process, new Uri(address));
            }
        }

        throw new InvalidOperationException("The server ended before it listened.");
    }

    public async Task<Usage> MeasureAsync()
    {
        using var health = JsonDocument.Parse(await Client.GetStringAsync("/health"));
        var sandbox = health.RootElement.GetProperty("checks").GetProperty("sandbox");
        _process.Refresh();
        return new Usage(
            _process.WorkingSet64 >> 20,
            Children().Sum(Resident) >> 20,
            sandbox.GetProperty("workers_up").GetInt32(),
            sandbox.GetProperty("worker_restarts").GetInt64(),
            Directory.GetFiles($"/proc/{_process.Id}/fd").Length,
            _process.Threads.Count);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)])!.WaitForExit();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private IEnumerable<int> Children() => Directory.GetDirectories("/proc")
        .Select(folder => int.TryParse(Path.GetFileName(folder), out var id) ? id : 0)
        .Where(id => id > 0 && Status(id, "PPid") == _process.Id);

    private static long Resident(int id) => Status(id, "VmRSS") << 10;

    private static long Status(int id, string name)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(l => l.StartsWith(name + ":", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line[(name.Length + 1)..].Replace("kB", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
