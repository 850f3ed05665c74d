namespace BaasFunctions.Service.HostCalls.Database;

/// <summary>Rows of one query.</summary>
/// <param name="Rows">In the order that was asked for.</param>
/// <param name="Next">Where the next page begins; null when there is none.</param>
internal sealed record EntityPage(IReadOnlyList<EntityRow> Rows, string? Next);
