using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.HostCalls.Database.Sql;

namespace BaasFunctions.Service.HostCalls.Database;

/// <summary>Changes that happen as a whole. Given up unless it was committed.</summary>
internal interface IEntityTransaction : IAsyncDisposable
{
    /// <summary>The project that it belongs to.</summary>
    string Project { get; }

    /// <summary>Makes the changes last; returns why it could not.</summary>
    /// <param name="last">What is done before that in the same transaction; gives why that may not be. Null for nothing.</param>
    /// <param name="cancellation">Ends it.</param>
    ValueTask<HostCallError?> CommitAsync(Func<SqlSession, CancellationToken, Task<HostCallError?>>? last, CancellationToken cancellation);
}
