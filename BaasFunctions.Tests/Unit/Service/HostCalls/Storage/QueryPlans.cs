using System.Text;
using System.Text.Json;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.HostCalls;
using BaasFunctions.Service.HostCalls.Database;
using BaasFunctions.Service.HostCalls.Database.Queries;
using BaasFunctions.Service.HostCalls.Database.Sql;
using Microsoft.Extensions.DependencyInjection;

namespace BaasFunctions.Tests.Unit.Service.HostCalls.Storage;

/// <summary>How a database would carry out what the store asks of it: the very statement, with its parameters, as the role of the service.</summary>
internal static class QueryPlans
{
    public const string Project = "plans";
    public const string Entity = "planned";

    /// <summary>Fields that have an index.</summary>
    public static EntityDeclarations Declarations { get; } = new(
    [
        new DeclaredIndex(Entity, FieldPath.Parse("name")!, Unique: false),
        new DeclaredIndex(Entity, FieldPath.Parse("address.city")!, Unique: true),
        new DeclaredIndex(Entity, FieldPath.Parse("created")!, Unique: false),
    ]);

    /// <summary>The plan is the point here, not the time that a busy machine takes for many rows.</summary>
    public static EntityLimits Limits { get; } = new() { CallTime = TimeSpan.FromMinutes(2) };

    /// <summary>The name of the index of a declared field.</summary>
    public static string IndexOf(string field) => Declarations.Indexes.Single(index => index.Field.Text == field).Name;

    /// <summary>The name of the index that keeps a declared field unique.</summary>
    public static string UniqueIndexOf(string field) => Declarations.Indexes.Single(index => index.Field.Text == field).UniqueName;

    /// <summary>Rows enough that reading them all would not pay.</summary>
    public static async Task FillAsync(IServiceProvider services)
    {
        await using var context = new ContextUnderTest(services, Project);
        for (var from = 0; from < 3_000; from += 1_000)
        {
            await context.CallAsync("db.createMany", new
            {
                entity = Entity,
                data = Enumerable.Range(from, 1_000).Select(number => new { id = $"r{number}", name = $"n{number}", address = new { city = number }, vip = number % 2 == 0 }),
            });
        }
    }

    /// <summary>The plan of a page; the second page where the order is paged.</summary>
    public static async Task<string> OfAsync(IServiceProvider services, string explain, string query, string orderBy, bool second)
    {
        string? after = null;
        var (filter, order) = (JsonSerializer.Deserialize<JsonElement>(query), JsonSerializer.Deserialize<JsonElement>(orderBy));
        if (second)
        {
            await using var context = new ContextUnderTest(services, Project);
            after = (await context.JsonAsync("db.findPage", new { entity = Entity, query = filter, options = new { orderBy = order, limit = 10 } })).GetProperty("next").GetString();
            Assert.IsNotNull(after);
        }

        using var arguments = CallArguments.Parse("db.findPage", JsonSerializer.SerializeToUtf8Bytes(new { query = filter, options = new { orderBy = order, limit = 10, after } }), default)!;
        var read = EntityQueryReader.Read(arguments);
        Assert.IsNull(arguments.Fault, arguments.Fault?.Message);
        var database = services.GetRequiredService<SqlDatabase>();
        var cursor = after is null ? null : PageCursor.Parse(after, read);
        var sql = database.Dialect.AddSelect(new SqlText().Add(explain), Project, Entity, read, cursor, 11);
        var plan = await database.RunAsync<string>(new CallScope { Project = Project, ExecutionId = "plan" }, SqlAccess.Read, (session, token) => session.ReadAsync<CallResult<string>>(sql, static async (reader, token) =>
        {
            var text = new StringBuilder();
            while (await reader.ReadAsync(token))
            {
                text.AppendLine(reader.GetValue(reader.FieldCount - 1).ToString());
            }

            return text.ToString();
        }, token), CancellationToken.None);
        Assert.IsNull(plan.Fault, plan.Fault?.Message);
        return plan.Value!;
    }
}
