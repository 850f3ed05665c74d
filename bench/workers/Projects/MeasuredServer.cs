using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using BaasFunctions.Bench.Peers;
using BaasFunctions.Sandbox.Workers;

namespace BaasFunctions.Bench.Workers.Projects;

/// <summary>A server with its workers on loopback, in one isolation mode.</summary>
internal sealed class MeasuredServer : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly DirectoryInfo _folder;

    private MeasuredServer(Process process, DirectoryInfo folder, int port) => (_process, _folder, Port) = (process, folder, port);

    public int Port { get; }

    /// <param name="program">The native file, or the assembly that <c>dotnet</c> runs.</param>
    /// <param name="isolation">Which executions may share a worker.</param>
    /// <param name="poolMb">Memory of the pool in MB.</param>
    public static async Task<MeasuredServer> StartAsync(string program, WorkerIsolation isolation, int poolMb)
    {
        var folder = Directory.CreateTempSubdirectory("baas-bench-");
        var port = FreePort();
        var start = program.EndsWith(".dll", StringComparison.Ordinal) ? new ProcessStartInfo("dotnet", [program]) : new ProcessStartInfo(program);
        (start.WorkingDirectory, start.RedirectStandardOutput, start.RedirectStandardError) = (folder.FullName, true, true);
        start.Environment["PORT"] = port.ToString(CultureInfo.InvariantCulture);
        start.Environment["LOG_LEVEL"] = "error";
        start.Environment["BAAS_ISOLATION"] = isolation.ToString();
        start.Environment["BAAS_POOL_MEMORY"] = poolMb.ToString(CultureInfo.InvariantCulture);
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => { };
        process.ErrorDataReceived += (_, line) => Console.Error.Write(line.Data is { } text ? text + "\n" : "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var server = new MeasuredServer(process, folder, port);
        using var client = new HttpClient();
        for (var began = Stopwatch.GetTimestamp(); ;)
        {
            try
            {
                if ((await client.GetAsync(new Uri($"http://127.0.0.1:{port}/health/ready"))).IsSuccessStatusCode)
                {
                    return server;
                }
            }
            catch (HttpRequestException) when (!process.HasExited)
            {
                // Not yet.
            }

            if (Stopwatch.GetElapsedTime(began) > s_patience)
            {
                server.Dispose();
                throw new InvalidOperationException("The server is not ready.");
            }

            await Task.Delay(20);
        }
    }

    /// <summary>Proportional memory of server and workers in MB, and how many workers there are.</summary>
    public (double Megabytes, int Workers) Memory() => (ProcessTree.Memory(_process.Id) / 1048576.0, ProcessTree.Of(_process.Id).Count - 1);

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
