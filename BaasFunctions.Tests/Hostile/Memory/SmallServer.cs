using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using BaasFunctions.Tests.EndToEnd;

namespace BaasFunctions.Tests.Hostile.Memory;

/// <summary>The real server with the heap that the runtime would give it in a container of 512 MB, and what its process holds.</summary>
internal sealed partial class SmallServer : IAsyncDisposable
{
    /// <summary>What the container would allow.</summary>
    public const long Container = 512L << 20;

    private static readonly TimeSpan s_back = TimeSpan.FromSeconds(30);

    private SmallServer(ServerProcess process) => Process = process;

    public ServerProcess Process { get; }

    /// <summary>Resident bytes before any attack.</summary>
    public long Fresh { get; private init; }

    public static async Task<SmallServer> StartAsync()
    {
        // Three fifths of 512 MB, as the image sets it.
        var process = await ServerProcess.StartAsync(
            ServerProcess.UsualWorkers,
            ("DOTNET_GCHeapHardLimit", "13333333"),
            ("BAAS_EGRESS_ALLOW", "127.0.0.1"),
            ("LOG_LEVEL", "warn"),
            ("RATE_LIMIT_MAX_REQUESTS", "1000000"));
        for (var i = 0; i < 10; i++)
        {
            await HostileServer.ExecuteAsync(process, Bystander.Function(i).ToRequest($"warm_{i}", "warm-up"));
        }

        var fresh = new SmallServer(process).Resident().Now;
        return new SmallServer(process) { Fresh = fresh };
    }

    /// <summary>Resident bytes of the service, now and at most since <see cref="ForgetPeak"/>; its workers not included.</summary>
    public (long Now, long Peak) Resident()
    {
        var status = File.ReadAllText($"/proc/{Process.Id}/status");
        return (Read("VmRSS"), Read("VmHWM"));

        long Read(string name) => long.Parse(Regex.Match(status, name + @":\s+(\d+) kB").Groups[1].Value, CultureInfo.InvariantCulture) << 10;
    }

    /// <summary>Begins a new peak (proc(5), clear_refs).</summary>
    public void ForgetPeak() => File.WriteAllText($"/proc/{Process.Id}/clear_refs", "5");

    /// <summary>Bytes that the budget says are held.</summary>
    public async Task<long> UsedAsync()
    {
        var text = await Process.Client.GetStringAsync("/metrics");
        return UsedFigure.Match(text) is { Success: true } found ? long.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture) : -1;
    }

    /// <summary>Waits until nothing is held and the process is about as small as it was.</summary>
    public async Task<(long Used, long Resident)> BackAsync(long before)
    {
        var bound = TimeSpan.FromSeconds(Math.Min(MachinePace.Stretch(s_back).TotalSeconds, 90));
        var (used, resident) = (0L, 0L);
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < bound; await Task.Delay(250))
        {
            (used, resident) = (await UsedAsync(), Resident().Now);
            if (used == 0 && resident < before)
            {
                break;
            }
        }

        return (used, resident);
    }

    public ValueTask DisposeAsync() => Process.DisposeAsync();

    [GeneratedRegex(@"^baas_memory_used_bytes(?:\{[^}]*\})? (\d+)", RegexOptions.Multiline)]
    private static partial Regex UsedFigure { get; }
}
