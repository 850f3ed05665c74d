using System.Security.Cryptography;
using BaasFunctions.Service.HostCalls;

namespace BaasFunctions.Service.HostCalls.Database;

/// <summary>The transaction of one execution, under a name that cannot be guessed. What is open when the execution ends is given up.</summary>
internal sealed class OpenTransactions : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private string? _name;
    private IEntityTransaction? _transaction;

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

    public string Add(IEntityTransaction transaction)
    {
        lock (_gate)
        {
            (_name, _transaction) = (RandomNumberGenerator.GetHexString(32, lowercase: true), transaction);
            return _name;
        }
    }

    public IEntityTransaction? Find(string name)
    {
        lock (_gate)
        {
            return _name == name ? _transaction : null;
        }
    }

    /// <summary>Commits or gives up; answers why it could not.</summary>
    public async ValueTask<CallFault?> EndAsync(string name, bool commit, CancellationToken cancellation)
    {
        if (Take(name) is not { } transaction)
        {
            return commit ? EntityFaults.TransactionEnded : null;
        }

        await using (transaction.ConfigureAwait(false))
        {
            return commit ? await transaction.CommitAsync(cancellation).ConfigureAwait(false) : null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_name is not null && Take(_name) is { } open)
        {
            await open.DisposeAsync().ConfigureAwait(false);
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
            (_name, _transaction) = (null, null);
            return taken;
        }
    }
}
