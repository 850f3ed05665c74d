using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using BaasFunctions.Tests.Hostile.Api;

namespace BaasFunctions.Tests.Hostile.Memory;

/// <summary>
/// TM-48: what a stranger makes the service hold. Each attack runs against a service that may have 512 MB: it stays below, somebody innocent is
/// answered meanwhile, and afterwards nothing is held.
/// </summary>
[TestClass]
[DoNotParallelize]
public sealed class ServiceMemoryTests
{
    private const int Executions = 7;
    private const int AtOnce = 32;

    /// <summary>What the process may keep for a while beside nothing that is counted: code, blocks of the web server, and a heap that is not collected yet.</summary>
    private const long Kept = 120L << 20;

    private static readonly TimeSpan s_attack = TimeSpan.FromSeconds(8);

    private static SmallServer? s_server;

    public TestContext TestContext { get; set; } = null!;

    [ClassCleanup]
    public static async Task EndAsync()
    {
        if (s_server is not null)
        {
            await s_server.DisposeAsync();
        }
    }

    [TestMethod]
    public async Task ManyLargeReads_AtOnce_StayWithinTheBudget()
    {
        var server = await ServerAsync();
        const string seed = "for (let i = 0; i < 7; i++) await ctx.db.project.entities.blob.create({ text: 'x'.repeat(1000000) }); return 1";
        StringAssert.Contains((await SendAsync(server, seed)).Text, "\"success\"");

        await AttackAsync(() => Task.WhenAll(Enumerable.Range(0, Executions).Select(_ => SendAsync(
            server,
            $$"""
            const all = await Promise.allSettled(Array.from({ length: {{AtOnce}} }, () => ctx.db.project.entities.blob.findMany({})));
            return all.map((one) => one.reason?.code ?? 'ok').join();
            """))));
    }

    [TestMethod]
    public async Task ManyStalledResponses_StayWithinTheBudget()
    {
        var server = await ServerAsync();
        using var upstream = new StalledUpstream(bytes: 8 << 20);

        await AttackAsync(() => Task.WhenAll(Enumerable.Range(0, Executions).Select(_ => SendAsync(
            server,
            $$"""
            const all = await Promise.allSettled(Array.from({ length: {{AtOnce}} }, () => fetch('http://127.0.0.1:{{upstream.Port}}/')));
            return all.map((one) => one.reason?.code ?? 'ok').join();
            """,
            (int)s_attack.TotalMilliseconds))));
    }

    [TestMethod]
    public async Task ManyHalfSentBodies_StayWithinTheBudget()
    {
        const int connections = 150;
        const int length = 10 << 20;
        var server = await ServerAsync();
        var half = Encoding.ASCII.GetBytes(new string('x', length / 2));

        await AttackAsync(async () =>
        {
            var open = new List<RawConnection>();
            try
            {
                for (var i = 0; i < connections; i++)
                {
                    open.Add(await RawConnection.OpenAsync(server.Process.Client.BaseAddress!));
                }

                await Task.WhenAny(
                    Task.WhenAll(open.Select(async connection =>
                    {
                        try
                        {
                            await connection.SendAsync(
                                $"POST /execute HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n{{\"code\":\"");
                            await connection.SendAsync(half);
                        }
                        catch (Exception refused) when (refused is IOException or SocketException or ObjectDisposedException)
                        {
                            // Cut off, with or without an answer.
                        }
                    })),
                    Task.Delay(s_attack));
                await Task.Delay(s_attack);
            }
            finally
            {
                open.ForEach(static connection => connection.Dispose());
            }
        });
    }

    [TestMethod]
    public async Task ManyLargeBodiesInAndOut_StayWithinTheBudget()
    {
        const int connections = 64;
        var server = await ServerAsync();
        var body = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
        {
            execution_id = "large",
            function_id = "large",
            code = "return req.body",
            context = new { project_id = "attacker" },
            request = new { body = new string('x', 4 << 20) },
        }));
        var statuses = new List<int>();

        await AttackAsync(async () =>
        {
            using var stop = new CancellationTokenSource(s_attack);
            await Task.WhenAll(Enumerable.Range(0, connections).Select(async _ =>
            {
                while (!stop.IsCancellationRequested)
                {
                    var (status, _) = await HostileServerAsync(server, body);
                    lock (statuses)
                    {
                        statuses.Add(status);
                    }
                }
            }));
        });

        Assert.Contains(200, statuses, "some of them are served");
        Assert.IsEmpty(statuses.Where(static status => status is not (200 or 503 or 0)).Distinct());
    }

    [TestMethod]
    public async Task ManyLargeLogs_StayWithinTheBudget()
    {
        const int connections = 64;
        var server = await ServerAsync();

        await AttackAsync(async () =>
        {
            using var stop = new CancellationTokenSource(s_attack);
            await Task.WhenAll(Enumerable.Range(0, connections).Select(async _ =>
            {
                while (!stop.IsCancellationRequested)
                {
                    await SendAsync(server, "const text = 'x'.repeat(1000); for (let i = 0; i < 1000; i++) console.log(text, { text }); return 1");
                }
            }));
        });
    }

    /// <summary>Runs an attack beside somebody innocent, and looks at the process before, meanwhile and afterwards.</summary>
    private async Task AttackAsync(Func<Task> attack)
    {
        var server = await ServerAsync();
        server.ForgetPeak();
        var innocent = new Bystander(server.Process);
        innocent.Start();

        await attack();

        await innocent.StopAsync();
        Assert.IsFalse(server.Process.HasEnded, server.Process.Errors);
        var peak = server.Resident().Peak;
        var (used, resident) = await server.BackAsync(server.Fresh + Kept);
        TestContext.WriteLine($"resident: {server.Fresh >> 20} MB at first, {peak >> 20} MB at most, {resident >> 20} MB afterwards; {innocent.Answers} innocent answers, {innocent.Wrong.Count} wrong");
        Assert.IsLessThan(SmallServer.Container, peak);
        Assert.AreEqual(0, used, "bytes are still held");
        Assert.IsLessThan(server.Fresh + Kept, resident);
        Assert.IsGreaterThan(0, innocent.Answers);
        Assert.IsEmpty(innocent.Wrong, string.Join('\n', innocent.Wrong.Take(3)));
    }

    private static async Task<SmallServer> ServerAsync()
    {
        if (s_server is { Process.HasEnded: true } dead)
        {
            s_server = null;
            await dead.DisposeAsync();
        }

        return s_server ??= await SmallServer.StartAsync();
    }

    private static Task<(int Status, string Text)> SendAsync(SmallServer server, string code, int timeout = 30_000) => HostileServerAsync(
        server,
        Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
        {
            execution_id = "attack",
            function_id = "attack",
            code,
            config = new { timeout },
            context = new { project_id = "attacker" },
        })));

    private static async Task<(int Status, string Text)> HostileServerAsync(SmallServer server, byte[] body)
    {
        var answer = await HostileServer.ExecuteAsync(server.Process, body);
        return (answer.Status, answer.Raw);
    }

    /// <summary>Sends all but the last byte of each response, and then nothing.</summary>
    private sealed class StalledUpstream : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource _ended = new();
        private readonly byte[] _bytes;

        public StalledUpstream(int bytes)
        {
            _bytes = new byte[bytes - 1];
            _listener.Start(1024);
            _ = AcceptAsync();
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public void Dispose()
        {
            _ended.Cancel();
            _listener.Dispose();
            _ended.Dispose();
        }

        private async Task AcceptAsync()
        {
            try
            {
                while (true)
                {
                    _ = StallAsync(await _listener.AcceptTcpClientAsync(_ended.Token));
                }
            }
            catch (Exception ended) when (ended is SocketException or ObjectDisposedException or OperationCanceledException)
            {
                // The test is over.
            }
        }

        private async Task StallAsync(TcpClient client)
        {
            using (client)
            {
                try
                {
                    var stream = client.GetStream();
                    await stream.ReadAtLeastAsync(new byte[16], 16, cancellationToken: _ended.Token);
                    await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {_bytes.Length + 1}\r\n\r\n"), _ended.Token);
                    await stream.WriteAsync(_bytes, _ended.Token);
                    await Task.Delay(Timeout.Infinite, _ended.Token);
                }
                catch (Exception gone) when (gone is IOException or OperationCanceledException or ObjectDisposedException)
                {
                    // Given up.
                }
            }
        }
    }
}
