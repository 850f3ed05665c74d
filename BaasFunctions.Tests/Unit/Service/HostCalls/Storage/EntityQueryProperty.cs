using System.Text.Json;
using System.Text.Json.Nodes;
using BaasFunctions.Service.HostCalls;
using BaasFunctions.Service.HostCalls.Database;
using BaasFunctions.Service.HostCalls.Database.Queries;
using BaasFunctions.Tests.PropertyBased;
using FsCheck;
using FsCheck.Fluent;

namespace BaasFunctions.Tests.Unit.Service.HostCalls.Storage;

/// <summary>
/// What a store finds is what the evaluation in memory finds, which mocks of <c>/test</c> use: for random rows and random queries, with and without
/// indexes, whole and page by page. Every run tries others; BAAS_TEST_SEED repeats one.
/// </summary>
public abstract class EntityQueryProperty
{
    private const int Collections = 24;
    private const int RowsOfEach = 40;
    private const int QueriesOfEach = 150;

    private static readonly ulong s_seed = PropertyCheck.SeedOr((ulong)Random.Shared.Next());

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
            var seed = s_seed + (ulong)number;
            var entity = $"{(number % 2 == 0 ? "declared" : "plain")}_{number}";
            await using var context = new ContextUnderTest(services, "shop");
            await FillAsync(context, entity, seed, time);
            var rows = (await context.JsonAsync("db.findMany", new { entity })).EnumerateArray().ToArray();
            Assert.HasCount(RowsOfEach, rows);
            PropertyCheck.Holds(QueryCase.Any(RowsOfEach), QueryCase.Smaller, query => CompareAsync(context, entity, rows, query), QueriesOfEach, seed);
        }
    }

    /// <summary>Creates the rows, and changes every fifth of them.</summary>
    private static async Task FillAsync(ContextUnderTest context, string entity, ulong seed, JumpingTime time)
    {
        var rows = Gen.CollectToArray(Enumerable.Range(0, RowsOfEach).Select(number => EntityGenerators.Row(number).Two())).Sample(1, new Rnd(seed), 50).Single();
        foreach (var (index, (row, changed)) in rows.Index())
        {
            var data = JsonNode.Parse(row)!;
            await context.CallAsync("db.create", new { entity, data });
            time.Seconds += index % 3;
            if (index % 5 == 0)
            {
                var (id, update) = (data["id"]!.GetValue<string>(), JsonNode.Parse(changed)!);
                update["id"] = id;
                await context.CallAsync("db.update", new { entity, id, data = update });
            }
        }
    }

    private static async Task CompareAsync(ContextUnderTest context, string entity, JsonElement[] rows, QueryCase asked)
    {
        var (query, orderBy, limit, offset) = (JsonNode.Parse(asked.Query), JsonNode.Parse(asked.OrderBy), asked.Limit, asked.Offset);
        var read = Read(new { query, options = new { orderBy, offset } });
        var expected = Ids(RowQuery.Page(read, rows, new EntityLimits()).Value!.Rows);

        var found = await context.AnswerAsync("db.findMany", new { entity, query, options = new { orderBy, offset } });
        Assert.IsNull(found.Error, $"{found.Error?.Code} {found.Error?.Message}");
        Assert.AreEqual(expected, Ids(JsonDocument.Parse(found.ValueJson).RootElement.EnumerateArray()));
        Assert.AreEqual($"{RowQuery.Count(read.Filter, rows)}", await context.CallAsync("db.count", new { entity, query }));

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

        Assert.AreEqual(whole, Ids(inStore));
        Assert.AreEqual(whole, Ids(inMemory));
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
