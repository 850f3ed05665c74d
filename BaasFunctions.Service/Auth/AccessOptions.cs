using System.ComponentModel.DataAnnotations;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Configuration;

namespace BaasFunctions.Service.Auth;

/// <summary>Who may call, how often, and from which pages.</summary>
public sealed record AccessOptions : IValidatableObject
{
    private const int MinKeyLength = 16;
    private const int MaxKeyLength = 256;

    [Setting("BAAS_API_KEYS", "API keys for all projects, but not for `/keys`, in addition to those of `keys create`; without any key only loopback requests are accepted", Form = "comma-separated keys of 16 to 256 visible characters", IsSecret = true, IsCommon = true)]
    public IReadOnlyList<string> ApiKeys { get; init; } = [];

    /// <summary>
    /// Whether the host admits callers before the service sees them, as Azure Functions does with keys of its own. Then callers from elsewhere
    /// are served without a key of ours, until there is one. Set by such a host, never by a setting. Default false.
    /// </summary>
    public bool HostAdmitsCallers { get; init; }

    [Setting("API_KEY_HEADER", "header that carries the key, beside `x-functions-key`, `Authorization: Bearer` and `?code=`", Form = "a header name")]
    public string ApiKeyHeader { get; init; } = "X-API-Key";

    [Setting("BAAS_KEY_CACHE", "how long a key read from the store is cached, and so how long a revoked key may still work on other instances", Unit = "ms"), Range(0, 300_000)]
    public TimeSpan KeyCacheTime { get; init; } = TimeSpan.FromSeconds(5);

    [Setting("BAAS_AUDIT", "whether each use of a key is logged, or only refused requests", Form = "all, refusals")]
    public AuditLevel Audit { get; init; } = AuditLevel.All;

    [Setting("ALLOWED_ORIGINS", "origins whose pages may call the service", Form = "comma-separated origins", IsCommon = true)]
    public IReadOnlyList<string> AllowedOrigins { get; init => field = [.. value.Select(origin => origin.TrimEnd('/'))]; } = ["http://localhost"];

    [Setting("RATE_LIMIT_WINDOW_MS", "length of a rate window", Unit = "ms"), Range(100, 3_600_000)]
    public TimeSpan RateLimitWindow { get; init; } = TimeSpan.FromSeconds(60);

    [Setting("RATE_LIMIT_MAX_REQUESTS", "requests of one caller per window; unset and without keys nothing is counted", Unit = "requests", Default = "100 in production, else 1000"), Range(1, 100_000_000)]
    public int? RateLimitMaxRequests { get; init; }

    /// <summary>Default number of requests of one caller per window where there are keys.</summary>
    internal int DefaultRateLimit { get; init; } = 1000;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ApiKeys.Any(key => key.Length is < MinKeyLength or > MaxKeyLength || key.Any(c => c is <= ' ' or > '~')))
        {
            // The message never contains the key itself.
            yield return new($"each key must have {MinKeyLength} to {MaxKeyLength} visible ASCII characters; `openssl rand -hex 24` makes one", [nameof(ApiKeys)]);
        }

        if (ApiKeyHeader.Length > 64 || !ApiKeyHeader.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            yield return new("must be a header name: letters, digits, - and _", [nameof(ApiKeyHeader)]);
        }

        if (AllowedOrigins.FirstOrDefault(origin => !IsOrigin(origin)) is { } wrong)
        {
            yield return new($"\"{wrong}\" is not an origin; write it as https://app.example, without a path; every origin (*) cannot be allowed", [nameof(AllowedOrigins)]);
        }
    }

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.PathAndQuery == "/";
}
