using System.Security.Cryptography;
using BaasFunctions.Service.Contracts;
using Microsoft.Extensions.Caching.Memory;

namespace BaasFunctions.Service.Auth.Keys;

/// <summary>
/// Looks up the keys that callers present: those of the settings, which may use every project, and those of the store. Keys are held as hashes and compared
/// in constant time. Results of the store are cached for <c>BAAS_KEY_CACHE</c>, so a revocation takes effect on every instance within that time.
/// </summary>
internal sealed class KeyRing(AccessOptions options, IKeyStore store, TimeProvider time) : IDisposable
{
    private const int MaxCached = 10_000;
    private const int MaxLength = 1024;

    private readonly (byte[] Hash, ApiKey Key)[] _settings = [.. options.ApiKeys.Select((text, number) => (KeyText.HashOf(text), OfSettings(number)))];
    private readonly MemoryCache _found = new(new MemoryCacheOptions { SizeLimit = MaxCached });
    private readonly Lock _asking = new();
    private Task<CallResult<bool>>? _any;
    private long _anyAsked;
    private volatile bool _isLocked = options.ApiKeys.Count > 0;

    /// <summary>Whether requests need a key, as far as is known. Once true, it stays true.</summary>
    public bool IsLocked => _isLocked;

    /// <summary>Whether requests need a key; null when the store cannot say.</summary>
    public async ValueTask<bool?> IsLockedAsync()
    {
        if (_isLocked)
        {
            return true;
        }

        var any = await AskAny();
        if (any is { Failed: false, Value: true })
        {
            _isLocked = true;
        }

        return any.Failed ? null : any.Value;
    }

    /// <summary>Finds the first of several texts that is a key.</summary>
    public async ValueTask<KeyFinding> FindAsync(IEnumerable<string> candidates)
    {
        var unknowable = false;
        foreach (var text in candidates)
        {
            if (OfSettings(text) is { } known)
            {
                return new KeyFinding(known, false);
            }

            if (KeyText.IdOf(text) is not { } id)
            {
                continue;
            }

            var found = await AskKey(id);
            if (found.Failed)
            {
                unknowable = true;
            }
            else if (found.Value is [var stored] && CryptographicOperations.FixedTimeEquals(stored.Hash, KeyText.HashOf(text)))
            {
                return new KeyFinding(stored.Key, false);
            }
        }

        return new KeyFinding(null, unknowable);
    }

    /// <summary>Whether a text is a key of this service or looks like one; then it must not be sent to other systems.</summary>
    public bool IsOurs(string text) => KeyText.IdOf(text) is not null || OfSettings(text) is not null;

    /// <summary>Removes a key from the cache, because this instance has changed it.</summary>
    public void Forget(string id)
    {
        _found.Remove(id);
        lock (_asking)
        {
            _any = null;
        }
    }

    public void Dispose() => _found.Dispose();

    /// <summary>Compares with every key, so that the duration reveals nothing.</summary>
    private ApiKey? OfSettings(string text)
    {
        if (text.Length > MaxLength || _settings.Length == 0)
        {
            return null;
        }

        var hash = KeyText.HashOf(text);
        ApiKey? found = null;
        foreach (var (known, key) in _settings)
        {
            found = CryptographicOperations.FixedTimeEquals(hash, known) ? key : found;
        }

        return found;
    }

    private static ApiKey OfSettings(int number) => new()
    {
        Id = $"settings-{number + 1}",
        Name = $"key {number + 1} of BAAS_API_KEYS",
        Scopes = KeyScopes.Execute | KeyScopes.Test | KeyScopes.Read,
        Created = DateTimeOffset.UnixEpoch,
    };

    /// <summary>One query at a time, shared by all who wait for it; a caller that disconnects does not cancel it.</summary>
    private Task<CallResult<bool>> AskAny()
    {
        lock (_asking)
        {
            if (_any is null || time.GetElapsedTime(_anyAsked) >= options.KeyCacheTime)
            {
                _anyAsked = time.GetTimestamp();
                _any = store.AnyAsync(CancellationToken.None);
            }

            return _any;
        }
    }

    private Task<CallResult<IReadOnlyList<StoredKey>>> AskKey(string id)
    {
        if (_found.TryGetValue(id, out CachedAnswer? known) && time.GetElapsedTime(known!.Asked) < options.KeyCacheTime
            && !(known.Answer.IsCompletedSuccessfully && known.Answer.Result.Failed))
        {
            return known.Answer;
        }

        var asked = new CachedAnswer(time.GetTimestamp(), store.FindAsync(id, CancellationToken.None));
        _found.Set(id, asked, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = TimeSpan.FromMinutes(10) });
        return asked.Answer;
    }

    private sealed record CachedAnswer(long Asked, Task<CallResult<IReadOnlyList<StoredKey>>> Answer);
}
