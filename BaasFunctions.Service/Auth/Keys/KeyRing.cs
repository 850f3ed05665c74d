using System.Security.Cryptography;
using BaasFunctions.Service.Contracts;
using Microsoft.Extensions.Caching.Memory;

namespace BaasFunctions.Service.Auth.Keys;

/// <summary>
/// The keys that callers may present: those of the settings, which open every project, and those of the store. Held as hashes, compared
/// in constant time. What the store says is believed for <c>BAAS_KEY_CACHE</c>, so that a revocation holds on every instance after it.
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

    /// <summary>Whether keys are asked for, as far as is known: once there was a key, there is no way back.</summary>
    public bool IsLocked => _isLocked;

    /// <summary>Whether keys are asked for; null where the store cannot tell.</summary>
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

    /// <summary>Looks for the first of some texts that is a key.</summary>
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

    /// <summary>Whether a text is a key of this service, or has the form of one: then it is nobody else's business.</summary>
    public bool IsOurs(string text) => KeyText.IdOf(text) is not null || OfSettings(text) is not null;

    /// <summary>Forgets what is known of a key, because it was changed here.</summary>
    public void Forget(string id)
    {
        _found.Remove(id);
        lock (_asking)
        {
            _any = null;
        }
    }

    public void Dispose() => _found.Dispose();

    /// <summary>Looks at every key whatever it finds, so that the time tells nothing.</summary>
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

    /// <summary>One question at a time, whoever waits for it; no caller's going away ends it.</summary>
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
