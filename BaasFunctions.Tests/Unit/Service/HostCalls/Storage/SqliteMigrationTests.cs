using BaasFunctions.Service.Auth.Keys;
using BaasFunctions.Service.HostCalls.Database;
using BaasFunctions.Service.HostCalls.Database.Queries;
using BaasFunctions.Service.HostCalls.Database.Sql;
using BaasFunctions.Service.HostCalls.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace BaasFunctions.Tests.Unit.Service.HostCalls.Storage;

/// <summary>Data of the versions that had one file for everything, and of versions to come.</summary>
[TestClass]
public sealed class SqliteMigrationTests
{
    /// <summary>The file as those versions made it.</summary>
    private const string SingleFile =
        """
        PRAGMA journal_mode = WAL;
        CREATE TABLE IF NOT EXISTS baas_rows (
          project TEXT NOT NULL, entity TEXT NOT NULL, id TEXT NOT NULL, data TEXT NOT NULL, created INTEGER NOT NULL, updated INTEGER NOT NULL,
          PRIMARY KEY (project, entity, id)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS baas_values (
          project TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, expires INTEGER,
          PRIMARY KEY (project, key)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS baas_values_expires ON baas_values (expires) WHERE expires IS NOT NULL;
        CREATE TABLE IF NOT EXISTS baas_api_keys (
          id TEXT NOT NULL PRIMARY KEY, project TEXT NOT NULL, name TEXT NOT NULL, scopes TEXT NOT NULL, hash TEXT NOT NULL,
          created INTEGER NOT NULL, expires INTEGER NOT NULL, revoked INTEGER NOT NULL, quota TEXT NOT NULL) WITHOUT ROWID;
        ANALYZE sqlite_schema;
        INSERT INTO baas_rows VALUES
          ('shop', 'users', 'ada', '{"name":"Ada","n":1.5,"deep":{"a":[1,null]}}', 1700000000, 1700000001),
          ('shop', 'users', 'bob', '{"name":"Bob"}', 1700000002, 1700000003),
          ('shop', 'orders', '1', '{"text":"' || printf('%.*c', 3000000, 'x') || '"}', 1700000004, 1700000005),
          ('it''s a "bank" 💶', 'users', 'ada', '{"name":"Eve"}', 1700000006, 1700000007);
        INSERT INTO baas_values VALUES ('shop', 'visits', '41', NULL), ('shop', 'gone', '1', 1), ('only values', 'k', '{"a":1}', 99999999999999);
        INSERT INTO baas_api_keys VALUES ('AAAAAAAAAAAAAAAA', 'shop', 'old key', 'execute,read', '00ff', 1700000000000, 0, 0, '{"requests":7}');
        """;

    private static readonly DirectoryInfo s_folder = Directory.CreateTempSubdirectory("baas-migration-");

    private string Folder { get; } = s_folder.CreateSubdirectory(Guid.NewGuid().ToString("N")).FullName;

    private string Old => Path.Combine(Folder, "baas.db");

    [ClassCleanup]
    public static void CleanUp() => s_folder.Delete(recursive: true);

    [TestMethod]
    public async Task SingleFile_IsDivided_AndNothingOfItIsLost()
    {
        StoreFiles.Execute(Old, SingleFile);
        Directory.CreateDirectory(Path.Combine(Folder, "files"));
        await using var services = StoreFiles.Build(Folder);
        await using var shop = new ContextUnderTest(services, "shop");
        await using var bank = new ContextUnderTest(services, "it's a \"bank\" 💶");
        await using var values = new ContextUnderTest(services, "only values");

        Assert.AreEqual(
            """{"id":"ada","name":"Ada","n":1.5,"deep":{"a":[1,null]},"created":1700000000,"updated":1700000001}""",
            await shop.CallAsync("db.findOne", new { entity = "users", query = new { id = "ada" } }));
        Assert.AreEqual("2", await shop.CallAsync("db.count", new { entity = "users" }));
        Assert.AreEqual("1", await shop.CallAsync("db.count", new { entity = "orders" }));
        Assert.AreEqual("42", await shop.CallAsync("kv.increment", new { key = "visits" }));
        Assert.AreEqual("null", await shop.CallAsync("kv.get", new { key = "gone" }));
        Assert.Contains("Eve", await bank.CallAsync("db.findMany", new { entity = "users" }));
        Assert.AreEqual("""{"a":1}""", await values.CallAsync("kv.get", new { key = "k" }));
        var key = (await services.GetRequiredService<ApiKeyManager>().ListAsync(null, CancellationToken.None)).Single();
        Assert.AreEqual(("AAAAAAAAAAAAAAAA", "shop", "old key", KeyScopes.Execute | KeyScopes.Read, 7L), (key.Id, key.Project, key.Name, key.Scopes, key.Quota.Requests));

        // What is there counts from now on.
        Assert.AreEqual(5L, StoreFiles.Execute(StoreFiles.Of(Folder, "shop"), "SELECT rows FROM baas_usage"));
        Assert.AreEqual("it's a \"bank\" 💶", StoreFiles.Execute(StoreFiles.Of(Folder, "it's a \"bank\" 💶"), "SELECT value FROM baas_about WHERE name = 'project'"));
        Assert.IsFalse(File.Exists(Old));
        Assert.AreEqual(4L, StoreFiles.Execute(Old + ".migrated", "SELECT count(*) FROM baas_rows"));
    }

    [TestMethod]
    public async Task SingleFile_GetsTheIndexesThatAreDeclared_AndRefusesAStartThatTheyForbid()
    {
        StoreFiles.Execute(Old, SingleFile + "INSERT INTO baas_rows VALUES ('shop', 'users', 'zoe', '{\"name\":\"Ada\"}', 1, 1);");
        var unique = new EntityDeclarations([new DeclaredIndex("users", FieldPath.Parse("name")!, Unique: true)]);
        await using (var wrong = StoreFiles.Build(Folder, declarations: unique))
        {
            Assert.Contains("\"ada\" and \"zoe\" of the project \"shop\"", (await DataStorePreparation.RunAsync(wrong, CancellationToken.None))!);
        }

        StoreFiles.Execute(StoreFiles.Of(Folder, "shop"), "DELETE FROM baas_rows WHERE id = 'zoe'");
        await using var services = StoreFiles.Build(Folder, declarations: unique);
        Assert.IsNull(await DataStorePreparation.RunAsync(services, CancellationToken.None));
        await using var shop = new ContextUnderTest(services, "shop");
        Assert.AreEqual("DUPLICATE_VALUE", await shop.FaultAsync("db.create", new { entity = "users", data = new { name = "Ada" } }));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public async Task Division_ThatWasInterrupted_IsDoneAgainOrFinished(bool atTheEnd)
    {
        StoreFiles.Execute(Old, SingleFile);
        if (atTheEnd)
        {
            // The old file has its new name already, the new ones not yet.
            await using (var before = StoreFiles.Build(Folder))
            {
                Assert.IsNull(await DataStorePreparation.RunAsync(before, CancellationToken.None));
            }

            Directory.Move(Path.Combine(Folder, "projects"), Path.Combine(Folder, "projects.new"));
            File.Move(Path.Combine(Folder, "service.db"), Path.Combine(Folder, "service.db.new"));
        }
        else
        {
            Directory.CreateDirectory(Path.Combine(Folder, "projects.new"));
            await File.WriteAllTextAsync(StoreFiles.Of(Folder, "shop").Replace("projects", "projects.new", StringComparison.Ordinal), "half of a file");
            await File.WriteAllTextAsync(Path.Combine(Folder, "service.db.new"), "half of a file");
        }

        await using var services = StoreFiles.Build(Folder);
        await using var shop = new ContextUnderTest(services, "shop");
        Assert.AreEqual("2", await shop.CallAsync("db.count", new { entity = "users" }));
        Assert.HasCount(1, await services.GetRequiredService<ApiKeyManager>().ListAsync("shop", CancellationToken.None));
    }

    [TestMethod]
    public async Task SingleFile_ThatAnotherProcessHasOpen_IsLeftAlone()
    {
        StoreFiles.Execute(Old, SingleFile);
        await using (var connection = new SqliteConnection($"Data Source={Old};Pooling=false"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT count(*) FROM baas_rows";
            await command.ExecuteScalarAsync();
            await using var early = StoreFiles.Build(Folder);

            Assert.Contains("open in another process", (await DataStorePreparation.RunAsync(early, CancellationToken.None))!);
        }

        await using var services = StoreFiles.Build(Folder);
        Assert.IsNull(await DataStorePreparation.RunAsync(services, CancellationToken.None));
    }

    [TestMethod]
    public async Task SingleFile_BesideDataOfThisVersion_IsAQuestionForTheOperator()
    {
        await using (var before = StoreFiles.Build(Folder))
        {
            await using var shop = new ContextUnderTest(before, "shop");
            await shop.CallAsync("kv.set", new { key = "k", value = 1 });
        }

        StoreFiles.Execute(Old, SingleFile);
        await using var services = StoreFiles.Build(Folder);

        Assert.Contains("has both baas.db", (await DataStorePreparation.RunAsync(services, CancellationToken.None))!);
        await using var context = new ContextUnderTest(services, "shop");
        Assert.AreEqual("STORE_UNAVAILABLE", await context.FaultAsync("kv.get", new { key = "k" }));
    }

    [TestMethod]
    public async Task File_OfANewerVersion_IsRefusedAndSaysSo()
    {
        await using (var before = StoreFiles.Build(Folder))
        {
            await using var shop = new ContextUnderTest(before, "shop");
            await shop.CallAsync("kv.set", new { key = "k", value = 1 });
            await before.GetRequiredService<ApiKeyManager>().CreateAsync(StoreFiles.Key("shop"), "a test", CancellationToken.None);
        }

        StoreFiles.Execute(StoreFiles.Of(Folder, "shop"), "PRAGMA user_version = 7");
        await using (var services = StoreFiles.Build(Folder))
        {
            await using var shop = new ContextUnderTest(services, "shop");
            Assert.AreEqual("STORE_UNAVAILABLE", await shop.FaultAsync("kv.get", new { key = "k" }));
            Assert.AreEqual("STORE_UNAVAILABLE", await shop.FaultAsync("kv.set", new { key = "k", value = 2 }));
        }

        StoreFiles.Execute(Path.Combine(Folder, "service.db"), "PRAGMA user_version = 7");
        await using var newer = StoreFiles.Build(Folder);

        var told = await DataStorePreparation.RunAsync(newer, CancellationToken.None);

        Assert.Contains("service.db has version 7 of its format", told!);
        Assert.AreEqual(told, await newer.GetRequiredService<SqlDatabase>().CheckAsync(CancellationToken.None));
    }
}
