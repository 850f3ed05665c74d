using System.Net;
using BaasFunctions.Service.Auth.Keys;
using BaasFunctions.Service.Contracts;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Auth;

/// <summary>Authenticates and authorizes callers, applies rate limits, and writes the audit log.</summary>
internal sealed class AccessGate(AccessOptions options, KeyRing keys, RequestRates rates, AccessAudit audit, TimeProvider time)
{
    private const string ProjectHeader = "X-BaaS-Project-ID";

    private static readonly TimeSpan s_probePatience = TimeSpan.FromMilliseconds(500);

    /// <summary>Admits a request; returns the error, or null. <see cref="Caller.Of"/> is the identity it was admitted as.</summary>
    /// <param name="http">The request.</param>
    /// <param name="rule">Which key the path requires.</param>
    public async ValueTask<ApiError?> AdmitAsync(HttpContext http, AccessRule rule)
    {
        var address = http.Connection.RemoteIpAddress;
        var isWelcome = options.HostAdmitsCallers || LocalCaller.Is(http, address);
        if (rule is AccessRule.Open && isWelcome)
        {
            // A probe must not wait for the key store.
            return null;
        }

        var known = await keys.IsLockedAsync();

        // When the store cannot say whether there are keys, a key is required.
        var isLocked = known is not false || (rule is AccessRule.ExecuteByOwnKey && options.HostAdmitsCallers);
        if (!isLocked && !isWelcome)
        {
            return ApiErrors.OnlyLoopback;
        }

        if (!isLocked && !options.HostAdmitsCallers && BrowserRequest.IsOfAnotherSite(http.Request, options.AllowedOrigins))
        {
            return ApiErrors.CrossSite;
        }

        if (rule is AccessRule.Open)
        {
            return null;
        }

        if (rule is AccessRule.Counted || !(isLocked || rule is AccessRule.Admin))
        {
            return rates.Count(http, PartitionOf(http, null, isLocked, address));
        }

        var (key, isUnknowable) = await keys.FindAsync(Credentials.Of(http.Request, options.ApiKeyHeader));
        if ((isUnknowable || (key is null && known is null) ? ApiErrors.KeysUnavailable : Judge(http, key, rule)) is { } refusal)
        {
            audit.Refused(http, key, refusal.Code);

            // Wrong keys are counted by address, which slows down guessing.
            return rates.Count(http, new RatePartition(key?.Id, key?.Project, key is null ? address : null)) ?? refusal;
        }

        http.Features.Set(new Caller(key));
        audit.Used(http, key!);
        return rates.Count(http, PartitionOf(http, key, isLocked, address));
    }

    /// <summary>Whether requests need a key; true when the store cannot say.</summary>
    public async ValueTask<bool> AsksForKeysAsync() => await keys.IsLockedAsync() is not false;

    /// <summary>
    /// Whether a caller of an open path may see details of the host: anybody while there are no keys, otherwise callers with a key. A key store that
    /// does not respond soon counts as one with keys, because a probe must not wait for it.
    /// </summary>
    public async ValueTask<bool> IsTrustedAsync(HttpContext http)
    {
        if (options.HostAdmitsCallers)
        {
            return true;
        }

        try
        {
            if (await keys.IsLockedAsync().AsTask().WaitAsync(s_probePatience, time) is false)
            {
                return true;
            }

            var (key, _) = await keys.FindAsync(Credentials.Of(http.Request, options.ApiKeyHeader)).AsTask().WaitAsync(s_probePatience, time);
            return key is { Revoked: null } && !(key.Expires <= time.GetUtcNow());
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private ApiError? Judge(HttpContext http, ApiKey? key, AccessRule rule)
    {
        if (key is null)
        {
            return ApiErrors.Unauthorized(options.ApiKeyHeader);
        }

        if (key.Revoked is not null)
        {
            return ApiErrors.KeyRevoked;
        }

        if (key.Expires <= time.GetUtcNow())
        {
            return ApiErrors.KeyExpired;
        }

        if (Needed(rule) is { } scope && !key.Scopes.HasFlag(scope))
        {
            return ApiErrors.ScopeMissing(KeyScopeNames.Of(scope).Single());
        }

        if (rule is AccessRule.ReadAll && key.Project is not null)
        {
            return ApiErrors.OfAllProjects;
        }

        string? named = http.Request.Headers[ProjectHeader];
        return key.Project is null || string.IsNullOrEmpty(named) || named == key.Project ? null : ApiErrors.OtherProject;
    }

    private static KeyScopes? Needed(AccessRule rule) => rule switch
    {
        AccessRule.Execute or AccessRule.ExecuteByOwnKey => KeyScopes.Execute,
        AccessRule.Test => KeyScopes.Test,
        AccessRule.Read or AccessRule.ReadAll => KeyScopes.Read,
        AccessRule.Deploy => KeyScopes.Deploy,
        AccessRule.Admin => KeyScopes.Admin,
        _ => null,
    };

    /// <summary>By key and project where either is known, by address otherwise.</summary>
    private static RatePartition PartitionOf(HttpContext http, ApiKey? key, bool isLocked, IPAddress? address)
    {
        // A caller without a key could name a new project each time. On loopback without keys every caller is trusted.
        string? project = key?.Project ?? (key is not null || !isLocked ? http.Request.Headers[ProjectHeader] : default);
        project = project is { Length: > 0 and <= 128 } ? project : null;
        return key is not null || project is not null ? new RatePartition(key?.Id, project, null) : new RatePartition(null, null, address);
    }
}
