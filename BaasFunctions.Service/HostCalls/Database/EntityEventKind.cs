namespace BaasFunctions.Service.HostCalls.Database;

/// <summary>What became of rows.</summary>
internal enum EntityEventKind
{
    Created,
    Updated,
    Deleted,
}
