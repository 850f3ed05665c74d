using System.Net;
using System.Net.Sockets;
using BaasFunctions.Tests.Servers;

namespace BaasFunctions.Tests.EndToEnd;

/// <summary>A server that cannot do its work says so: which check fails is in its health, and why in its log, once.</summary>
[TestClass]
[DoNotParallelize]
public sealed class HealthTests
{
    [TestMethod]
    public async Task Store_ThatIsNoDatabase_FailsReadinessAndIsNamedOnceInTheLog()
    {
        var folder = Directory.CreateTempSubdirectory("baas-test-");
        var file = Path.Combine(folder.FullName, "service.db");
        await File.WriteAllTextAsync(file, new string('x', 10_000));
        await using var server = await ServerProcess.StartAsync(("DATA_DIR", folder.FullName), ("BAAS_API_KEYS", "0123456789abcdef"));

        var ready = await UntilAsync(server, "unhealthy");
        var health = await server.Client.GetAsync("/health");
        await Task.Delay(6000);
        await server.Client.GetAsync("/health");

        Assert.Contains("\"data_store\"", ready);
        Assert.DoesNotContain(folder.FullName, ready);
        Assert.AreEqual(HttpStatusCode.ServiceUnavailable, health.StatusCode);
        Assert.HasCount(1, Lines(server, "data_store"), server.Errors);
        Assert.Contains(file, Lines(server, "data_store").Single());
    }

    [TestMethod]
    [OSCondition(ConditionMode.Include, OperatingSystems.Linux)]
    public async Task DataFolder_ThatCannotBeWritten_FailsReadinessAndIsNamedInTheLog()
    {
        await using var server = await ServerProcess.StartAsync(("DATA_DIR", "/proc/none"));

        var ready = await UntilAsync(server, "unhealthy");

        Assert.Contains("\"disk\"", ready);
        Assert.Contains("/proc/none", Lines(server, "disk").Single());
    }

    [TestMethod]
    public async Task Database_ThatIsNotThere_IsNamedAtTheStartWithoutItsPassword()
    {
        using var unused = new TcpListener(IPAddress.Loopback, 0);
        unused.Start();
        var port = ((IPEndPoint)unused.LocalEndpoint).Port;
        unused.Stop();
        await using var server = await ServerProcess.StartAsync(("DATABASE_URL", $"postgres://someone:hunter2@127.0.0.1:{port}/shopdata"));

        // Nobody asks for its health: the start itself tells.
        for (var tries = 0; Lines(server, "data_store").Count == 0 && tries < 200; tries++)
        {
            await Task.Delay(100);
        }

        var line = Lines(server, "data_store").Single();
        Assert.Contains("host 127.0.0.1", line);
        Assert.Contains($"port {port}", line);
        Assert.Contains("database shopdata", line);
        Assert.Contains("refused", line);
        Assert.DoesNotContain("hunter2", server.Output + server.Errors);
    }

    [TestMethod]
    public async Task Database_ThatGoesAway_FailsReadinessUntilItIsBack()
    {
        await using var database = await PostgreSqlServer.StartAsync();
        await using var server = await ServerProcess.StartAsync(("DATABASE_URL", database.Url));
        await UntilAsync(server, "ready");

        await database.StopAsync();
        var gone = await UntilAsync(server, "unhealthy");
        await database.StartAgainAsync();
        await UntilAsync(server, "ready");

        Assert.Contains("\"data_store\"", gone);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Include, OperatingSystems.Linux)]
    public async Task Worker_ThatIsKilledAndNotReplaced_FailsReadiness()
    {
        await using var server = await ServerProcess.StartAsync(("BAAS_WORKERS", "1"));
        await UntilAsync(server, "ready");
        using var seen = new CancellationTokenSource();
        var killing = KillWorkersAsync(server.Id, seen.Token);

        var ready = await UntilAsync(server, "unhealthy");

        await seen.CancelAsync();
        await killing;

        Assert.Contains("\"sandbox\"", ready);
    }

    /// <summary>Kills each worker as soon as it is there, so that none ever is ready.</summary>
    private static async Task KillWorkersAsync(int server, CancellationToken seen)
    {
        while (!seen.IsCancellationRequested)
        {
            foreach (var worker in ChildProcesses.Of(server))
            {
                try
                {
                    System.Diagnostics.Process.GetProcessById(worker).Kill();
                }
                catch (ArgumentException)
                {
                    // It is gone already.
                }
            }

            await Task.Delay(10, CancellationToken.None);
        }
    }

    private static async Task<string> UntilAsync(ServerProcess server, string status)
    {
        var text = "";
        for (var tries = 0; tries < 300; tries++)
        {
            using var answer = await server.Client.GetAsync("/health/ready");
            text = await answer.Content.ReadAsStringAsync();
            if (text.Contains($"\"status\":\"{status}\"", StringComparison.Ordinal))
            {
                Assert.AreEqual(status == "ready" ? HttpStatusCode.OK : HttpStatusCode.ServiceUnavailable, answer.StatusCode);
                return text;
            }

            await Task.Delay(200);
        }

        Assert.Fail($"The server was not {status} in a minute but {text}\n{server.Output}");
        return text;
    }

    private static List<string> Lines(ServerProcess server, string check) =>
        [.. (server.Output + '\n' + server.Errors).Split('\n').Where(line => line.Contains($"The health check {check} fails", StringComparison.Ordinal))];
}
