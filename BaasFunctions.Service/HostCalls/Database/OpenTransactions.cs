using System.Security.Cryptography;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;

namespace BaasFunctions.Service.HostCalls.Database;

/// <summary>The transaction of one execution, under a name that cannot be guessed. What is open when the execution ends is given up.</summary>
internal sealed class OpenTransactions : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private bool _ended;
    private string? _name;
    private IEntityTransaction? _transaction;
    private EntityChanges? _changes;

    /// <summary>One at a time: a second one would wait for the first, which waits for the function.</summary>
    public bool HasRoom
    {
        get
        {
            lock (_gate)
            {
                return _transaction is null;
            }
        }
    }

    /// <summary>
    /// Keeps a transaction that has just begun, and gives its name. One whose execution ended meanwhile, or that another came before, is given up at once:
    /// nobody would ever end it.
    /// </summary>
    public async ValueTask<CallResult<string>> AddAsync(IEntityTransaction transaction)
    {
        HostCallError fault;
        lock (_gate)
        {
            if (!_ended && _transaction is null)
            {
                (_name, _transaction) = (RandomNumberGenerator.GetHexString(32, lowercase: true), transaction);
                return _name;
            }

            fault = _ended ? EntityFaults.TransactionEnded : EntityFaults.TransactionOpen;
        }

        await transaction.DisposeAsync();
        return fault;
    }

    public IEntityTransaction? Find(string name)
    {
        lock (_gate)
        {
            return _name == name ? _transaction : null;
        }
    }

    /// <summary>What the transaction has changed so far; takes the one given as the first. Null when no transaction of that name is open.</summary>
    public EntityChanges? ChangesOf(string name, EntityChanges? first)
    {
        lock (_gate)
        {
            return _name == name ? _changes ??= first : null;
        }
    }

    /// <summary>Commits or gives up; returns why it could not.</summary>
    public async ValueTask<HostCallError?> EndAsync(string name, bool commit, CancellationToken cancellation)
    {
        var last = commit ? ChangesOf(name, null)?.BeforeCommit : null;
        if (Take(name) is not { } transaction)
        {
            return commit ? EntityFaults.TransactionEnded : null;
        }

        await using (transaction)
        {
            return commit ? await transaction.CommitAsync(last, cancellation) : null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        IEntityTransaction? open;
        lock (_gate)
        {
            _ended = true;
            open = _transaction;
            (_name, _transaction, _changes) = (null, null, null);
        }

        if (open is not null)
        {
            await open.DisposeAsync();
        }
    }

    private IEntityTransaction? Take(string name)
    {
        lock (_gate)
        {
            if (_name != name)
            {
                return null;
            }

            var taken = _transaction;
            (_name, _transaction, _changes) = (null, null, null);
            return taken;
        }
    }
}
