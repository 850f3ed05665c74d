using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using BaasFunctions.Tests.Servers;
using Npgsql;

namespace BaasFunctions.Tests.EndToEnd;

/// <summary>
/// Two servers on one database, one of which is killed again and again at any moment while invocations and a schedule of each second run. What was accepted runs; what
/// runs twice is an attempt that died; each due time fires once. <c>TESTS_INVOCATIONS</c> says how many invocations.
/// </summary>
[TestClass]
public sealed class InvocationKillTests
{
    private const int Sigkill = 9;
    private const int LeastKills = 4;

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(4);

    /// <summary>Keeps each run under the invocation and the attempt: a second run of the same attempt would be a second row.</summary>
    private const string Counted = """
        export const config = { retries: { max: 20, backoff_ms: 1 } };
        export default async (request, context) => {
          const id = request.headers['x-baas-invocation-id'];
          await new Promise(done => setTimeout(done, 20));
          await context.db.project.entities.runs.create({ invocation: id, attempt: Number(request.headers['x-baas-attempt']) });
          return request.body.n;
        };
        """;

    private readonly Random _random = new(20261130);
    private readonly ServerProcess?[] _servers = new ServerProcess?[2];
    private PostgreSqlServer _database = null!;

    [TestInitialize]
    public async Task StartAsync()
    {
        _database = await PostgreSqlServer.StartAsync();
        _servers[0] = await BeginAsync();
        _servers[1] = await BeginAsync();
    }

    [TestCleanup]
    public async Task StopAsync()
    {
        foreach (var server in _servers.OfType<ServerProcess>())
        {
            await server.DisposeAsync();
        }

        await _database.DisposeAsync();
    }

    [TestMethod]
    public async Task Invocations_OfServersThatAreKilled_AllRunAndOnlyDeadAttemptsRunTwice()
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("TESTS_INVOCATIONS") ?? "300", CultureInfo.InvariantCulture);
        var shop = new DeployedFunctions(_servers[0]!);
        await shop.DeployAsync("count", Counted);
        await shop.DeployAsync("tick", "export const config = { schedule: '* * * * * *', retries: 20 };\nexport default request => request.body.due");

        var accepting = AcceptAsync(count);
        var kills = await KillAsync(accepting);
        var ids = await accepting;

        await UntilAsync($"SELECT count(*) = 0 FROM baas_invocations WHERE function = 'count' AND state < 3");
        Console.WriteLine($"{count} invocations, {kills} kills, {await ScalarAsync("SELECT sum(attempts) - count(*) FROM baas_invocations WHERE function = 'count'")} attempts more");
        Assert.HasCount(count, ids.Distinct());

        // Nothing is lost: each succeeded, and returned its own number.
        Assert.AreEqual((long)count, await ScalarAsync("SELECT count(*) FROM baas_invocations WHERE function = 'count' AND state = 3 AND result <> ''"));
        Assert.AreEqual((long)count, await ScalarAsync("SELECT count(DISTINCT result) FROM baas_invocations WHERE function = 'count'"));
        Assert.AreEqual((long)count, await ScalarAsync("SELECT count(DISTINCT data->>'invocation') FROM baas_rows WHERE entity = 'runs'"));

        // No attempt ran twice, and whatever ran more than once has as many attempts, all but the last of which died.
        Assert.AreEqual(0L, await ScalarAsync("SELECT count(*) FROM (SELECT 1 FROM baas_rows WHERE entity = 'runs' GROUP BY data->>'invocation', data->>'attempt' HAVING count(*) > 1) AS twice"));
        Assert.AreEqual(0L, await ScalarAsync("""
            SELECT count(*) FROM baas_invocations i WHERE function = 'count' AND attempts < (SELECT count(*) FROM baas_rows r WHERE entity = 'runs' AND r.data->>'invocation' = i.id)
            """));

        // Each due time fired once, and none was left out.
        var due = await DueAsync();
        Assert.IsGreaterThan(3, due.Count);
        CollectionAssert.AreEqual(
            Enumerable.Range(0, due.Count).Select(second => due[0].AddSeconds(second)).ToArray(), due.ToArray(), string.Join(' ', due.Select(time => time.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture))));
    }

    private Task<ServerProcess> BeginAsync() => ServerProcess.StartAsync(("DATABASE_URL", _database.Url), ("BAAS_WORKERS", "2"), ("RATE_LIMIT_MAX", "1000000"));

    /// <summary>Has invocations accepted. A call that the death of a server cuts off is made again, with the same key.</summary>
    private async Task<IReadOnlyList<string>> AcceptAsync(int count)
    {
        var ids = new string[count];
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (n, token) =>
        {
            for (var began = Stopwatch.GetTimestamp(); ids[n] is null; await Task.Delay(20, token))
            {
                Assert.IsTrue(Stopwatch.GetElapsedTime(began) < s_patience || Stopwatch.GetElapsedTime(began) < MachinePace.Stretch(s_patience), "in vain: an invocation is accepted");
                ids[n] = (await TryAcceptAsync(n))!;
            }
        });
        return ids;
    }

    private async Task<string?> TryAcceptAsync(int n)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/projects/shop/functions/count/invoke?async=1")
            {
                Content = new StringContent(new JsonObject { ["request"] = new JsonObject { ["n"] = n } }.ToJsonString(), Encoding.UTF8, "application/json"),
                Headers = { { "Idempotency-Key", $"n{n}" } },
            };
            using var answer = await _servers[n % 2]!.Client.SendAsync(request);
            return answer.StatusCode == HttpStatusCode.Accepted ? (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["invocation"]!["id"]! : null;
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException or TaskCanceledException or ObjectDisposedException or NullReferenceException)
        {
            return null;
        }
    }

    /// <summary>Kills one server after another, and starts it again, for as long as there is something to do.</summary>
    private async Task<int> KillAsync(Task accepting)
    {
        var kills = 0;
        while (kills < LeastKills || !accepting.IsCompleted)
        {
            await Task.Delay(_random.Next(50, 1_500));
            var which = _random.Next(2);
            var killed = _servers[which]!;
            killed.Signal(Sigkill);
            await killed.ExitAsync();
            _servers[which] = await BeginAsync();
            await killed.DisposeAsync();
            kills++;
        }

        return kills;
    }

    private async Task<IReadOnlyList<DateTimeOffset>> DueAsync()
    {
        await using var connection = new NpgsqlConnection($"Host=127.0.0.1;Port={_database.Port};Username=postgres;Database=baas;Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT request::json->>'due' FROM baas_invocations WHERE function = 'tick' ORDER BY 1", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var due = new List<DateTimeOffset>();
        while (await reader.ReadAsync())
        {
            due.Add(DateTimeOffset.Parse(reader.GetString(0), CultureInfo.InvariantCulture));
        }

        return due;
    }

    private async Task UntilAsync(string sql)
    {
        for (var began = Stopwatch.GetTimestamp(); await _database.AsSuperuserAsync(sql) is not true; await Task.Delay(200))
        {
            Assert.IsTrue(Stopwatch.GetElapsedTime(began) < s_patience || Stopwatch.GetElapsedTime(began) < MachinePace.Stretch(s_patience), $"in vain: {sql}");
        }
    }

    private async Task<long> ScalarAsync(string sql) => Convert.ToInt64(await _database.AsSuperuserAsync(sql), CultureInfo.InvariantCulture);
}
