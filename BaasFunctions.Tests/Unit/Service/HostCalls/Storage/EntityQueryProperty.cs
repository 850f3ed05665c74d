using System.Text.Json;
using System.Text.Json.Nodes;
using BaasFunctions.Service.Configuration;
using BaasFunctions.Service.HostCalls;
using BaasFunctions.Service.HostCalls.Database;
using BaasFunctions.Service.HostCalls.Database.Queries;

namespace BaasFunctions.Tests.Unit.Service.HostCalls.Storage;

/// <summary>
/// What a store finds is what the evaluation in memory finds, which mocks of <c>/test</c> use: for random rows and random queries, with and without
/// indexes, whole and page by page. BAAS_TEST_SEED repeats a run.
/// </summary>
public abstract class EntityQueryProperty
{
    private const int Collections = 24;
    private const int RowsOfEach = 40;
    private const int QueriesOfEach = 150;

    private static readonly int s_seed = int.TryParse(Environment.GetEnvironmentVariable("BAAS_TEST_SEED"), out var seed) ? seed : Random.Shared.Next();

    /// <summary>Fields that have an index in the entities <c>declared_0</c> and so on; others have none.</summary>
    private protected static EntityDeclarations Declarations { get; } = new([.. Enumerable.Range(0, Collections).SelectMany(number =>
        new[] { "a", "n.x", "$m-1", "created" }.Select(field => new DeclaredIndex($"declared_{number}", FieldPath.Parse(field)!, Unique: false)))]);

    /// <summary>Services with an empty store, on this clock.</summary>
    private protected abstract IServiceProvider Build(TimeProvider time);

    [TestMethod]
    public async Task Query_OfARandomKind_FindsInTheStoreWhatItFindsInMemory()
    {
        Console.WriteLine($"BAAS_TEST_SEED={s_seed}");
        var time = new JumpingTime();
        var services = Build(time);
        await using var disposed = (IAsyncDisposable)services;
        for (var number = 0; number < Collections; number++)
        {
            var random = new RandomEntities(unchecked(s_seed + number));
            var entity = $"{(number % 2 == 0 ? "declared" : "plain")}_{number}";
            await using var context = new ContextUnderTest(services, "shop");
            await FillAsync(context, entity, random, time);
            var rows = (await context.JsonAsync("db.findMany", new { entity })).EnumerateArray().ToArray();
            Assert.HasCount(RowsOfEach, rows);
            for (var round = 0; round < QueriesOfEach; round++)
            {
                await CompareAsync(context, entity, rows, random.Query(), random.Order(), 1 + random.Next(RowsOfEach), random.Chance(20) ? random.Next(5) : 0);
            }
        }
    }

    private static async Task FillAsync(ContextUnderTest context, string entity, RandomEntities random, JumpingTime time)
    {
        for (var number = 0; number < RowsOfEach; number++)
        {
            var row = random.Row(number);
            await context.CallAsync("db.create", new { entity, data = row });
            time.Seconds += random.Next(3);
            if (random.Chance(20))
            {
                var (id, changed) = (row["id"]!.GetValue<string>(), random.Row(number));
                changed["id"] = id;
                await context.CallAsync("db.update", new { entity, id, data = changed });
            }
        }
    }

    private static async Task CompareAsync(ContextUnderTest context, string entity, JsonElement[] rows, JsonObject query, JsonArray orderBy, int limit, int offset)
    {
        var told = $"BAAS_TEST_SEED={s_seed} {entity} query {query.ToJsonString()} orderBy {orderBy.ToJsonString()} limit {limit} offset {offset}";
        var read = Read(new { query, options = new { orderBy, offset } });
        var expected = Ids(RowQuery.Page(read, rows, new EntityLimits()).Value!.Rows);

        var found = await context.AnswerAsync("db.findMany", new { entity, query, options = new { orderBy, offset } });
        Assert.IsNull(found.Error, $"{told}: {found.Error?.Code} {found.Error?.Message}");
        Assert.AreEqual(expected, Ids(JsonDocument.Parse(found.ValueJson).RootElement.EnumerateArray()), told);
        Assert.AreEqual($"{RowQuery.Count(read.Filter, rows)}", await context.CallAsync("db.count", new { entity, query }), told);

        var whole = Ids(RowQuery.Page(read with { Offset = 0 }, rows, new EntityLimits()).Value!.Rows);
        var (inStore, inMemory) = (new List<JsonElement>(), new List<JsonElement>());
        string? after = null;
        do
        {
            var page = await context.JsonAsync("db.findPage", new { entity, query, options = new { orderBy, limit, after } });
            inStore.AddRange(page.GetProperty("items").EnumerateArray());
            after = page.GetProperty("next").GetString();
        }
        while (after is not null && inStore.Count <= rows.Length);
        do
        {
            var page = RowQuery.Page(read with { Offset = 0, Limit = limit, After = after }, rows, new EntityLimits()).Value!;
            inMemory.AddRange(page.Rows);
            after = page.Next;
        }
        while (after is not null && inMemory.Count <= rows.Length);

        Assert.AreEqual(whole, Ids(inStore), told);
        Assert.AreEqual(whole, Ids(inMemory), told);
    }

    private static EntityQuery Read(object arguments)
    {
        using var parsed = CallArguments.Parse("db.findMany", JsonSerializer.SerializeToUtf8Bytes(arguments), default)!;
        var query = EntityQueryReader.Read(parsed);
        Assert.IsNull(parsed.Fault, parsed.Fault?.Message);
        return Kept(query);
    }

    /// <summary>The values of the filter outlive the document that they were read from.</summary>
    private static EntityQuery Kept(EntityQuery query) => query with { Filter = Kept(query.Filter) };

    private static Filter Kept(Filter filter) => filter switch
    {
        Filter.All all => new Filter.All([.. all.Parts.Select(Kept)]),
        Filter.Any any => new Filter.Any([.. any.Parts.Select(Kept)]),
        Filter.Not not => new Filter.Not(Kept(not.Part)),
        Filter.Comparison comparison => comparison with { Value = comparison.Value.Clone() },
        _ => filter,
    };

    private static string Ids(IEnumerable<JsonElement> rows) => string.Join(' ', rows.Select(row => row.GetProperty("id").GetString()));

    /// <summary>A clock that tests set, in seconds.</summary>
    private protected sealed class JumpingTime : TimeProvider
    {
        public long Seconds { get; set; } = 1_767_323_045;

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeSeconds(Seconds);
    }
}
