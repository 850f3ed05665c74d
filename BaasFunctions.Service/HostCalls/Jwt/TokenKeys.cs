using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.HostCalls.Http;
using Microsoft.IdentityModel.Tokens;

namespace BaasFunctions.Service.HostCalls.Jwt;

/// <summary>
/// Finds the key of a token and the one algorithm that goes with it. The algorithm follows from the key, never from the token: without a
/// key of its own a function signs and verifies with the secret of its project and HS256, with a PEM or JWKS with RS256 or ES256, with a secret that it
/// shares with another system with HS256, HS384 or HS512.
/// </summary>
internal sealed class TokenKeys(ProjectKeys projects, EgressClient http, TimeProvider time)
{
    private const int MaxKept = 1_000;
    private const int MinRsaBits = 2048;

    /// <summary>The work of a signature grows with the third power of its length.</summary>
    private const int MaxRsaBits = 4096;

    /// <summary>Each is tried, and a system that changes its keys shows two or three.</summary>
    private const int MaxJwksKeys = 100;
    private static readonly TimeSpan s_kept = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Project, string Url), (DateTimeOffset Until, IReadOnlyList<SecurityKey> Keys)> _fetched = [];

    /// <summary>The secret of the project.</summary>
    public SymmetricSecurityKey OfProject(string project) => new(projects.Of(project, "jwt"));

    /// <summary>A key as a function names it: PEM for RS256 and ES256, or else the secret that is shared with another system.</summary>
    public static CallResult<SecurityKey> Of(string key, bool mustSign) => SharedSecret.IsPem(key) ? OfPem(key, mustSign) : SharedSecret.Read(key);

    /// <summary>A key in PEM; returns what is wrong with it.</summary>
    public static CallResult<SecurityKey> OfPem(string pem, bool mustSign)
    {
        try
        {
            if (pem.Contains("RSA", StringComparison.Ordinal) || !pem.Contains("EC ", StringComparison.Ordinal))
            {
                if (TryRsa(pem) is { } rsa)
                {
                    return rsa.KeySize is < MinRsaBits or > MaxRsaBits ? Invalid($"an RSA key must have {MinRsaBits} to {MaxRsaBits} bits, this one has {rsa.KeySize}")
                        : mustSign && !HasPrivate(rsa) ? Invalid("signing needs the private key")
                        : new RsaSecurityKey(rsa);
                }
            }

            var ec = ECDsa.Create();
            ec.ImportFromPem(pem);
            return ec.KeySize != 256 ? Invalid("a key of an elliptic curve must be on P-256")
                : mustSign && !HasPrivate(ec) ? Invalid("signing needs the private key")
                : new ECDsaSecurityKey(ec);
        }
        catch (Exception wrong) when (wrong is CryptographicException or ArgumentException)
        {
            return Invalid("it must be an RSA or P-256 key in PEM");
        }
    }

    /// <summary>The keys of a JWKS: an object, or the address of one, which is asked for at most every five minutes.</summary>
    public async ValueTask<CallResult<IReadOnlyList<SecurityKey>>> OfJwksAsync(CallScope scope, JsonElement jwks, CancellationToken cancellation)
    {
        if (jwks.ValueKind == JsonValueKind.Object)
        {
            return Parse(jwks.GetRawText());
        }

        if (jwks.ValueKind != JsonValueKind.String)
        {
            return Invalid("jwks must be an object or the address of one");
        }

        var url = jwks.GetString()!;
        lock (_gate)
        {
            if (_fetched.TryGetValue((scope.Project, url), out var known) && known.Until > time.GetUtcNow())
            {
                return CallResult<IReadOnlyList<SecurityKey>>.Of(known.Keys);
            }
        }

        var fetched = await FetchAsync(scope, url, cancellation);
        if (!fetched.Failed)
        {
            lock (_gate)
            {
                if (_fetched.Count >= MaxKept)
                {
                    _fetched.Clear();
                }

                _fetched[(scope.Project, url)] = (time.GetUtcNow() + s_kept, fetched.Value);
            }
        }

        return fetched;
    }

    private async ValueTask<CallResult<IReadOnlyList<SecurityKey>>> FetchAsync(CallScope scope, string url, CancellationToken cancellation)
    {
        using var arguments = CallArguments.Parse("jwt.verify", PlainJson.Bytes(new JsonObject { ["method"] = "GET", ["url"] = url, ["raw"] = true, ["timeout"] = 10_000 }), default)!;
        if (OutgoingRequest.Read(arguments, http.Options) is not { } request)
        {
            return arguments.Fault!;
        }

        var response = await http.SendAsync(scope, request, null, cancellation);
        return response.Failed ? response.Fault
            : !response.Value.Succeeded ? Invalid($"the address of the JWKS answers {response.Value.Status}")
            : Parse(Encoding.UTF8.GetString(response.Value.Body.Span));
    }

    private static CallResult<IReadOnlyList<SecurityKey>> Parse(string json)
    {
        try
        {
            // Symmetric keys in a JWKS would let anybody sign who can read it.
            var keys = new JsonWebKeySet(json).GetSigningKeys().Where(key => key is RsaSecurityKey or ECDsaSecurityKey or X509SecurityKey or JsonWebKey { Kty: "RSA" or "EC" }).ToArray();
            return keys.Length > MaxJwksKeys ? Invalid($"the JWKS has {keys.Length} keys, {MaxJwksKeys} are allowed")
                : keys.Any(key => key.KeySize > MaxRsaBits) ? Invalid($"the JWKS has a key of more than {MaxRsaBits} bits")
                : keys.Length > 0 ? CallResult<IReadOnlyList<SecurityKey>>.Of(keys)
                : Invalid("the JWKS has no RSA or P-256 key");
        }
        catch (Exception wrong) when (wrong is ArgumentException or JsonException or FormatException or CryptographicException)
        {
            return Invalid("the JWKS is none");
        }
    }

    private static RSA? TryRsa(string pem)
    {
        var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(pem);
            return rsa;
        }
        catch (Exception wrong) when (wrong is CryptographicException or ArgumentException)
        {
            rsa.Dispose();
            return null;
        }
    }

    private static bool HasPrivate(AsymmetricAlgorithm key)
    {
        try
        {
            _ = key is RSA rsa ? rsa.ExportParameters(true).D : ((ECDsa)key).ExportParameters(true).D;
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static HostCallError Invalid(string why) => new("INVALID_KEY", $"The key cannot be used: {why}");
}
