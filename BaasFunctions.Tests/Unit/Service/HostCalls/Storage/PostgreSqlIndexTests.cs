using BaasFunctions.Service;
using BaasFunctions.Service.Configuration;
using BaasFunctions.Service.HostCalls.Database;
using BaasFunctions.Service.HostCalls.Database.Queries;
using BaasFunctions.Service.HostCalls.Database.Sql;
using BaasFunctions.Service.HostCalls.Storage;
using BaasFunctions.Tests.Servers;
using Microsoft.Extensions.DependencyInjection;

namespace BaasFunctions.Tests.Unit.Service.HostCalls.Storage;

/// <summary>Declared fields on PostgreSQL: which indexes serve under row-level security, and what a declaration does to rows that are there.</summary>
[TestClass]
public sealed class PostgreSqlIndexTests
{
    private static PostgreSqlServer s_server = null!;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context) => s_server = await PostgreSqlServer.StartAsync();

    [ClassCleanup]
    public static async Task StopAsync() => await s_server.DisposeAsync();

    [TestInitialize]
    public async Task EmptyAsync() => await s_server.AsSuperuserAsync("DROP TABLE IF EXISTS baas_rows, baas_values, baas_usage");

    [TestMethod]
    public async Task Query_OfADeclaredField_IsServedByItsIndex()
    {
        await using var services = Build(QueryPlans.Declarations);
        await QueryPlans.FillAsync(services);
        await s_server.AsSuperuserAsync("ANALYZE baas_rows");
        foreach (var (query, orderBy, second, field) in ((string, string, bool, string)[])
        [
            ("""{"name":"n7"}""", "[]", false, "name"),
            ("""{"name":{"in":["n7","n8"]}}""", "[]", false, "name"),
            ("""{"name":{"startsWith":"n77"}}""", "[]", false, "name"),
            ("""{"address.city":{"gt":7,"lt":9}}""", "[]", false, "address.city"),
            ("""{"address.city":7,"vip":true}""", "[]", false, "address.city"),
            ("{}", "\"name\"", false, "name"),
            ("{}", "\"-name\"", false, "name"),
            ("{}", "\"name\"", true, "name"),
            ("{}", "\"-name\"", true, "name"),
            ("{}", """["-name","-id"]""", true, "name"),
            ("{}", "\"address.city\"", true, "address.city"),
        ])
        {
            var told = $"{query} {orderBy} {second}";
            var plan = await QueryPlans.OfAsync(services, "EXPLAIN ", query, orderBy, second);

            // The unique one knows its values, too.
            Assert.IsTrue(plan.Contains(QueryPlans.IndexOf(field)) || (orderBy == "[]" && plan.Contains(QueryPlans.UniqueIndexOf(field))), $"{told}\n{plan}");

            // What is asked for begins the scan; it does not only judge what was scanned.
            var condition = plan.Split('\n').FirstOrDefault(line => line.Contains("Index Cond")) ?? "";
            Assert.IsTrue((query == "{}" && !second) || condition.Contains("baas_number_"), $"{told}\n{plan}");
            Assert.IsTrue(orderBy == "[]" || !plan.Contains(" Sort ") || plan.Contains("Incremental Sort"), $"{told}\n{plan}");
        }
    }

    [TestMethod]
    public async Task Query_OfIds_IsServedByThePrimaryKey_AlsoInADatabaseThatWasSetUpWithAnotherOrder()
    {
        await s_server.AsSuperuserAsync("CREATE TABLE baas_rows (project text NOT NULL, entity text NOT NULL, id text NOT NULL, data jsonb NOT NULL, created bigint NOT NULL, updated bigint NOT NULL, PRIMARY KEY (project, entity, id))");
        await s_server.AsSuperuserAsync("ALTER TABLE baas_rows OWNER TO baas");
        await s_server.AsSuperuserAsync("INSERT INTO baas_rows VALUES ('plans', 'planned', 'before', '{}', 1, 1)");
        await using var services = Build(QueryPlans.Declarations);
        await QueryPlans.FillAsync(services);
        await s_server.AsSuperuserAsync("ANALYZE baas_rows");

        foreach (var orderBy in (string[])["[]", "\"id\"", "\"-id\""])
        {
            var plan = await QueryPlans.OfAsync(services, "EXPLAIN ", "{}", orderBy, second: true);
            StringAssert.Contains(plan, "baas_rows_pkey");
            StringAssert.Matches(plan, new System.Text.RegularExpressions.Regex(@"Index Cond: .*\(id [<>] "));
            Assert.IsFalse(plan.Contains("Sort"), plan);
        }

        await using var context = new ContextUnderTest(services, QueryPlans.Project);
        Assert.AreEqual("3001", await context.CallAsync("db.count", new { entity = QueryPlans.Entity }));
    }

    [TestMethod]
    public async Task Unique_HoldsTextsNumbersAndBooleans_AndLeavesWhatHasNoOrder()
    {
        await using var services = Build(Unique("email"));
        await using var context = new ContextUnderTest(services, "shop");
        await UniqueFields.AssertAsync(context);
    }

    [TestMethod]
    public async Task Unique_OfRowsThatHaveTheSameValue_NamesThem_AndNothingElseChanges()
    {
        await using (var before = Build(EntityDeclarations.None))
        {
            await using var context = new ContextUnderTest(before, "shop");
            await context.CallAsync("db.createMany", new { entity = "users", data = new object[] { new { id = "a", email = "x" }, new { id = "b", email = "x" }, new { id = "c" } } });
        }

        await using (var wrong = Build(Unique("email")))
        {
            Assert.AreEqual(UniqueFields.Taken, await wrong.GetRequiredService<SqlDatabase>().PrepareAsync(CancellationToken.None));
        }

        // The look at all projects was given up with the rest.
        Assert.AreEqual(true, await s_server.AsSuperuserAsync("SELECT relforcerowsecurity FROM pg_class WHERE relname = 'baas_rows'"));
        await using var after = Build(EntityDeclarations.None);
        await using var still = new ContextUnderTest(after, "shop");
        Assert.AreEqual("3", await still.CallAsync("db.count", new { entity = "users" }));
    }

    [TestMethod]
    public async Task Unique_ThatIsNoLongerDeclared_NoLongerHolds_ButStaysWhereThereIsNoFile() => await UniqueFields.AssertFollowsTheFileAsync(Build);

    [TestMethod]
    public async Task Text_ThatNoIndexTakes_IsRefusedAndSaysWhy()
    {
        await using var services = Build(Unique("email"));
        await using var context = new ContextUnderTest(services, "shop");
        var random = new Random(1);
        var text = string.Concat(Enumerable.Range(0, 20_000).Select(_ => (char)random.Next('0', 'z')));

        Assert.AreEqual("VALUE_TOO_LONG", await context.FaultAsync("db.create", new { entity = "users", data = new { email = text } }));
        await context.CallAsync("db.create", new { entity = "users", data = new { other = text } });
    }

    [TestMethod]
    public async Task Query_OfAMillionRows_IsServedByIndexes_AndPagesGoOnFromTheirCursors()
    {
        await using var services = Build(QueryPlans.Declarations, new EntityLimits());
        await using var context = new ContextUnderTest(services, QueryPlans.Project);
        Assert.AreEqual("0", await context.CallAsync("db.count", new { entity = QueryPlans.Entity }));
        await s_server.AsSuperuserAsync(
            $$"""
            INSERT INTO baas_rows (project, entity, id, data, created, updated)
            SELECT '{{QueryPlans.Project}}', '{{QueryPlans.Entity}}', 'r' || n, jsonb_build_object('name', 'n' || n, 'address', jsonb_build_object('city', n), 'vip', n % 2 = 0), n, n
            FROM generate_series(1, 1000000) AS n
            """,
            timeout: 300);
        await s_server.AsSuperuserAsync("ANALYZE baas_rows", timeout: 300);

        foreach (var (query, orderBy, second, index) in ((string, string, bool, string)[])
        [
            ("""{"id":"r777777"}""", "[]", false, "baas_rows_pkey"),
            ("""{"name":"n777777"}""", "[]", false, QueryPlans.IndexOf("name")),
            ("""{"name":{"startsWith":"n77777"}}""", "[]", false, QueryPlans.IndexOf("name")),
            ("{}", "[]", true, "baas_rows_pkey"),
            ("{}", "\"-name\"", true, QueryPlans.IndexOf("name")),
            ("{}", "\"created\"", true, QueryPlans.IndexOf("created")),
        ])
        {
            var plan = await QueryPlans.OfAsync(services, "EXPLAIN ", query, orderBy, second);
            Assert.Contains(index, plan, $"{query} {orderBy}\n{plan}");
            Assert.DoesNotContain("Seq Scan", plan, $"{query} {orderBy}\n{plan}");
        }

        // Within the time of a call as it is by default.
        Assert.Contains("\"n777777\"", await context.CallAsync("db.findOne", new { entity = QueryPlans.Entity, query = new { name = "n777777" } }));
        Assert.AreEqual("11", await context.CallAsync("db.count", new { entity = QueryPlans.Entity, query = new { name = new { startsWith = "n77777" } } }));
        var (seen, after) = (0, (string?)null);
        for (var page = 0; page < 20; page++)
        {
            var rows = await context.JsonAsync("db.findPage", new { entity = QueryPlans.Entity, query = new { created = new { gt = 500_000 } }, options = new { orderBy = "created", limit = 500, after } });
            foreach (var row in rows.GetProperty("items").EnumerateArray())
            {
                Assert.AreEqual(500_001 + seen++, row.GetProperty("created").GetInt32());
            }

            after = rows.GetProperty("next").GetString();
        }

        await context.CallAsync("db.create", new { entity = QueryPlans.Entity, data = new { name = "one more" } });
        Assert.AreEqual(1_000_001m, Convert.ToDecimal(await s_server.AsSuperuserAsync($"SELECT sum(rows) FROM baas_usage WHERE project = '{QueryPlans.Project}'"), null));
    }

    private static EntityDeclarations Unique(string field) => new([new DeclaredIndex("users", FieldPath.Parse(field)!, Unique: true)]);

    private static ServiceProvider Build(EntityDeclarations declarations) => Build(declarations, QueryPlans.Limits);

    private static ServiceProvider Build(EntityDeclarations declarations, EntityLimits limits) => new ServiceCollection().AddLogging()
        .AddFunctionsService(new ServiceOptions { Data = new DataOptions { DatabaseUrl = s_server.Url, Declarations = declarations }, Entities = limits })
        .BuildServiceProvider();
}
