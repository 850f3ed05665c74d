using System.Text.Json;
using BaasFunctions.Service.HostCalls.Database;
using BaasFunctions.Service.HostCalls.Database.Queries;
using Microsoft.Extensions.DependencyInjection;

namespace BaasFunctions.Tests.Unit.Service.HostCalls.Storage;

/// <summary>What a unique field means, on every database.</summary>
internal static class UniqueFields
{
    public const string Taken =
        "BAAS_ENTITIES_FILE declares users.email unique, but the rows \"a\" and \"b\" of the project \"shop\" have the same value. Change one of them, or declare { \"index\": true } instead.";

    public static async Task AssertAsync(ContextUnderTest context)
    {
        // No two of these are the same value; what has no order is there twice.
        foreach (var email in (string[])["\"x\"", "\"X\"", "\"1\"", "1", "1.5", "true", "false", "\"true\"", "\"\"", "0", "null", "null", "[1]", "[1]", "{}", "{}", "\"\\ud83d\\ude00\""])
        {
            await context.CallAsync("db.create", new { entity = "users", data = new { email = JsonSerializer.Deserialize<JsonElement>(email) } });
        }

        await context.CallAsync("db.create", new { entity = "users", data = new { other = 1 } });
        await context.CallAsync("db.create", new { entity = "others", data = new { email = "x" } });
        foreach (var email in (string[])["\"x\"", "1", "1.0", "true", "\"\"", "\"\\ud83d\\ude00\""])
        {
            Assert.AreEqual("DUPLICATE_VALUE", await context.FaultAsync("db.create", new { entity = "users", data = new { email = JsonSerializer.Deserialize<JsonElement>(email) } }), email);
        }

        Assert.AreEqual("18", await context.CallAsync("db.count", new { entity = "users" }));
    }

    public static async Task AssertFollowsTheFileAsync(Func<EntityDeclarations, ServiceProvider> build)
    {
        var email = FieldPath.Parse("email")!;
        Assert.AreEqual("DUPLICATE_VALUE", await AgainAsync(new EntityDeclarations([new DeclaredIndex("members", email, Unique: true)])));
        Assert.AreEqual("DUPLICATE_VALUE", await AgainAsync(EntityDeclarations.None));
        Assert.AreEqual("(no error)", await AgainAsync(new EntityDeclarations([new DeclaredIndex("members", email, Unique: false)])));
        Assert.AreEqual("(no error)", await AgainAsync(new EntityDeclarations([])));

        async Task<string> AgainAsync(EntityDeclarations declarations)
        {
            await using var services = build(declarations);
            await using var context = new ContextUnderTest(services, "shop");
            await context.CallAsync("db.upsert", new { entity = "members", id = "first", data = new { email = "x" } });
            return await context.FaultAsync("db.create", new { entity = "members", data = new { email = "x" } });
        }
    }
}
