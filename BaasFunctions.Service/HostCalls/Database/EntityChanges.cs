using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.HostCalls.Database.Sql;

namespace BaasFunctions.Service.HostCalls.Database;

/// <summary>
/// What a call, or a transaction, changes in entities that functions listen to. Stores note it as they write. It is null in the scope of a call where nobody listens, which
/// costs nothing then.
/// </summary>
internal sealed class EntityChanges
{
    /// <summary>Rows that are named of one write; further ones are counted.</summary>
    public const int MaxRows = 10_000;

    /// <summary>Bytes of data that are held until the write lasts.</summary>
    private const long MaxBytes = 1 << 20;

    private readonly List<EntityChange> _all = [];
    private long _bytes;
    private int _rows;

    /// <summary>The execution that writes.</summary>
    public required HostCallContext Context { get; init; }

    /// <summary>What is done last in the transaction of the write, where the queue is in the same database; null elsewhere.</summary>
    public Func<SqlSession, CancellationToken, Task<HostCallError?>>? BeforeCommit { get; set; }

    /// <summary>Whether that was done.</summary>
    public bool AreKept { get; set; }

    /// <summary>The turn in which it was done.</summary>
    public ChainTurn? Turn { get; set; }

    /// <summary>Whether they last although the write failed, because the store cannot take them back.</summary>
    public bool LastAnyway { get; set; }

    public IReadOnlyList<EntityChange> All => _all;

    /// <summary>A row was created or changed.</summary>
    public void Add(string entity, EntityEventKind kind, EntityRow row)
    {
        var change = Of(entity, kind);
        if (!HasRoom(change))
        {
            return;
        }

        var isHeld = _bytes + row.DataJson.Length <= MaxBytes;
        change.HasMoreData |= !isHeld;
        _bytes += isHeld ? row.DataJson.Length : 0;
        change.Rows.Add((row.Id, isHeld ? HostAnswers.Write(json => EntityAnswer.WriteRow(json, row, [])).ValueJson : null));
    }

    /// <summary>The same of a row whose data is not known.</summary>
    public void Add(string entity, EntityEventKind kind, string id)
    {
        var change = Of(entity, kind);
        if (HasRoom(change))
        {
            change.Rows.Add((id, null));
        }
    }

    private bool HasRoom(EntityChange change)
    {
        if (_rows++ < MaxRows)
        {
            return true;
        }

        change.MoreRows++;
        return false;
    }

    /// <summary>What follows on one another of the same kind is one.</summary>
    private EntityChange Of(string entity, EntityEventKind kind)
    {
        if (_all is not [.., var last] || last.Entity != entity || last.Kind != kind)
        {
            _all.Add(last = new EntityChange(entity, kind));
        }

        return last;
    }
}
