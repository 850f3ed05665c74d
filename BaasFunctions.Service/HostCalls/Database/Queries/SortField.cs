namespace BaasFunctions.Service.HostCalls.Database.Queries;

/// <summary>One field that rows are ordered by.</summary>
internal sealed record SortField(FieldPath Field, bool Descending);
