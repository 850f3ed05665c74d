using BaasFunctions.Tests.EndToEnd;
using BaasFunctions.Tests.Servers;
using Npgsql;

namespace BaasFunctions.Tests.Deployment;

/// <summary>
/// deploy/postgres-role.sh, which Compose and Azure run, on a real server. Who runs it there may create roles and databases and is no superuser, as the administrator of a managed
/// server.
/// </summary>
[TestClass]
public sealed class PostgresRoleTests
{
    private const string Password = "0123456789abcdef0123456789abcdef";

    /// <summary>The servers of the tests trust everybody; this one asks the role for its password.</summary>
    private const string CheckPasswords =
        """
        DO $do$ BEGIN
          EXECUTE format($sql$ COPY (VALUES ('host all baas all scram-sha-256'), ('host all all all trust')) TO %L $sql$, current_setting('hba_file'));
          PERFORM pg_reload_conf();
        END $do$;
        """;

    private static PostgreSqlServer s_server = null!;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context)
    {
        s_server = await PostgreSqlServer.StartAsync();
        await s_server.AsSuperuserAsync(CheckPasswords, "postgres");
        await s_server.AsSuperuserAsync("DROP DATABASE baas", "postgres");
        await s_server.AsSuperuserAsync("DROP ROLE baas", "postgres");
        await s_server.AsSuperuserAsync("CREATE ROLE baasadmin LOGIN CREATEDB CREATEROLE PASSWORD 'admin'", "postgres");
    }

    [ClassCleanup]
    public static async Task StopAsync() => await s_server.DisposeAsync();

    [TestMethod]
    public async Task Script_OfAnAdministratorWhoIsNoSuperuser_MakesARoleThatTheServiceRunsWith()
    {
        await RunAsync(Password);
        await RunAsync(Password);

        Assert.AreEqual(
            "baas|f|f|f|f",
            await s_server.AsSuperuserAsync("SELECT concat_ws('|', rolname, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole) FROM pg_roles WHERE rolname = 'baas'", "postgres"));
        await using var server = await ServerProcess.StartAsync(("DATABASE_URL", $"postgres://baas:{Password}@127.0.0.1:{s_server.Port}/baas"), ("NODE_ENV", "production"));
        var answer = await server.PostAsync(
            "/execute",
            """{"execution_id":"e","function_id":"f","context":{"project_id":"shop"},"code":"export default async (request, context) => { const users = context.db.project.entities.users; await users.create({ name: 'Ada' }); await context.kv.set('a', 1); return [await users.count(), await context.kv.get('a')] }"}""").JsonAsync();

        Assert.AreEqual("success", answer.Text("status"), answer.GetRawText());
        Assert.AreEqual("[1,1]", answer.GetProperty("data").GetRawText());
        Assert.AreEqual("baas", await s_server.AsSuperuserAsync("SELECT tableowner FROM pg_tables WHERE tablename = 'baas_rows'"));
        Assert.DoesNotContain("row-level security", server.Errors);
    }

    [TestMethod]
    public async Task Script_WithAnotherPassword_ReplacesIt()
    {
        await RunAsync("first-first-first");
        await RunAsync("it's another \\ \"one\"");

        await OpenAsync("it's another \\ \"one\"");
        var refused = await Assert.ThrowsExactlyAsync<PostgresException>(() => OpenAsync("first-first-first"));
        Assert.AreEqual(PostgresErrorCodes.InvalidPassword, refused.SqlState);
    }

    [TestMethod]
    public async Task Script_OfTheImageOfPostgreSql_TakesTheDatabaseThatTheImageMade()
    {
        await using var server = await PostgreSqlServer.StartAsync();
        await server.AsSuperuserAsync("ALTER DATABASE baas OWNER TO postgres", "postgres");

        // There psql finds the server by its socket; here it is told.
        var (code, output) = await ShellCommand.RunAsync(
            Script, Path.GetTempPath(), ("POSTGRES_USER", "postgres"), ("BAAS_PASSWORD", Password), ("PGHOST", "127.0.0.1"), ("PGPORT", $"{server.Port}"));

        Assert.AreEqual(0, code, output);
        Assert.AreEqual("baas", await server.AsSuperuserAsync("SELECT datdba::regrole::text FROM pg_database WHERE datname = 'baas'"));
    }

    [TestMethod]
    public async Task Script_WithoutPassword_ChangesNothing()
    {
        var (code, output) = await ShellCommand.RunAsync(Script, Path.GetTempPath(), ("PGHOST", "127.0.0.1"), ("PGPORT", $"{s_server.Port}"), ("PGUSER", "postgres"));

        Assert.AreNotEqual(0, code);
        StringAssert.Contains(output, "BAAS_PASSWORD");
    }

    private static string Script => $"sh {Repository.PathOf("deploy/postgres-role.sh")}";

    private static async Task RunAsync(string password)
    {
        var (code, output) = await ShellCommand.RunAsync(
            Script, Path.GetTempPath(),
            ("PGHOST", "127.0.0.1"), ("PGPORT", $"{s_server.Port}"), ("PGUSER", "baasadmin"), ("PGPASSWORD", "admin"), ("PGDATABASE", "postgres"), ("BAAS_PASSWORD", password));
        Assert.AreEqual(0, code, output);
        Assert.IsFalse(output.Contains(password, StringComparison.Ordinal));
    }

    private static async Task OpenAsync(string password)
    {
        var address = new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = s_server.Port, Username = "baas", Password = password, Database = "baas", Pooling = false };
        await using var connection = new NpgsqlConnection(address.ToString());
        await connection.OpenAsync();
    }
}
