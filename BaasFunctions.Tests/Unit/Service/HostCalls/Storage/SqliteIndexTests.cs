using BaasFunctions.Service;
using BaasFunctions.Service.Configuration;
using BaasFunctions.Service.HostCalls.Database;
using BaasFunctions.Service.HostCalls.Database.Queries;
using BaasFunctions.Service.HostCalls.Database.Sql;
using Microsoft.Extensions.DependencyInjection;

namespace BaasFunctions.Tests.Unit.Service.HostCalls.Storage;

/// <summary>Declared fields on SQLite: which indexes serve, and what a declaration does to rows that are there.</summary>
[TestClass]
public sealed class SqliteIndexTests
{
    private static readonly DirectoryInfo s_folder = Directory.CreateTempSubdirectory("baas-sqlite-");
    private static ServiceProvider s_services = null!;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context)
    {
        s_services = Build("planned", QueryPlans.Declarations);
        await QueryPlans.FillAsync(s_services);
    }

    [ClassCleanup]
    public static async Task StopAsync()
    {
        await s_services.DisposeAsync();
        s_folder.Delete(recursive: true);
    }

    [TestMethod]
    [DataRow("""{"name":"n7"}""", "[]", false, "name", "<expr>=?")]
    [DataRow("""{"name":{"in":["n7","n8"]}}""", "[]", false, "name", "<expr>=?")]
    [DataRow("""{"name":{"startsWith":"n7"}}""", "[]", false, "name", "<expr>>? AND <expr><?")]
    [DataRow("""{"address.city":{"gt":7,"lt":9}}""", "[]", false, "address.city", "<expr>>? AND <expr><?")]
    [DataRow("""{"address.city":7,"vip":true}""", "[]", false, "address.city", "<expr>=?")]
    [DataRow("{}", "\"name\"", false, "name", "")]
    [DataRow("{}", "\"-name\"", false, "name", "")]
    [DataRow("{}", "\"name\"", true, "name", "<expr>>?")]
    [DataRow("{}", "\"-name\"", true, "name", "<expr><?")]
    [DataRow("{}", """["-name","-id"]""", true, "name", "<expr><?")]
    [DataRow("""{"vip":true}""", "\"address.city\"", true, "address.city", "<expr>>?")]
    [DataRow("{}", "\"created\"", true, "created", "(created,id)>(?,?)")]
    [DataRow("{}", "\"-created\"", true, "created", "created<?")]
    public async Task Query_OfADeclaredField_IsServedByItsIndex(string query, string orderBy, bool second, string field, string search)
    {
        var plan = await QueryPlans.OfAsync(s_services, "EXPLAIN QUERY PLAN ", query, orderBy, second);

        StringAssert.Contains(plan, $"USING INDEX {QueryPlans.IndexOf(field)} (project=? AND entity=?{(search.Length == 0 ? "" : " AND " + search)})");
        Assert.IsFalse(orderBy != "[]" && plan.Contains("TEMP B-TREE FOR ORDER BY"), "rows of one value may be sorted, all rows must not: " + plan);
    }

    [TestMethod]
    [DataRow("""{"id":"r7"}""", "[]", false, "id=?")]
    [DataRow("""{"id":{"startsWith":"r7"}}""", "[]", false, "id>? AND id<?")]
    [DataRow("{}", "[]", true, "id>?")]
    [DataRow("{}", "\"id\"", true, "id>?")]
    [DataRow("{}", "\"-id\"", true, "id<?")]
    public async Task Query_OfIds_IsServedByThePrimaryKey(string query, string orderBy, bool second, string search)
    {
        var plan = await QueryPlans.OfAsync(s_services, "EXPLAIN QUERY PLAN ", query, orderBy, second);

        StringAssert.Contains(plan, $"USING PRIMARY KEY (project=? AND entity=? AND {search})");
        Assert.IsFalse(plan.Contains("TEMP B-TREE"), plan);
    }

    [TestMethod]
    public async Task Unique_HoldsTextsNumbersAndBooleans_AndLeavesWhatHasNoOrder()
    {
        await using var services = Build("unique", Unique("email"));
        await using var context = new ContextUnderTest(services, "shop");
        await UniqueFields.AssertAsync(context);
    }

    [TestMethod]
    public async Task Unique_OfRowsThatHaveTheSameValue_NamesThem_AndNothingElseChanges()
    {
        await using (var before = Build("taken", EntityDeclarations.None))
        {
            await using var context = new ContextUnderTest(before, "shop");
            await context.CallAsync("db.createMany", new { entity = "users", data = new object[] { new { id = "a", email = "x" }, new { id = "b", email = "x" }, new { id = "c" } } });
        }

        await using (var wrong = Build("taken", Unique("email")))
        {
            Assert.AreEqual(UniqueFields.Taken, await wrong.GetRequiredService<SqlDatabase>().PrepareAsync(CancellationToken.None));
        }

        await using var after = Build("taken", EntityDeclarations.None);
        await using var still = new ContextUnderTest(after, "shop");
        Assert.AreEqual("3", await still.CallAsync("db.count", new { entity = "users" }));
    }

    [TestMethod]
    public async Task Unique_ThatIsNoLongerDeclared_NoLongerHolds_ButStaysWhereThereIsNoFile()
    {
        await UniqueFields.AssertFollowsTheFileAsync(declarations => Build("dropped", declarations));
    }

    private static EntityDeclarations Unique(string field) => new([new DeclaredIndex("users", FieldPath.Parse(field)!, Unique: true)]);

    private static ServiceProvider Build(string folder, EntityDeclarations declarations) => new ServiceCollection().AddLogging()
        .AddFunctionsService(new ServiceOptions { Data = new() { Directory = Path.Combine(s_folder.FullName, folder), Declarations = declarations }, Entities = QueryPlans.Limits })
        .BuildServiceProvider();
}
