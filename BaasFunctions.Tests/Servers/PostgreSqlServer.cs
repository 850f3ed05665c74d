using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace BaasFunctions.Tests.Servers;

/// <summary>A real PostgreSQL server of its own on loopback, in a folder that goes with it. It does not run as root, as it never does.</summary>
internal sealed class PostgreSqlServer : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(240);

    private readonly string _folder;
    private readonly string _programs;
    private Process? _process;

    private PostgreSqlServer(string folder, string programs, int port) => (_folder, _programs, Port) = (folder, programs, port);

    public int Port { get; }

    /// <summary>A database whose role is no superuser, as an operator would set it up.</summary>
    public string Url => $"postgres://baas:baas@127.0.0.1:{Port}/baas";

    /// <summary>The same database for a login that owns nothing.</summary>
    public string ReaderUrl => $"postgres://reader:reader@127.0.0.1:{Port}/baas";

    public static async Task<PostgreSqlServer> StartAsync()
    {
        var programs = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).LastOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")))
            : null;
        Assert.IsNotNull(programs, "PostgreSQL is not installed; .ci/run installs it");
        var folder = Directory.CreateTempSubdirectory("baas-pg-").FullName;
        var server = new PostgreSqlServer(folder, programs, FreePort());
        await RunToEndAsync("chown", "-R", "postgres", folder);
        await server.RunAsync("initdb", "-D", server.Data, "-U", "postgres", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8");
        await server.StartProcessAsync();
        await server.AsSuperuserAsync("CREATE ROLE baas LOGIN PASSWORD 'baas'", "postgres");
        await server.AsSuperuserAsync("CREATE ROLE reader LOGIN PASSWORD 'reader'", "postgres");
        await server.AsSuperuserAsync("CREATE DATABASE baas OWNER baas", "postgres");
        return server;
    }

    /// <summary>Runs a statement as the superuser.</summary>
    public async Task<object?> AsSuperuserAsync(string sql, string database = "baas", int timeout = 30)
    {
        await using var connection = new NpgsqlConnection($"Host=127.0.0.1;Port={Port};Username=postgres;Database={database};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = timeout };
        return await command.ExecuteScalarAsync();
    }

    /// <summary>Ends it as a crash would, and starts it again on the same port.</summary>
    public async Task RestartAsync(TimeSpan down)
    {
        await StopAsync();
        await Task.Delay(down);
        await StartProcessAsync();
    }

    /// <summary>Starts it again after <see cref="StopAsync"/>, on the same port.</summary>
    public Task StartAgainAsync() => StartProcessAsync();

    public async Task StopAsync()
    {
        await RunAsync("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");
        await _process!.WaitForExitAsync().WaitAsync(s_patience);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            await StopAsync();
        }

        _process?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string Data => Path.Combine(_folder, "data");

    private async Task StartProcessAsync()
    {
        _process = Process.Start(Command("postgres", "-D", Data, "-p", $"{Port}", "-h", "127.0.0.1", "-k", _folder, "-c", "fsync=off"))!;
        _ = _process.StandardOutput.ReadToEndAsync();
        var errors = _process.StandardError.ReadToEndAsync();
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < s_patience;)
        {
            try
            {
                await AsSuperuserAsync("SELECT 1", "postgres");
                return;
            }
            catch (NpgsqlException) when (!_process.HasExited)
            {
                await Task.Delay(50);
            }
        }

        Assert.Fail("PostgreSQL did not start: " + (_process.HasExited ? await errors : "no answer"));
    }

    private Task RunAsync(string program, params string[] arguments) => RunToEndAsync(Command(program, arguments));

    private static Task RunToEndAsync(string program, params string[] arguments) =>
        RunToEndAsync(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true });

    private static async Task RunToEndAsync(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(s_patience);
        Assert.AreEqual(0, process.ExitCode, $"{start.FileName} {string.Join(' ', start.ArgumentList)}: {await errors} {await output}");
    }

    private ProcessStartInfo Command(string program, params string[] arguments)
    {
        var path = Path.Combine(_programs, program);
        string[] command = Environment.UserName == "root" ? ["runuser", "-u", "postgres", "--", path, .. arguments] : [path, .. arguments];
        return new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = _folder };
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
