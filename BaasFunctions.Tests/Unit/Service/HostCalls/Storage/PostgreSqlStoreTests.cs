using BaasFunctions.Service;
using BaasFunctions.Service.Auth.Keys;
using BaasFunctions.Service.Configuration;
using BaasFunctions.Service.HostCalls.Database;
using BaasFunctions.Service.HostCalls.Database.Queries;
using BaasFunctions.Service.HostCalls.Storage;
using BaasFunctions.Tests.Servers;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace BaasFunctions.Tests.Unit.Service.HostCalls.Storage;

/// <summary>The contract on a real PostgreSQL server, and what only it does.</summary>
[TestClass]
public sealed class PostgreSqlStoreTests : EntityStoreContract
{
    private static PostgreSqlServer s_server = null!;
    private static ServiceProvider s_services = null!;

    private protected override IServiceProvider Services => s_services;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context)
    {
        s_server = await PostgreSqlServer.StartAsync();
        s_services = Build(s_server);
    }

    [ClassCleanup]
    public static async Task StopAsync()
    {
        await s_services.DisposeAsync();
        await s_server.DisposeAsync();
    }

    [TestMethod]
    public async Task UniqueField_ThatIsTaken_IsADuplicate()
    {
        await using var context = Context();
        await context.CallAsync("db.create", new { entity = "accounts", data = new { email = "a@b.example" } });

        Assert.AreEqual("DUPLICATE_VALUE", await context.FaultAsync("db.create", new { entity = "accounts", data = new { email = "a@b.example" } }));
        await using var other = Context("bank");
        await other.CallAsync("db.create", new { entity = "accounts", data = new { email = "a@b.example" } });
    }

    [TestMethod]
    public async Task RowSecurity_HoldsAlsoWhoForgetsTheProject()
    {
        await using var shop = Context("rls_shop");
        await shop.CallAsync("db.create", new { entity = "guarded", data = new { a = 1 } });

        // The very role of the service, with a statement that has no project in it.
        await using var connection = new NpgsqlConnection($"Host=127.0.0.1;Port={s_server.Port};Username=baas;Password=baas;Database=baas;Pooling=false");
        await connection.OpenAsync();

        Assert.AreEqual(0L, await CountAsync(connection, null));
        Assert.AreEqual(0L, await CountAsync(connection, "rls_bank"));
        Assert.AreEqual(1L, await CountAsync(connection, "rls_shop"));
        Assert.AreEqual(1L, await s_server.AsSuperuserAsync("SELECT count(*) FROM baas_rows WHERE entity = 'guarded'"));
    }

    [TestMethod]
    public async Task Raw_ReadsTheEntitiesOfTheProjectAlone()
    {
        await using var context = Context("raw_one");
        await using var other = Context("raw_two");
        await context.CallAsync("db.createMany", new { entity = "orders", data = new object[] { new { total = 5, who = "Ada" }, new { total = 7, who = "Bob" } } });
        await other.CallAsync("db.create", new { entity = "orders", data = new { total = 100, who = "Eve" } });

        var result = await context.CallAsync("db.raw", new
        {
            sql = "SELECT count(*) AS n, sum((data->>'total')::numeric) AS total, min(data->>'who') AS who, bool_or(false) AS no FROM orders WHERE (data->>'total')::numeric > $1",
            @params = new[] { 1 },
        });

        Assert.AreEqual("""{"rows":[{"n":2,"total":12,"who":"Ada","no":false}],"rowCount":1}""", result);
        Assert.AreEqual("""{"rows":[{"n":1}],"rowCount":1}""", await other.CallAsync("db.raw", new { sql = "SELECT count(*) AS n FROM orders" }));
    }

    [TestMethod]
    [DataRow("SELECT * FROM baas_secret")]
    [DataRow("SELECT * FROM baas_values")]
    [DataRow("SELECT * FROM baas_api_keys")]
    [DataRow("SELECT * FROM baas_executions")]
    [DataRow("SELECT logs FROM baas_execution_logs")]
    [DataRow("SELECT id FROM raws WHERE EXISTS (SELECT 1 FROM baas_executions)")]
    [DataRow("SELECT * FROM baas_functions")]
    [DataRow("SELECT code FROM baas_function_versions")]
    [DataRow("SELECT sealed FROM baas_variables")]
    [DataRow("SELECT * FROM pg_stat_activity")]
    [DataRow("SELECT * FROM pg_class")]
    [DataRow("SELECT rolname FROM pg_roles")]
    [DataRow("SELECT table_name FROM information_schema.tables")]
    [DataRow("DELETE FROM raws")]
    [DataRow("INSERT INTO baas_rows VALUES ('a', 'b', 'c', '{}', 1, 1)")]
    [DataRow("CREATE TABLE t (a int)")]
    [DataRow("SELECT set_config('baas.signed', 'x', false)")]
    [DataRow("SELECT current_setting('baas.signed')")]
    [DataRow("SELECT pg_sleep(100)")]
    [DataRow("SELECT query_to_xml('SELECT * FROM pg_stat_activity', true, true, '')")]
    [DataRow("SELECT pg_read_file('/etc/passwd')")]
    [DataRow("SELECT 1; SELECT 2")]
    [DataRow("COMMIT")]
    [DataRow("SET ROLE baas")]
    [DataRow("DO $$ BEGIN PERFORM 1; END $$")]
    [DataRow("COPY raws TO PROGRAM 'id'")]
    [DataRow("1) SELECT")]
    [DataRow("ANALYZE SELECT 1")]
    [DataRow("nonsense")]
    public async Task Raw_BeyondTheProjectsEntities_IsRefused(string sql)
    {
        await using var context = Context("raw_shop");
        await context.CallAsync("db.create", new { entity = "raws", data = new { secret = 1 } });

        Assert.AreEqual("INVALID_SQL", await context.FaultAsync("db.raw", new { sql }));
        Assert.AreEqual("1", await context.CallAsync("db.count", new { entity = "raws" }) is "0" ? "0" : "1");
    }

    [TestMethod]
    [DataRow("SELECT id FROM raws WHERE (SELECT string_agg(query, ' ') FROM pg_stat_activity)::int = 1")]
    [DataRow("SELECT id FROM raws WHERE created = current_setting('baas.signed')::int")]
    [DataRow("SELECT id FROM raws WHERE created = (current_setting('application_name') || 'x')::int")]
    [DataRow("SELECT (data->>'secret')::int FROM raws")]
    [DataRow("SELECT 1/(created - created) FROM raws")]
    public async Task Raw_QueryThatFailsOnAValue_TellsNothingOfTheValue(string sql)
    {
        await using var context = Context("raw_words");
        await context.CallAsync("db.create", new { entity = "raws", data = new { secret = "value-of-a-row" } });

        var fault = (await context.AnswerAsync("db.raw", new { sql })).Error;

        Assert.AreEqual("INVALID_SQL", fault?.Code);
        foreach (var word in (string[])["value-of-a-row", "baas-functions", "raw_words", "SELECT", "pg_stat"])
        {
            Assert.DoesNotContain(word, fault!.Message);
        }
    }

    [TestMethod]
    public async Task Raw_QueryWithAMistake_IsToldWhatItIs()
    {
        await using var context = Context("raw_words");
        await context.CallAsync("db.create", new { entity = "raws", data = new { a = 1 } });

        Assert.Contains("column \"nothing\" does not exist", (await context.AnswerAsync("db.raw", new { sql = "SELECT nothing FROM raws" })).Error!.Message);
        Assert.Contains("syntax error", (await context.AnswerAsync("db.raw", new { sql = "SELEC 1" })).Error!.Message);
    }

    [TestMethod]
    public async Task Reader_ThatForgesAProject_SeesNothing()
    {
        await using var shop = Context("forged_shop");
        await shop.CallAsync("db.create", new { entity = "guarded", data = new { a = 1 } });
        await shop.CallAsync("db.raw", new { sql = "SELECT 1" });
        await using var connection = new NpgsqlConnection($"Host=127.0.0.1;Port={s_server.Port};Username=reader;Password=reader;Database=baas;Pooling=false");
        await connection.OpenAsync();
        foreach (var setting in (string[])["baas.project", "baas.signed"])
        {
            foreach (var value in (string[])["forged_shop", new string('0', 64) + ":forged_shop"])
            {
                await using var set = new NpgsqlCommand("SELECT set_config($1, $2, false)", connection) { Parameters = { new NpgsqlParameter { Value = setting }, new NpgsqlParameter { Value = value } } };
                await set.ExecuteNonQueryAsync();
                await using var count = new NpgsqlCommand("SELECT count(*) FROM baas_rows", connection);
                Assert.AreEqual(0L, await count.ExecuteScalarAsync());
            }
        }

        await using var steal = new NpgsqlCommand("SELECT secret FROM baas_secret", connection);
        await Assert.ThrowsAsync<PostgresException>(() => steal.ExecuteScalarAsync());
    }

    [TestMethod]
    public async Task Server_ThatIsRestarted_LosesNothingThatWasAcknowledged()
    {
        await using var server = await PostgreSqlServer.StartAsync();
        await using var services = Build(server, new EntityLimits { CallTime = TimeSpan.FromSeconds(2) });
        const int Enough = 100;
        var acknowledged = 0;
        var failed = new HashSet<string>();
        using var load = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        var writers = Enumerable.Range(0, 8).Select(async writer =>
        {
            await using var context = new ContextUnderTest(services, "shop");
            for (var i = 0; !load.IsCancellationRequested; i++)
            {
                var answer = await context.AnswerAsync("db.create", new { entity = "loaded", data = new { writer, i } });
                if (answer.Error is { } error)
                {
                    lock (failed)
                    {
                        failed.Add(error.Code);
                    }

                    await Task.Delay(20);
                }
                else
                {
                    Interlocked.Increment(ref acknowledged);
                }
            }
        });
        var all = Task.WhenAll(writers);
        await UntilAsync(Enough);

        // The server stays away until a call has met that.
        await server.StopAsync();
        while (!HasFailed() && !load.IsCancellationRequested)
        {
            await Task.Delay(20);
        }

        await server.StartAgainAsync();
        await UntilAsync(Volatile.Read(ref acknowledged) + Enough);
        await load.CancelAsync();
        await all;

        await using var reader = new ContextUnderTest(services, "shop");
        var kept = int.Parse(await reader.CallAsync("db.count", new { entity = "loaded" }), null);
        Assert.IsGreaterThanOrEqualTo(2 * Enough, acknowledged);
        Assert.IsGreaterThanOrEqualTo(acknowledged, kept);

        // What was cut off in the moment of its commit may be there too: one for each writer.
        Assert.IsLessThanOrEqualTo(acknowledged + 8, kept);
        Assert.IsEmpty(failed.Except(["STORE_UNAVAILABLE", "QUERY_TIMEOUT"]), string.Join(", ", failed));
        Assert.IsNotEmpty(failed);

        bool HasFailed()
        {
            lock (failed)
            {
                return failed.Count > 0;
            }
        }

        async Task UntilAsync(int count)
        {
            while (Volatile.Read(ref acknowledged) < count && !load.IsCancellationRequested)
            {
                await Task.Delay(20);
            }
        }
    }

    [TestMethod]
    public async Task Server_ThatIsNotThere_IsUnavailableInBoundedTime()
    {
        await using var services = new ServiceCollection().AddLogging()
            .AddFunctionsService(new ServiceOptions { Data = new DataOptions { DatabaseUrl = "postgres://u:secret@127.0.0.1:1/x" } }).BuildServiceProvider();
        await using var context = new ContextUnderTest(services, "shop");

        var answer = await context.AnswerAsync("db.create", new { entity = "a", data = new { a = 1 } });

        Assert.AreEqual("STORE_UNAVAILABLE", answer.Error?.Code);
        Assert.DoesNotContain("secret", answer.Error!.Message);
        Assert.AreEqual("STORE_UNAVAILABLE", await context.FaultAsync("kv.get", new { key = "a" }));
    }

    [TestMethod]
    public async Task Transaction_WithACallThatFails_CannotBeCommittedInPart()
    {
        await using var context = Context();
        var open = (await context.JsonAsync("db.begin", new { })).GetString();
        await context.CallAsync("db.create", new { entity = "accounts", transaction = open, data = new { email = "t@b.example" } });

        Assert.AreEqual("DUPLICATE_VALUE", await context.FaultAsync("db.create", new { entity = "accounts", transaction = open, data = new { email = "t@b.example" } }));
        Assert.AreEqual("TRANSACTION_FAILED", await context.FaultAsync("db.create", new { entity = "accounts", transaction = open, data = new { email = "u@b.example" } }));
        await context.CallAsync("db.rollback", new { transaction = open });
        Assert.AreEqual("0", await context.CallAsync("db.count", new { entity = "accounts", query = new { email = "t@b.example" } }));
    }

    [TestMethod]
    public Task Quota_OfRows_IsHeld_AndDeletesAlwaysWork() => StorageQuotas.AssertRowsAsync(limits => Build(s_server, limits));

    [TestMethod]
    public Task Quota_OfBytes_IsHeld_AndDeletesAlwaysWork() => StorageQuotas.AssertBytesAsync(limits => Build(s_server, limits));

    [TestMethod]
    public Task Row_ThatGrowsThroughChanges_IsBounded() => StorageQuotas.AssertRowSizeAsync(s_services);

    [TestMethod]
    public async Task Raw_TextOrRowThatIsLargerThanTheAnswerMayBe_IsRefused()
    {
        await using var services = Build(s_server, new EntityLimits { CallTime = TimeSpan.FromMinutes(2) });
        await using var context = new ContextUnderTest(services, "raw_wide");
        await context.CallAsync("db.create", new { entity = "raws", data = new { a = new string('x', 1000) } });
        var columns = string.Join(", ", Enumerable.Range(0, 200).Select(number => $"x AS c{number}"));

        Assert.AreEqual("RESULT_TOO_LARGE", await context.FaultAsync("db.raw", new { sql = "SELECT repeat(id, 300000) FROM raws" }));
        Assert.AreEqual("RESULT_TOO_LARGE", await context.FaultAsync("db.raw", new { sql = $"SELECT {columns} FROM (SELECT repeat('y', 100000) AS x FROM raws) AS r" }));
    }

    [TestMethod]
    [DataRow("data", "\"{\\u0022a\\u0022: 1}\"")]
    [DataRow("data->'a'", "\"1\"")]
    [DataRow("'NaN'::float8", "\"NaN\"")]
    [DataRow("1.5::numeric", "1.5")]
    [DataRow("NULL::text", "null")]
    [DataRow("'2026-01-01'::date::text", "\"2026-01-01\"")]
    public async Task Raw_ValueOfAType_IsJson(string expression, string value)
    {
        await using var context = Context("raw_types");
        await context.CallAsync("db.upsert", new { entity = "raws", id = "one", data = new { a = 1 } });

        Assert.AreEqual($$"""{"rows":[{"v":{{value}}}],"rowCount":1}""", await context.CallAsync("db.raw", new { sql = $"SELECT {expression} AS v FROM raws" }));
    }

    [TestMethod]
    [DataRow("ARRAY[1, 2]", "integer[]")]
    [DataRow("'\\x01'::bytea", "bytea")]
    public async Task Raw_ValueOfATypeWithoutJson_IsRefusedByItsName(string expression, string type)
    {
        await using var context = Context("raw_types");

        var fault = (await context.AnswerAsync("db.raw", new { sql = $"SELECT {expression} AS v" })).Error;

        Assert.AreEqual("INVALID_SQL", fault?.Code);
        Assert.Contains(type, fault!.Message);
    }

    [TestMethod]
    public async Task Read_OfARow_IsOneRoundTrip()
    {
        const int Reads = 20;
        await using var relay = new RoundTripRelay(s_server.Port);
        await using var services = new ServiceCollection().AddLogging()
            .AddFunctionsService(new ServiceOptions { Data = new DataOptions { DatabaseUrl = $"postgres://baas:baas@127.0.0.1:{relay.Port}/baas" } }).BuildServiceProvider();
        await using var context = new ContextUnderTest(services, "trips");
        await context.CallAsync("db.upsert", new { entity = "a", id = "one", data = new { a = 1 } });
        await context.CallAsync("kv.set", new { key = "k", value = 1 });
        foreach (var (operation, arguments) in ((string, object)[])[("db.findOne", new { entity = "a", query = new { id = "one" } }), ("db.findMany", new { entity = "a", query = new { a = 1 } }), ("kv.get", new { key = "k" })])
        {
            var before = relay.RoundTrips;
            for (var i = 0; i < Reads; i++)
            {
                await context.CallAsync(operation, arguments);
            }

            Assert.AreEqual(Reads, relay.RoundTrips - before, operation);
        }
    }

    [TestMethod]
    public async Task Use_OfAProject_IsWhatItHas_AfterManyChangesAtATime()
    {
        await using var context = Context("counted");
        await Task.WhenAll(Enumerable.Range(0, 100).Select(async number =>
        {
            await using var own = Context("counted");
            await own.CallAsync("db.upsert", new { entity = "a", id = $"{number % 40}", data = new { number, text = new string('x', number * 10) } });
            await own.CallAsync("kv.set", new { key = $"{number % 30}", value = number });
            await own.CallAsync("db.deleteMany", new { entity = "a", query = new { id = $"{number % 20}" } });
        }));

        Assert.AreEqual(true, await s_server.AsSuperuserAsync("""
            SELECT (SELECT sum(rows) FROM baas_usage WHERE project = 'counted') = (SELECT count(*) FROM baas_rows WHERE project = 'counted') + (SELECT count(*) FROM baas_values WHERE project = 'counted')
              AND (SELECT sum(bytes) FROM baas_usage WHERE project = 'counted')
                = (SELECT coalesce(sum(octet_length(data::text)), 0) FROM baas_rows WHERE project = 'counted') + (SELECT sum(octet_length(value)) FROM baas_values WHERE project = 'counted')
            """));
    }

    [TestMethod]
    public async Task Transactions_OfOneProject_LeaveConnectionsToOthersAndToKeys()
    {
        await using var services = Build(s_server, new EntityLimits { Connections = 4, CallTime = TimeSpan.FromSeconds(3) });
        await using var one = new ContextUnderTest(services, "greedy");
        await using var two = new ContextUnderTest(services, "greedy");
        await using var other = new ContextUnderTest(services, "modest");
        await one.CallAsync("db.begin", new { });

        Assert.AreEqual("STORE_BUSY", await two.FaultAsync("db.begin", new { }));
        await other.CallAsync("kv.set", new { key = "k", value = 1 });
        var made = await services.GetRequiredService<ApiKeyManager>().CreateAsync(StoreFiles.Key("modest"), "a test", CancellationToken.None);
        Assert.AreEqual(made.Key.Id, (await services.GetRequiredService<KeyRing>().FindAsync([made.Text])).Key?.Id);
    }

    private static async Task<object?> CountAsync(NpgsqlConnection connection, string? project)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        if (project is not null)
        {
            await using var set = new NpgsqlCommand("SELECT set_config('baas.project', $1, true)", connection, transaction) { Parameters = { new NpgsqlParameter { Value = project } } };
            await set.ExecuteNonQueryAsync();
        }

        await using var count = new NpgsqlCommand("SELECT count(*) FROM baas_rows WHERE entity = 'guarded'", connection, transaction);
        return await count.ExecuteScalarAsync();
    }

    private static ServiceProvider Build(PostgreSqlServer server, EntityLimits? limits = null) => new ServiceCollection().AddLogging()
        .AddFunctionsService(new ServiceOptions
        {
            Data = new DataOptions
            {
                DatabaseUrl = server.Url,
                RawIsEnabled = true,
                RawUrl = server.ReaderUrl,
                Declarations = new EntityDeclarations([new DeclaredIndex("accounts", FieldPath.Parse("email")!, true)]),
            },
            Entities = limits ?? new EntityLimits(),
        })
        .BuildServiceProvider();
}
