using System.Text.Json;

namespace BaasFunctions.Service.HostCalls.Database.Queries;

/// <summary>Rows in memory that a query means.</summary>
/// <param name="Rows">The rows, whole, in the order of the query.</param>
/// <param name="Next">Where the next page begins; null when there is none.</param>
internal sealed record RowPage(IReadOnlyList<JsonElement> Rows, string? Next);
