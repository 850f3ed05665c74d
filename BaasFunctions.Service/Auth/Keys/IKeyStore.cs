using BaasFunctions.Service.Contracts;

namespace BaasFunctions.Service.Auth.Keys;

/// <summary>Stores API keys. Revoked keys stay, so that their ids keep their meaning and requests still need a key when all are revoked.</summary>
internal interface IKeyStore
{
    /// <summary>Whether any key was ever created.</summary>
    Task<CallResult<bool>> AnyAsync(CancellationToken cancellation);

    /// <summary>The key of that id, in a list of one; an empty list when there is none.</summary>
    Task<CallResult<IReadOnlyList<StoredKey>>> FindAsync(string id, CancellationToken cancellation);

    /// <summary>Keys in the order in which they were created: those of one project, or all of them.</summary>
    Task<CallResult<IReadOnlyList<StoredKey>>> ListAsync(string? project, CancellationToken cancellation);

    Task<CallResult<bool>> AddAsync(StoredKey key, CancellationToken cancellation);

    /// <summary>Revokes a key. Returns false when there is none with that id in the project, and true also when it was revoked before.</summary>
    Task<CallResult<bool>> RevokeAsync(string id, string? project, DateTimeOffset when, CancellationToken cancellation);
}
