using System.Text.Json.Nodes;
using BaasFunctions.Tests.PropertyBased;
using FsCheck;
using FsCheck.Fluent;

namespace BaasFunctions.Tests.Unit.Service.HostCalls.Storage;

/// <summary>What one comparison of two evaluations asks for.</summary>
internal sealed record QueryCase(string Query, string OrderBy, int Limit, int Offset)
{
    public static Gen<QueryCase> Any(int rows) =>
        from query in EntityGenerators.Query()
        from orderBy in EntityGenerators.Order
        from limit in Gen.Choose(1, rows)
        from offset in Gen.Frequency((4, Gen.Constant(0)), (1, Gen.Choose(0, 4)))
        select new QueryCase(query, orderBy, limit, offset);

    public static IEnumerable<QueryCase> Smaller(QueryCase value) =>
    [
        .. Shrink.Json(value.Query).Select(query => value with { Query = query }),
        .. Shrink.Items(JsonNode.Parse(value.OrderBy)!.AsArray().ToArray())
            .Select(items => value with { OrderBy = $"[{string.Join(',', items.Select(item => item!.ToJsonString()))}]" }),
        .. value.Offset > 0 ? [value with { Offset = 0 }] : Array.Empty<QueryCase>(),
    ];
}
