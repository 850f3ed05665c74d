using System.Text.Json;

namespace BaasFunctions.Service.HostCalls.Database.Queries;

/// <summary>Which rows are meant. Read from a function's query by <see cref="FilterReader"/>; every store translates it in its own way.</summary>
internal abstract record Filter
{
    private Filter()
    {
    }

    /// <summary>Every part holds; true when there is none.</summary>
    internal sealed record All(IReadOnlyList<Filter> Parts) : Filter;

    /// <summary>At least one part holds; false when there is none.</summary>
    internal sealed record Any(IReadOnlyList<Filter> Parts) : Filter;

    /// <summary>The part does not hold.</summary>
    internal sealed record Not(Filter Part) : Filter;

    /// <summary>
    /// A field compared with a value. A field that a row does not have is null. Numbers compare with numbers and texts with texts (by
    /// code point), and a comparison of different kinds does not hold.
    /// </summary>
    internal sealed record Comparison(FieldPath Field, FilterOperator Operator, JsonElement Value) : Filter;

    /// <summary>Every row.</summary>
    public static Filter Everything { get; } = new All([]);
}
