using System.Text.Json;
using System.Text.Json.Nodes;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace BaasFunctions.Service.HostCalls.Jwt;

/// <summary><c>context.jwt</c>: JSON Web Tokens (RFC 7519). <c>none</c> and every algorithm that does not belong to the key are refused.</summary>
internal sealed class TokenOperations(TokenKeys keys, TimeProvider time) : IHostOperations
{
    private const int MaxTokenLength = 64 * 1024;
    private const int MaxPayloadBytes = 32 * 1024;
    private static readonly TimeSpan s_tolerance = TimeSpan.FromSeconds(30);
    private static readonly JsonWebTokenHandler s_handler = new() { SetDefaultTimesOnTokenCreation = false, MaximumTokenSizeInBytes = MaxTokenLength };

    public IEnumerable<HostOperation> All => [HostOperation.Read("jwt.sign", SignAsync), HostOperation.Read("jwt.verify", VerifyAsync)];

    private ValueTask<HostAnswer> SignAsync(HostCallContext session, CallArguments arguments, CancellationToken cancellation)
    {
        var payload = arguments.Value("payload");
        if (payload.ValueKind != JsonValueKind.Object)
        {
            arguments.Refuse("payload", "an object", payload);
        }
        else if (payload.GetRawText().Length > MaxPayloadBytes)
        {
            arguments.Refuse($"The payload may have {MaxPayloadBytes} bytes");
        }

        if (CpuCharge.Refuse(session) is { } spent)
        {
            return ValueTask.FromResult(HostAnswers.Of(spent));
        }

        using var cpu = CpuCharge.Begin(session);
        var options = SignOptions(arguments);
        var claims = arguments.Fault is null ? Claims(arguments, payload, options) : null;
        var credentials = arguments.Fault is null ? Credentials(session, arguments, options) : null;
        return ValueTask.FromResult(arguments.Fault is { } fault
            ? HostAnswers.Of(fault)
            : HostAnswers.Write(json => json.WriteStringValue(s_handler.CreateToken(claims!.ToJsonString(), credentials))));
    }

    private async ValueTask<HostAnswer> VerifyAsync(HostCallContext session, CallArguments arguments, CancellationToken cancellation)
    {
        var token = arguments.Text("token");
        var options = arguments.Options("options", "key", "secret", "jwks", "algorithm", "audience", "issuer", "subject");
        var (audience, issuer, subject, pem) = (Text(arguments, options, "audience"), Text(arguments, options, "issuer"), Text(arguments, options, "subject"), Text(arguments, options, "key"));
        var (secret, algorithm) = (Text(arguments, options, "secret"), Text(arguments, options, "algorithm"));
        var hasJwks = Member(options, "jwks").ValueKind != JsonValueKind.Undefined;
        if ((pem is null ? 0 : 1) + (secret is null ? 0 : 1) + (hasJwks ? 1 : 0) > 1)
        {
            arguments.Refuse("Only one of key, secret and jwks can be given: each names the key of the token");
        }

        if (arguments.Fault is { } fault)
        {
            return HostAnswers.Of(fault);
        }

        if (CpuCharge.Refuse(session) is { } spent)
        {
            return HostAnswers.Of(spent);
        }

        IReadOnlyList<SecurityKey> found;
        if (hasJwks)
        {
            var fetched = await keys.OfJwksAsync(session.Scope, Member(options, "jwks"), cancellation);
            if (fetched.Failed)
            {
                return HostAnswers.Of(fetched.Fault);
            }

            found = fetched.Value;
        }
        else if (pem is not null || secret is not null)
        {
            var key = secret is not null ? SharedSecret.Read(secret) : TokenKeys.Of(pem!, mustSign: false);
            if (key.Failed)
            {
                return HostAnswers.Of(key.Fault);
            }

            found = [key.Value];
        }
        else
        {
            found = [keys.OfProject(session.Scope.Project)];
        }

        var isShared = pem is not null || secret is not null;
        var allowed = AlgorithmsOf(found[0], isShared);
        if (algorithm is not null && !allowed.Contains(algorithm))
        {
            return HostAnswers.Of(new HostCallError("INVALID_ALGORITHM", $"The key verifies {string.Join(", ", allowed)}"));
        }

        var parameters = Parameters(found, algorithm is null ? allowed : [algorithm], audience, issuer);
        var result = token.Length > MaxTokenLength ? new TokenValidationResult { IsValid = false } : await ValidateAsync(session, token, parameters);
        var claims = result is { IsValid: true, SecurityToken: JsonWebToken read } ? read : null;
        return claims is not null && (subject is null || claims.Subject == subject) ? Valid(claims) : Invalid(result.Exception);
    }

    /// <summary>Checks signatures at once and on this thread; with keys given it waits for nothing.</summary>
    private static Task<TokenValidationResult> ValidateAsync(HostCallContext session, string token, TokenValidationParameters parameters)
    {
        using var cpu = CpuCharge.Begin(session);
        return s_handler.ValidateTokenAsync(token, parameters);
    }

    /// <summary>By the key and never by the token: a secret goes with HMAC alone, a public key with signatures alone.</summary>
    private static string[] AlgorithmsOf(SecurityKey key, bool isShared) => key switch
    {
        SymmetricSecurityKey secret when isShared => SharedSecret.AlgorithmsOf(secret),
        SymmetricSecurityKey => [SecurityAlgorithms.HmacSha256],
        _ => [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.EcdsaSha256],
    };

    private TokenValidationParameters Parameters(IReadOnlyList<SecurityKey> found, string[] algorithms, string? audience, string? issuer) => new()
    {
        IssuerSigningKeys = found,
        TryAllIssuerSigningKeys = true,
        ValidAlgorithms = algorithms,
        RequireSignedTokens = true,
        ValidateIssuerSigningKey = true,
        ValidateAudience = audience is not null,
        ValidAudience = audience,
        ValidateIssuer = issuer is not null,
        ValidIssuer = issuer,
        RequireExpirationTime = false,
        ValidateLifetime = true,
        LifetimeValidator = (notBefore, expires, _, _) =>
        {
            var now = time.GetUtcNow().UtcDateTime;
            return expires is { } end && now > end + s_tolerance ? throw new SecurityTokenExpiredException()
                : notBefore is { } begin && now < begin - s_tolerance ? throw new SecurityTokenNotYetValidException()
                : true;
        },
    };

    private JsonElement SignOptions(CallArguments arguments)
    {
        var options = arguments.Value("options");
        return options.ValueKind is JsonValueKind.String or JsonValueKind.Number
            ? PlainJson.Element(new JsonObject { ["expiresIn"] = PlainJson.Node(options) })
            : arguments.Options("options", "expiresIn", "notBefore", "audience", "issuer", "subject", "jwtid", "algorithm", "key", "secret", "keyId");
    }

    /// <summary>The payload with the registered claims that the options ask for; what the payload has already stays.</summary>
    private JsonObject Claims(CallArguments arguments, JsonElement payload, JsonElement options)
    {
        var claims = JsonObject.Create(payload)!;
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        claims.TryAdd("iat", now);
        var expires = Member(options, "expiresIn");
        if (expires.ValueKind != JsonValueKind.Undefined && TokenTime.Read(expires) is null)
        {
            arguments.Refuse("expiresIn must be seconds, or a text such as \"15m\", \"1h\" or \"7d\"");
        }
        else if (!claims.ContainsKey("exp"))
        {
            claims["exp"] = now + (long)(TokenTime.Read(expires) ?? TimeSpan.FromHours(1)).TotalSeconds;
        }

        if (Member(options, "notBefore") is { ValueKind: not JsonValueKind.Undefined } begin)
        {
            if (TokenTime.Read(begin) is { } wait)
            {
                claims["nbf"] = now + (long)wait.TotalSeconds;
            }
            else
            {
                arguments.Refuse("notBefore must be seconds, or a text such as \"15m\", \"1h\" or \"7d\"");
            }
        }

        // RFC 7519, 4.1: numbers, or the token is read as one that never ends, or not at all.
        foreach (var name in (string[])["exp", "nbf", "iat"])
        {
            if (payload.TryGetProperty(name, out var date) && date.ValueKind != JsonValueKind.Number)
            {
                arguments.Refuse($"payload.{name}", "seconds since 1970 as a number", date);
            }
        }

        foreach (var (option, claim) in ((string, string)[])[("audience", "aud"), ("issuer", "iss"), ("subject", "sub"), ("jwtid", "jti")])
        {
            if (Text(arguments, options, option) is { } text)
            {
                claims[claim] = text;
            }
        }

        return claims;
    }

    private SigningCredentials? Credentials(HostCallContext session, CallArguments arguments, JsonElement options)
    {
        var (algorithm, pem, keyId) = (Text(arguments, options, "algorithm"), Text(arguments, options, "key"), Text(arguments, options, "keyId"));
        var secret = Text(arguments, options, "secret");
        if (pem is not null && secret is not null)
        {
            arguments.Refuse("Only one of key and secret can be given");
        }

        SecurityKey key;
        if (pem is null && secret is null)
        {
            key = keys.OfProject(session.Scope.Project);
        }
        else
        {
            var read = secret is not null ? SharedSecret.Read(secret) : TokenKeys.Of(pem!, mustSign: true);
            if (read.Failed)
            {
                arguments.Refuse(read.Fault);
                return null;
            }

            key = read.Value;
        }

        var isShared = pem is not null || secret is not null;
        string[] fits = key switch
        {
            RsaSecurityKey => [SecurityAlgorithms.RsaSha256],
            SymmetricSecurityKey => AlgorithmsOf(key, isShared),
            _ => [SecurityAlgorithms.EcdsaSha256],
        };
        if (algorithm is not null && !fits.Contains(algorithm))
        {
            arguments.Refuse(new HostCallError("INVALID_ALGORITHM", isShared
                ? $"The key signs with {string.Join(", ", fits)}"
                : $"Without a key tokens are signed with {fits[0]}; give a key in PEM for RS256 or ES256, a secret for HS384 or HS512"));
            return null;
        }

        key.KeyId = keyId;
        return new SigningCredentials(key, algorithm ?? fits[0]) { CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false } };
    }

    private static HostAnswer Valid(JsonWebToken token) => HostAnswers.Write(json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("valid"u8, true);
        json.WritePropertyName("payload"u8);
        json.WriteRawValue(Base64UrlEncoder.DecodeBytes(token.EncodedPayload), skipInputValidation: true);
        json.WriteEndObject();
    });

    private static HostAnswer Invalid(Exception? why) => HostAnswers.Write(json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("valid"u8, false);
        json.WriteNull("payload"u8);
        json.WriteString("error"u8, why switch
        {
            SecurityTokenExpiredException => "TOKEN_EXPIRED",
            SecurityTokenNotYetValidException => "TOKEN_NOT_YET_VALID",
            SecurityTokenInvalidAudienceException => "WRONG_AUDIENCE",
            SecurityTokenInvalidIssuerException => "WRONG_ISSUER",
            SecurityTokenInvalidAlgorithmException => "WRONG_ALGORITHM",
            SecurityTokenMalformedException or ArgumentException => "MALFORMED",
            SecurityTokenInvalidSignatureException or SecurityTokenSignatureKeyNotFoundException => "WRONG_SIGNATURE",
            null => "WRONG_SUBJECT",
            _ => "INVALID",
        });
        json.WriteEndObject();
    });

    /// <summary>An option; null is not the same as none: a key or an audience that is missing must not make the token mean something else.</summary>
    private static JsonElement Member(JsonElement options, string name) =>
        options.ValueKind == JsonValueKind.Object && options.TryGetProperty(name, out var value) ? value : default;

    private static string? Text(CallArguments arguments, JsonElement options, string name)
    {
        var value = Member(options, name);
        return value.ValueKind switch
        {
            JsonValueKind.Undefined => null,
            JsonValueKind.String => value.GetString(),
            _ => arguments.Refuse(name, "a text", value),
        };
    }
}
