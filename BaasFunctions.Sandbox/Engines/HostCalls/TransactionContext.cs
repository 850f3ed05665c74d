namespace BaasFunctions.Sandbox.Engines.HostCalls;

/// <summary>
/// Knows whether the code that runs now belongs to the work of an open transaction. Every completion of a call and every timer carries the
/// transaction in whose work it began, and what it resumes belongs to the same. Belongs to the thread of the execution.
/// </summary>
internal sealed class TransactionContext
{
    private string? _open;

    /// <summary>The open transaction whose work runs now; null outside of any.</summary>
    public string? Current
    {
        get => field == _open ? field : null;
        private set;
    }

    /// <summary>A transaction is open, and its work begins.</summary>
    public void Open(string name) => Current = _open = name;

    /// <summary>The work of the open transaction is over, whatever becomes of it.</summary>
    public void Close() => _open = null;

    /// <summary>The same work, to be run later as a part of the transaction in which it begins now, or of none.</summary>
    public Action Carry(Action work)
    {
        var transaction = Current;
        return () =>
        {
            Resume(transaction);
            work();
        };
    }

    /// <summary>Code goes on that began in this transaction, or outside of any.</summary>
    public void Resume(string? transaction) => Current = transaction;
}
