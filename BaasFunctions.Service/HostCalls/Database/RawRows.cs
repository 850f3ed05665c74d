namespace BaasFunctions.Service.HostCalls.Database;

/// <summary>What a query in SQL gave.</summary>
/// <param name="RowsJson">The rows, as UTF-8 JSON of an array of objects.</param>
/// <param name="Count">How many.</param>
internal sealed record RawRows(ReadOnlyMemory<byte> RowsJson, int Count);
