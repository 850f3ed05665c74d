namespace BaasFunctions.Service.HostCalls.Database.Queries;

/// <summary>Which rows are read, in which order, and what of them.</summary>
internal sealed record EntityQuery
{
    public Filter Filter { get; init; } = Filter.Everything;

    /// <summary>The order; rows that are equal in it are in order of their ids.</summary>
    public IReadOnlyList<SortField> OrderBy { get; init; } = [];

    /// <summary>Fields to give, besides the id; empty for all.</summary>
    public IReadOnlyList<FieldPath> Select { get; init; } = [];

    /// <summary>Rows to give at most; null for the default of the store.</summary>
    public int? Limit { get; init; }

    /// <summary>Rows to leave out at the beginning.</summary>
    public int Offset { get; init; }

    /// <summary>Where the page before this one ended, as it was given with that page; null for the first page.</summary>
    public string? After { get; init; }
}
