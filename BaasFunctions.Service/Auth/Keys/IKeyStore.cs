using BaasFunctions.Service.Contracts;

namespace BaasFunctions.Service.Auth.Keys;

/// <summary>Where keys are kept. Revoked ones stay, so that their id tells something and the door does not open again.</summary>
internal interface IKeyStore
{
    /// <summary>Whether any key was ever made.</summary>
    Task<CallResult<bool>> AnyAsync(CancellationToken cancellation);

    /// <summary>The key of that id, in a list of one; an empty list when there is none.</summary>
    Task<CallResult<IReadOnlyList<StoredKey>>> FindAsync(string id, CancellationToken cancellation);

    /// <summary>Keys in the order in which they were made: those of one project, or all of them.</summary>
    Task<CallResult<IReadOnlyList<StoredKey>>> ListAsync(string? project, CancellationToken cancellation);

    Task<CallResult<bool>> AddAsync(StoredKey key, CancellationToken cancellation);

    /// <summary>Takes a key back: false when there is none of that id in the project, true also when it was taken back before.</summary>
    Task<CallResult<bool>> RevokeAsync(string id, string? project, DateTimeOffset when, CancellationToken cancellation);
}
