using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Observability;
using Microsoft.Extensions.Logging;

namespace BaasFunctions.Service.Auth.Keys;

/// <summary>Creates, lists and revokes API keys, for the endpoint <c>/keys</c> and the command line.</summary>
public sealed class ApiKeyManager
{
    private readonly IKeyStore _store;
    private readonly KeyRing _ring;
    private readonly TimeProvider _time;
    private readonly ILogger<ApiKeyManager> _logger;

    internal ApiKeyManager(IKeyStore store, KeyRing ring, TimeProvider time, ILogger<ApiKeyManager> logger) =>
        (_store, _ring, _time, _logger) = (store, ring, time, logger);

    /// <summary>Whether requests need a key: there is one in the settings, or the store has ever had one.</summary>
    /// <exception cref="KeyStoreException">The store cannot be reached.</exception>
    public async ValueTask<bool> AreKeysAskedForAsync() =>
        await _ring.IsLockedAsync() ?? throw new KeyStoreException("The store of the keys cannot be reached at the moment; try again later");

    /// <summary>Creates a key.</summary>
    /// <param name="request">Its properties.</param>
    /// <param name="by">Id of the key that asked for it, or what else did.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="KeyStoreException">The store cannot be reached.</exception>
    public async ValueTask<NewApiKey> CreateAsync(KeyRequest request, string by, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var now = _time.GetUtcNow();
        var key = new ApiKey
        {
            Id = KeyText.NewId(),
            Name = request.Name,
            Project = request.Project,
            Scopes = request.Scopes,
            Created = now,
            Expires = now + request.Lifetime,
            Quota = request.Quota,
        };
        var text = KeyText.New(key.Id);
        ValueOf(await _store.AddAsync(new StoredKey(key, KeyText.HashOf(text)), cancellation));
        _ring.Forget(key.Id);
        _logger.KeyCreated(key.Id, LogText.Of(key.Project ?? "*"), string.Join(',', KeyScopeNames.Of(key.Scopes)), by);
        return new NewApiKey(key, text);
    }

    /// <summary>Keys in the order in which they were created, revoked ones included; at most 10,000.</summary>
    /// <param name="project">Only those of this project; null for all.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="KeyStoreException">The store cannot be reached.</exception>
    public async ValueTask<IReadOnlyList<ApiKey>> ListAsync(string? project, CancellationToken cancellation) =>
        [.. ValueOf(await _store.ListAsync(project, cancellation)).Select(stored => stored.Key)];

    /// <summary>Revokes a key; false when there is none with that id.</summary>
    /// <param name="id">The id.</param>
    /// <param name="project">Only when it is a key of this project; null for any.</param>
    /// <param name="by">Id of the key that asked for it, or what else did.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="KeyStoreException">The store cannot be reached.</exception>
    public async ValueTask<bool> RevokeAsync(string id, string? project, string by, CancellationToken cancellation)
    {
        if (!KeyText.IsId(id) || !ValueOf(await _store.RevokeAsync(id, project, _time.GetUtcNow(), cancellation)))
        {
            return false;
        }

        _ring.Forget(id);
        _logger.KeyRevoked(id, by);
        return true;
    }

    private static T ValueOf<T>(CallResult<T> result) => result.Failed ? throw new KeyStoreException(result.Fault.Message) : result.Value;
}
