namespace BaasFunctions.Service.HostCalls.Database;

/// <summary>A row to be created.</summary>
/// <param name="Id">The id that it shall have; null for one that the store chooses.</param>
/// <param name="Data">Its fields.</param>
internal sealed record NewRow(string? Id, RowData Data);
