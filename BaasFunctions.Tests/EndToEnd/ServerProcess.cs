using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Runtime.InteropServices;
using System.Text;
using BaasFunctions.Service.Configuration;

namespace BaasFunctions.Tests.EndToEnd;

/// <summary>The real server, as its own process, and a client that speaks HTTP to it.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(240);

    private const string OwnData = "baas-test-";

    private readonly Process _process;
    private readonly string? _ownData;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly TaskCompletionSource<Uri> _listens = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(IReadOnlyDictionary<string, string> environment, string[] arguments, int? fileBlocks = null, string[]? program = null, string? folder = null, string input = "")
    {
        string[] command = [.. program ?? ServerProgram.Command, .. arguments];

        // The signal that comes with the limit is ignored, so that a write fails as on a full disk.
        string[] started = fileBlocks is { } blocks ? ["bash", "-c", $"trap '' XFSZ; ulimit -f {blocks}; exec \"$@\"", "bash", .. command] : command;
        var start = new ProcessStartInfo(started[0], started[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,

            // Not the repository: a .env file there would be read.
            WorkingDirectory = folder ?? Path.GetTempPath(),
        };
        RemoveSettings(start.Environment);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        _ownData = environment.TryGetValue("DATA_DIR", out var data) && Path.GetFileName(data).StartsWith(OwnData, StringComparison.Ordinal) ? data : null;

        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => OnOutput(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(_errors, line.Data);
        _process.Exited += (_, _) => _listens.TrySetException(new InvalidOperationException("The server ended: " + Errors));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        WriteInput(input);
    }

    public int Id => _process.Id;

    public bool HasEnded => _process.HasExited;

    public HttpClient Client { get; private set; } = new() { Timeout = s_patience };

    public string Output => string.Join('\n', _output);

    public string Errors => string.Join('\n', _errors);

    /// <summary>As many workers as there are without a setting. Native servers have them in any case.</summary>
    public static (string Name, string Value) UsualWorkers { get; } = ("BAAS_WORKERS", Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture));

    /// <summary>How long a server may take until its functions can run, on a quiet machine. One that a test keeps from it is not waited for longer.</summary>
    private static readonly TimeSpan s_ready = TimeSpan.FromSeconds(10);

    /// <summary>Starts the server on a free port and waits until it is ready; one that cannot become ready, until it listens.</summary>
    public static async Task<ServerProcess> StartAsync(params (string Name, string Value)[] settings)
    {
        var server = await StartListeningAsync(settings);
        await server.UntilReadyAsync();
        return server;
    }

    /// <summary>Starts the server on a free port and waits until it listens; its workers may still be starting.</summary>
    public static async Task<ServerProcess> StartListeningAsync(params (string Name, string Value)[] settings)
    {
        var environment = settings.ToDictionary(pair => pair.Name, pair => pair.Value);
        environment.TryAdd("PORT", "0");

        // A worker takes a second of processor time to start where it is compiled as it runs, and few tests are about several.
        if (ServerProgram.Native is null)
        {
            environment.TryAdd("BAAS_WORKERS", "1");
        }

        // Its own, so that nothing is left of one test for the next.
        environment.TryAdd("DATA_DIR", NewDataFolder());
        var server = new ServerProcess(environment, []);
        server.Client.BaseAddress = await server._listens.Task.WaitAsync(s_patience);
        return server;
    }

    /// <summary>As <see cref="StartAsync"/>, of another program than <see cref="ServerProgram"/>.</summary>
    public static async Task<ServerProcess> StartProgramAsync(string[] program, params (string Name, string Value)[] settings)
    {
        var server = new ServerProcess(settings.ToDictionary(pair => pair.Name, pair => pair.Value), [], program: program);
        server.Client.BaseAddress = await server._listens.Task.WaitAsync(s_patience);
        return server;
    }

    /// <summary>As <see cref="StartAsync"/>, with files of at most so many blocks of 1024 bytes.</summary>
    public static async Task<ServerProcess> StartLimitedAsync(int fileBlocks)
    {
        var server = new ServerProcess(
            new Dictionary<string, string>
            {
                // The runtime's own files of code are larger than the limit.
                ["DOTNET_EnableWriteXorExecute"] = "0",
                ["BAAS_ISOLATION"] = "InProcess",
                ["PORT"] = "0",
                ["DATA_DIR"] = NewDataFolder(),
            },
            [],
            fileBlocks);
        server.Client.BaseAddress = await server._listens.Task.WaitAsync(s_patience);
        return server;
    }

    /// <summary>Starts a command that serves, in a folder, and waits until it listens.</summary>
    public static async Task<ServerProcess> StartCommandAsync(string folder, string[] arguments, params (string Name, string Value)[] settings)
    {
        var server = new ServerProcess(settings.ToDictionary(pair => pair.Name, pair => pair.Value), arguments, folder: folder);
        server.Client.BaseAddress = await server._listens.Task.WaitAsync(s_patience);
        return server;
    }

    /// <summary>Starts a command that goes on until it is ended.</summary>
    public static ServerProcess StartUnlistened(string folder, string[] arguments, params (string Name, string Value)[] settings)
    {
        var server = new ServerProcess(settings.ToDictionary(pair => pair.Name, pair => pair.Value), arguments, folder: folder);
        _ = server._listens.Task.Exception;
        return server;
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(
        string[] arguments, params (string Name, string Value)[] settings)
    {
        await using var server = new ServerProcess(settings.ToDictionary(pair => pair.Name, pair => pair.Value), arguments);
        _ = server._listens.Task.Exception;
        var code = await server.ExitAsync();
        return (code, server.Output, server.Errors);
    }

    /// <summary>As <see cref="RunAsync"/>, in a folder and with an input.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunInAsync(
        string folder, string input, string[] arguments, params (string Name, string Value)[] settings)
    {
        await using var server = new ServerProcess(settings.ToDictionary(pair => pair.Name, pair => pair.Value), arguments, folder: folder, input: input);
        _ = server._listens.Task.Exception;
        var code = await server.ExitAsync();
        return (code, server.Output, server.Errors);
    }

    /// <summary>Takes what is set for whoever runs the tests out of the environment of a process.</summary>
    public static void RemoveSettings(IDictionary<string, string?> environment)
    {
        foreach (var name in SettingsTable.Rows.Select(row => row.Name).Concat(FormerSettings.WithoutEffect).Concat(CommandLineVariables.All))
        {
            environment.Remove(name);
        }
    }

    /// <summary>Waits until the error stream says something.</summary>
    public async Task WaitForErrorAsync(string text)
    {
        for (var waited = Stopwatch.StartNew(); !Errors.Contains(text, StringComparison.Ordinal); await Task.Delay(20))
        {
            Assert.IsTrue(waited.Elapsed < s_patience, $"\"{text}\" is not in: {Errors}");
        }
    }

    /// <summary>From now on the client sends by way of a handler.</summary>
    public void SendThrough(HttpMessageHandler handler)
    {
        var address = Client.BaseAddress;
        Client.Dispose();
        Client = new HttpClient(handler) { BaseAddress = address, Timeout = s_patience };
    }

    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync(CancellationToken.None).WaitAsync(s_patience);

        // Without a time this also waits for the last lines of both streams.
        _process.WaitForExit();
        return _process.ExitCode;
    }

    public void Signal(int signal) => Assert.AreEqual(0, Kill(_process.Id, signal));

    public Task<HttpResponseMessage> PostAsync(string path, string body, string contentType = "application/json")
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return Client.PostAsync(path, content);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await ExitAsync();
        }

        Client.Dispose();
        _process.Dispose();
        if (_ownData is not null && Directory.Exists(_ownData))
        {
            Directory.Delete(_ownData, recursive: true);
        }
    }

    private void WriteInput(string input)
    {
        try
        {
            _process.StandardInput.Write(input);
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without having read it.
        }
    }

    /// <summary>Its workers need time to start, a busy machine gives them little, and requests that come before wait only for a while.</summary>
    private async Task UntilReadyAsync()
    {
        var bound = MachinePace.Stretch(s_ready);
        using var client = new HttpClient { BaseAddress = Client.BaseAddress, Timeout = s_patience };
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < bound && !HasEnded;)
        {
            try
            {
                using var ready = await client.GetAsync("/health/ready");
                if (ready.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It ended, or a test has it refuse connections.
            }

            await Task.Delay(50);
        }
    }

    public static string NewDataFolder() => Path.Combine(Path.GetTempPath(), OwnData + Guid.NewGuid().ToString("N"));

    private void OnOutput(string? line)
    {
        Keep(_output, line);
        const string before = "listens on ";
        var at = line?.IndexOf(before, StringComparison.Ordinal) ?? -1;
        if (at >= 0)
        {
            _listens.TrySetResult(new Uri(line![(at + before.Length)..].Split(' ')[0]));
        }
    }

    private static void Keep(ConcurrentQueue<string> lines, string? line)
    {
        if (line is not null)
        {
            lines.Enqueue(line);
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int process, int signal);
}
