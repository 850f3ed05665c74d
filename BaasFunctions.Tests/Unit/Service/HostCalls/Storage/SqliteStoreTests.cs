using System.Runtime.Versioning;
using BaasFunctions.Service;
using BaasFunctions.Service.Auth.Keys;
using BaasFunctions.Service.Configuration;
using BaasFunctions.Service.Health;
using BaasFunctions.Service.HostCalls.Database;
using BaasFunctions.Service.HostCalls.Database.Queries;
using BaasFunctions.Service.HostCalls.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace BaasFunctions.Tests.Unit.Service.HostCalls.Storage;

/// <summary>The contract on a SQLite file, and what only it does.</summary>
[TestClass]
public sealed class SqliteStoreTests : EntityStoreContract
{
    private static readonly DirectoryInfo s_folder = Directory.CreateTempSubdirectory("baas-sqlite-");
    private static readonly ServiceProvider s_services = Build(s_folder.FullName);

    private protected override IServiceProvider Services => s_services;

    [ClassCleanup]
    public static async Task CleanUpAsync()
    {
        await s_services.DisposeAsync();
        s_folder.Delete(recursive: true);
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
    [DataRow("SELECT name FROM sqlite_master")]
    [DataRow("SELECT * FROM baas_rows")]
    [DataRow("SELECT * FROM main.baas_rows")]
    [DataRow("SELECT * FROM temp.baas_scope")]
    [DataRow("SELECT * FROM baas_values")]
    [DataRow("SELECT * FROM baas_api_keys")]
    [DataRow("SELECT * FROM baas_executions")]
    [DataRow("SELECT logs FROM main.baas_execution_logs")]
    [DataRow("SELECT * FROM baas_instances")]
    [DataRow("SELECT hash FROM main.baas_api_keys")]
    [DataRow("SELECT * FROM main.baas_functions")]
    [DataRow("SELECT code FROM baas_function_versions")]
    [DataRow("SELECT sealed FROM main.baas_variables")]
    [DataRow("DELETE FROM raws")]
    [DataRow("INSERT INTO baas_scope VALUES ('bank')")]
    [DataRow("UPDATE temp.baas_scope SET project = 'bank'")]
    [DataRow("PRAGMA writable_schema = 1")]
    [DataRow("ATTACH DATABASE '/tmp/x.db' AS x")]
    [DataRow("CREATE TEMP TABLE t (a)")]
    [DataRow("SELECT load_extension('x')")]
    [DataRow("SELECT * FROM raws; SELECT * FROM baas_rows")]
    [DataRow("SELECT * FROM main.baas_about")]
    [DataRow("SELECT count(*) FROM baas_values")]
    [DataRow("SELECT count(*) FROM sqlite_schema")]
    [DataRow("SELECT * FROM pragma_database_list")]
    [DataRow("SELECT count(*) FROM pragma_function_list")]
    [DataRow("WITH raws AS (SELECT * FROM main.baas_values) SELECT * FROM raws")]
    [DataRow("SELECT randomblob(1000000)")]
    [DataRow("SELECT sqlite_version()")]
    [DataRow("SELECT replace(data, (SELECT group_concat(data) FROM raws a, raws b, (SELECT 1 UNION ALL SELECT 2)) || printf('%2000d', 1), '') FROM raws")]
    [DataRow("SELECT length(printf('%4000000d', 1) || printf('%4000000d', 1))")]
    [DataRow("SELECT length(replace(printf('%1000000d', 1), ' ', printf('%1000000d', 1)))")]
    [DataRow("VACUUM INTO '/tmp/x.db'")]
    [DataRow("nonsense")]
    public async Task Raw_BeyondTheProjectsEntities_IsRefused(string sql)
    {
        await using var context = Context("raw_shop");
        await context.CallAsync("db.create", new { entity = "raws", data = new { secret = 1 } });

        Assert.AreEqual("INVALID_SQL", await context.FaultAsync("db.raw", new { sql }));
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
            sql = "SELECT count(*) AS n, sum(json_extract(data, '$.total')) AS total FROM orders WHERE json_extract(data, '$.total') > $1",
            @params = new[] { 1 },
        });

        Assert.AreEqual("""{"rows":[{"n":2,"total":12}],"rowCount":1}""", result);
    }

    [TestMethod]
    public async Task Raw_ThatDoesNotEnd_IsEndedByTheLimit()
    {
        await using var services = Build(s_folder.FullName, new EntityLimits { CallTime = TimeSpan.FromMilliseconds(300) });
        await using var context = new ContextUnderTest(services, "shop");

        var answer = await context.AnswerAsync("db.raw", new { sql = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c" });
        Assert.AreEqual("QUERY_TIMEOUT", answer.Error?.Code, answer.Error?.Message);
    }

    [TestMethod]
    public async Task Raw_ThatIsNotEnabled_SaysSo()
    {
        await using var services = new ServiceCollection().AddLogging()
            .AddFunctionsService(new ServiceOptions { Data = new() { Directory = s_folder.FullName } }).BuildServiceProvider();
        await using var context = new ContextUnderTest(services, "shop");

        Assert.AreEqual("NOT_SUPPORTED", await context.FaultAsync("db.raw", new { sql = "SELECT 1" }));
    }

    [TestMethod]
    public async Task Transaction_OpenForTooLong_IsGivenUpAndOthersGoOn()
    {
        await using var services = Build(s_folder.FullName, new EntityLimits { TransactionTime = TimeSpan.FromSeconds(2) });
        await using var slow = new ContextUnderTest(services, "shop");
        await using var next = new ContextUnderTest(services, "shop");
        var open = (await slow.JsonAsync("db.begin", new { })).GetString();
        await slow.CallAsync("db.create", new { entity = "slow", transaction = open, data = new { a = 1 } });

        // Waits until the transaction is over, not longer.
        await next.CallAsync("db.create", new { entity = "slow", data = new { a = 2 } });

        Assert.AreEqual("TRANSACTION_ENDED", await slow.FaultAsync("db.create", new { entity = "slow", transaction = open, data = new { a = 3 } }));
        Assert.AreEqual("TRANSACTION_ENDED", await slow.FaultAsync("db.commit", new { transaction = open }));
        Assert.AreEqual("1", await next.CallAsync("db.count", new { entity = "slow" }));
    }

    [TestMethod]
    public async Task Writer_WhileAnotherHoldsTheFile_IsBusyInBoundedTime()
    {
        await using var services = Build(s_folder.FullName, new EntityLimits { CallTime = TimeSpan.FromSeconds(2) });
        await using var one = new ContextUnderTest(services, "shop");
        await using var two = new ContextUnderTest(services, "shop");
        await one.JsonAsync("db.begin", new { });

        Assert.AreEqual("STORE_BUSY", await two.FaultAsync("db.create", new { entity = "busy", data = new { a = 1 } }));
        Assert.AreEqual("[]", await two.CallAsync("db.findMany", new { entity = "busy" }));
    }

    [TestMethod]
    public async Task Folder_ThatCannotBeWritten_IsUnavailableAndFailsHealth()
    {
        await using var services = Build("/proc/none");
        await using var context = new ContextUnderTest(services, "shop");

        Assert.AreEqual("STORE_UNAVAILABLE", await context.FaultAsync("db.create", new { entity = "a", data = new { a = 1 } }));
        Assert.IsNotNull(await services.GetRequiredService<IEntityStore>().PingAsync(CancellationToken.None));
    }

    [TestMethod]
    public async Task Health_FileThatIsNoDatabase_FailsAndNamesIt()
    {
        var folder = Directory.CreateDirectory(Path.Combine(s_folder.FullName, "corrupt"));
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "service.db"), Enumerable.Repeat((byte)'x', 8192).ToArray());
        await using var services = Build(folder.FullName);

        var check = await Probe(services).CheckAsync();

        Assert.AreEqual(HealthStatus.Unhealthy, check.Status);
        Assert.DoesNotContain(folder.FullName, check.Message);
        Assert.Contains(Path.Combine(folder.FullName, "service.db"), check.Cause!);
    }

    [TestMethod]
    public async Task Health_FileThatIsDestroyedWhileItIsOpen_FailsAtTheNextLook()
    {
        var folder = Directory.CreateDirectory(Path.Combine(s_folder.FullName, "destroyed"));
        await using var services = Build(folder.FullName);
        await services.GetRequiredService<ApiKeyManager>().CreateAsync(StoreFiles.Key("shop"), "test", CancellationToken.None);

        Assert.AreEqual(HealthStatus.Healthy, (await Probe(services).CheckAsync()).Status);
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "service.db"), Enumerable.Repeat((byte)'x', 8192).ToArray());
        File.Delete(Path.Combine(folder.FullName, "service.db-wal"));
        File.Delete(Path.Combine(folder.FullName, "service.db-shm"));

        var found = await Probe(services).CheckAsync();

        Assert.AreEqual(HealthStatus.Unhealthy, found.Status);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [UnsupportedOSPlatform("windows")]
    public async Task Files_OfTheStore_AreForTheirOwnerAlone()
    {
        var folder = Path.Combine(s_folder.FullName, "modes", "data");
        await using var services = Build(folder);
        await using var context = new ContextUnderTest(services, "shop");
        await context.CallAsync("db.create", new { entity = "a", data = new { a = 1 } });
        await services.GetRequiredService<ApiKeyManager>().CreateAsync(StoreFiles.Key("shop"), "test", CancellationToken.None);

        foreach (var directory in (string[])[folder, Path.Combine(folder, "projects")])
        {
            Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(directory));
        }

        var files = Directory.GetFiles(folder, "*.db*", SearchOption.AllDirectories);
        Assert.IsGreaterThan(3, files.Length);
        foreach (var file in files)
        {
            Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file), file);
        }
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [UnsupportedOSPlatform("windows")]
    public async Task File_ThatWasOpenToOthers_IsClosedToThem()
    {
        var folder = Directory.CreateDirectory(Path.Combine(s_folder.FullName, "opened")).FullName;
        var file = StoreFiles.Of(folder, "shop");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, "");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead | UnixFileMode.GroupRead);
        await using var services = Build(folder);
        await using var context = new ContextUnderTest(services, "shop");
        await context.CallAsync("db.create", new { entity = "a", data = new { a = 1 } });

        Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [TestMethod]
    [DataRow("sqlite_master")]
    [DataRow("sqlite_schema")]
    [DataRow("baas_rows")]
    [DataRow("baas_values")]
    [DataRow("baas_about")]
    [DataRow("baas_usage")]
    [DataRow("baas_api_keys")]
    [DataRow("baas_variables")]
    [DataRow("pragma_table_info")]
    [DataRow("json_each")]
    public async Task Entity_NamedAsWhatIsInternal_IsAnEntityAndOpensNothing(string name)
    {
        await using var context = Context("named " + name);
        await context.CallAsync("kv.set", new { key = "hidden-key", value = "hidden-value" });
        await context.CallAsync("db.create", new { entity = name, data = new { id = "mine" } });

        Assert.AreEqual("1", await context.CallAsync("db.count", new { entity = name }));
        foreach (var sql in (string[])[$"SELECT * FROM {name}", $"SELECT * FROM main.{name}", $"SELECT count(*) FROM main.{name}", $"SELECT * FROM temp.{name}",
            $"WITH {name} AS (SELECT * FROM main.baas_values) SELECT * FROM {name}", $"SELECT * FROM main.baas_values AS {name}", $"SELECT (SELECT group_concat(value) FROM main.baas_values) FROM {name}"])
        {
            var answer = await context.AnswerAsync("db.raw", new { sql });
            var told = answer.Error?.Message ?? System.Text.Encoding.UTF8.GetString(answer.ValueJson.Span);
            Assert.IsTrue(answer.Error is null or { Code: "INVALID_SQL" }, $"{sql}: {answer.Error?.Code}");
            Assert.DoesNotContain("hidden", told, sql);
            Assert.IsTrue(answer.Error is not null || told.Contains("\"mine\"", StringComparison.Ordinal) || told.Contains("\"rows\":[]", StringComparison.Ordinal) || told.Contains(":0}", StringComparison.Ordinal), $"{sql}: {told}");
        }
    }

    [TestMethod]
    public async Task Raw_RowThatIsWiderThanTheAnswerMayBe_IsRefused()
    {
        await using var services = Build(s_folder.FullName, new EntityLimits { CallTime = TimeSpan.FromMinutes(2) });
        await using var context = new ContextUnderTest(services, "wide");
        var columns = string.Join(", ", Enumerable.Range(0, 25).Select(number => $"x AS c{number}"));

        var fault = await context.FaultAsync("db.raw", new { sql = $"SELECT {columns} FROM (SELECT printf('%400000d', 1) AS x)" });

        // What other queries collect meanwhile counts for the memory of this one.
        Assert.IsTrue(fault is "RESULT_TOO_LARGE" or "QUERY_TOO_LARGE", fault);
    }

    [TestMethod]
    public async Task Raw_ThatCollectsWithoutEnd_IsEndedBeforeItTakesMemoryOrDisk()
    {
        await using var context = Context("collects");
        await context.CallAsync("db.create", new { entity = "a", data = new { a = 1 } });

        var fault = await context.FaultAsync("db.raw", new { sql = "WITH RECURSIVE c(x) AS (SELECT printf('%100000d', 1) UNION ALL SELECT x || 'a' FROM c) SELECT count(*) FROM (SELECT x FROM c ORDER BY x DESC)" });

        Assert.IsTrue(fault is "QUERY_TOO_LARGE" or "QUERY_TIMEOUT", fault);
    }

    [TestMethod]
    [DataRow("instr('héllo', 'l')", "3")]
    [DataRow("instr('hello', 'x')", "0")]
    [DataRow("instr(NULL, 'x')", "null")]
    [DataRow("instr(12345, 34)", "3")]
    [DataRow("replace('a-b-c', '-', '**')", "\"a**b**c\"")]
    [DataRow("replace('abc', '', 'x')", "\"abc\"")]
    [DataRow("trim('  é  ')", "\"\\u00E9\"")]
    [DataRow("trim('xxaxyx', 'xy')", "\"a\"")]
    [DataRow("ltrim('xxaxx', 'x') || rtrim('xxaxx', 'x')", "\"axxxxa\"")]
    public async Task Raw_FunctionsOfTwoTexts_MeanWhatTheyMeanInSqlite(string expression, string value)
    {
        await using var context = Context("functions");

        Assert.AreEqual($$"""{"rows":[{"v":{{value}}}],"rowCount":1}""", await context.CallAsync("db.raw", new { sql = $"SELECT {expression} AS v" }));
    }

    [TestMethod]
    public async Task Raw_TwoEntitiesOfNamesThatSqlCannotTellApart_IsRefused()
    {
        await using var context = Context("cases");
        await context.CallAsync("db.create", new { entity = "Users", data = new { a = 1 } });
        await context.CallAsync("db.create", new { entity = "users", data = new { a = 2 } });

        Assert.AreEqual("INVALID_SQL", await context.FaultAsync("db.raw", new { sql = "SELECT * FROM Users, users" }));
        Assert.Contains("{\\u0022a\\u0022:1}", await context.CallAsync("db.raw", new { sql = "SELECT data FROM Users" }));
    }

    [TestMethod]
    public async Task Scan_OfLargeTexts_EndsAtItsDeadline_AndATransactionThatIsEndedSoIsOver()
    {
        var folder = Path.Combine(s_folder.FullName, "scans");
        await using (var services = Build(folder))
        {
            await using var context = new ContextUnderTest(services, "shop");
            for (var i = 0; i < 20; i++)
            {
                await context.CallAsync("db.create", new { entity = "texts", data = new { text = new string('a', 1_000_000) } });
            }
        }

        await using var hasty = Build(folder, new EntityLimits { CallTime = TimeSpan.FromMilliseconds(60) });
        await using var hurried = new ContextUnderTest(hasty, "shop");
        Assert.AreEqual("QUERY_TIMEOUT", await hurried.FaultAsync("db.count", new { entity = "texts", query = new { text = new { contains = new string('a', 900) + 'b' } } }));

        var open = "";
        for (var tries = 0; open.Length == 0 && tries < 50; tries++)
        {
            var begun = await hurried.AnswerAsync("db.begin", new { });
            open = begun.Error is null ? System.Text.Encoding.UTF8.GetString(begun.ValueJson.Span).Trim('"') : "";
        }

        Assert.AreEqual("QUERY_TIMEOUT", await hurried.FaultAsync("db.updateMany", new { entity = "texts", transaction = open, query = new { }, data = new { more = 1 } }));
        Assert.AreEqual("TRANSACTION_FAILED", await hurried.FaultAsync("db.create", new { entity = "texts", transaction = open, data = new { } }));
        Assert.AreEqual("TRANSACTION_FAILED", await hurried.FaultAsync("db.commit", new { transaction = open }));
        await using var calm = Build(folder);
        await using var after = new ContextUnderTest(calm, "shop");
        Assert.AreEqual("20", await after.CallAsync("db.count", new { entity = "texts", query = new { more = new { isNull = true } } }));
    }

    [TestMethod]
    public Task Quota_OfRows_IsHeld_AndDeletesAlwaysWork() => StorageQuotas.AssertRowsAsync(limits => Build(Path.Combine(s_folder.FullName, "rows"), limits));

    [TestMethod]
    public Task Quota_OfBytes_IsHeld_AndDeletesAlwaysWork() => StorageQuotas.AssertBytesAsync(limits => Build(Path.Combine(s_folder.FullName, "bytes"), limits));

    [TestMethod]
    public Task Row_ThatGrowsThroughChanges_IsBounded() => StorageQuotas.AssertRowSizeAsync(s_services);

    private static DataStoreProbe Probe(ServiceProvider services) => new(
        services.GetRequiredService<BaasFunctions.Service.HostCalls.Database.Sql.SqlDatabase>(), services.GetRequiredService<IEntityStore>(), TimeProvider.System);

    private static ServiceProvider Build(string folder, EntityLimits? limits = null) => new ServiceCollection().AddLogging()
        .AddFunctionsService(new ServiceOptions
        {
            Data = new DataOptions
            {
                Directory = folder,
                RawIsEnabled = true,
                Declarations = new EntityDeclarations([new DeclaredIndex("accounts", FieldPath.Parse("email")!, true), new DeclaredIndex("people", FieldPath.Parse("address.city")!, false)]),
            },
            Entities = limits ?? new EntityLimits(),
        })
        .BuildServiceProvider();
}
