namespace BaasFunctions.Service.HostCalls.Database;

/// <summary>What a write did to rows of one entity, in its order.</summary>
internal sealed class EntityChange(string entity, EntityEventKind kind)
{
    public string Entity => entity;

    public EntityEventKind Kind => kind;

    /// <summary>The rows, with their data as JSON where that is known and small enough.</summary>
    public List<(string Id, ReadOnlyMemory<byte>? Json)> Rows { get; } = [];

    /// <summary>Whether data was left out because there is too much of it.</summary>
    public bool HasMoreData { get; set; }

    /// <summary>Rows beyond those that are named.</summary>
    public long MoreRows { get; set; }
}
