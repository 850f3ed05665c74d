using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BaasFunctions.Bench.Peers;

/// <summary>One of the servers, as its own processes on loopback.</summary>
internal sealed class ServerUnderLoad : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(300);
    private readonly Process _process;

    private ServerUnderLoad(Process process, int port, TimeSpan untilFirstAnswer) => (_process, Port, UntilFirstAnswer) = (process, port, untilFirstAnswer);

    public int Port { get; }

    public int Id => _process.Id;

    /// <summary>From the start of the process to its first answer.</summary>
    public TimeSpan UntilFirstAnswer { get; }

    /// <summary>Starts a server and waits for its first answer.</summary>
    public static async Task<ServerUnderLoad> StartAsync(Peer peer, string body)
    {
        var port = FreePort();
        var start = new ProcessStartInfo(peer.Program[0], peer.Program[1..].Select(argument => argument.Replace("PORT", $"{port}", StringComparison.Ordinal)))
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["PORT"] = $"{port}";
        foreach (var (name, value) in peer.Environment)
        {
            start.Environment[name] = value;
        }

        var began = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var client = new HttpClient();
        while (true)
        {
            try
            {
                await AskAsync(client, port, body);
                return new ServerUnderLoad(process, port, Stopwatch.GetElapsedTime(began));
            }
            catch (HttpRequestException) when (!process.HasExited && Stopwatch.GetElapsedTime(began) < s_patience)
            {
                await Task.Delay(2);
            }
        }
    }

    /// <summary>Waits until what was asked of it is done: until its processes rest, at most for some seconds.</summary>
    public async Task DrainAsync()
    {
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < s_patience;)
        {
            var before = ProcessTree.Cpu(Id);
            await Task.Delay(s_look);
            if (ProcessTree.Cpu(Id) - before < s_look / 10)
            {
                return;
            }
        }
    }

    /// <summary>One request: how it is answered.</summary>
    public async Task<string> AskAsync(string body)
    {
        using var client = new HttpClient();
        return await AskAsync(client, body);
    }

    /// <summary>The same with a client of the caller's, for many at once.</summary>
    public Task<string> AskAsync(HttpClient client, string body) => AskAsync(client, Port, body);

    public void Dispose()
    {
        // Its own processes, by the ids that it started.
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private static async Task<string> AskAsync(HttpClient client, int port, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri($"http://127.0.0.1:{port}/execute"), content);
        return await answer.Content.ReadAsStringAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
