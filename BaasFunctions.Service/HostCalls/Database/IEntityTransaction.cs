using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Service.HostCalls.Database;

/// <summary>Changes that happen as a whole. Given up unless it was committed.</summary>
internal interface IEntityTransaction : IAsyncDisposable
{
    /// <summary>The project that it belongs to.</summary>
    string Project { get; }

    /// <summary>Makes the changes last; returns why it could not.</summary>
    ValueTask<HostCallError?> CommitAsync(CancellationToken cancellation);
}
