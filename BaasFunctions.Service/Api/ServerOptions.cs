using System.ComponentModel.DataAnnotations;
using System.Net;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Configuration;
using BaasFunctions.Service.Projects;
using BaasFunctions.Service.Requests;

namespace BaasFunctions.Service.Api;

/// <summary>Where the service listens, and what a request may cost before it is read.</summary>
public sealed record ServerOptions : IValidatableObject
{
    [Setting("PORT", "TCP port; 0 lets the system choose", IsCommon = true, IsOfServer = true), Range(0, 65_535)]
    public int Port { get; init; } = 3001;

    [Setting("BAAS_BIND_ADDRESS", "address to listen on; unset: loopback, or every address where there is a key in BAAS_API_KEYS or in the store at start", Form = "an IP address", IsOfServer = true)]
    public string? BindAddress { get; init; }

    [Setting("NODE_ENV", "name of the environment; `production` logs JSON lines and lowers the default rate limit", Form = "1 to 64 characters", IsCommon = true)]
    public string EnvironmentName { get; init; } = "development";

    /// <summary>True when <see cref="EnvironmentName"/> is <c>production</c>.</summary>
    public bool IsProduction => string.Equals(EnvironmentName, "production", StringComparison.OrdinalIgnoreCase);

    [Setting("BAAS_MAX_BODY_BYTES", "largest request body, after decompression", Unit = "bytes"), Range(1024, 100 << 20)]
    public int MaxBodyBytes { get; init; } = 10 << 20;

    /// <summary>
    /// Bytes of a body that a host must let through: of one that is refused for its size the service reads a part away, so that its sender reads why.
    /// </summary>
    public long MaxTransferBytes => MaxBodyBytes + BodyDrain.MaxBytes + (64L * 1024);

    [Setting("BAAS_MAX_CONNECTIONS", "connections at the same time", IsOfServer = true), Range(1, 1_000_000)]
    public int MaxConnections { get; init; } = 10_000;

    [Setting("BAAS_KEEP_ALIVE", "how long an idle connection is kept", Unit = "ms", IsOfServer = true), Range(1_000, 3_600_000)]
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(120);

    [Setting("BAAS_HEADERS_TIMEOUT", "how long a caller may take to send a request's header", Unit = "ms", IsOfServer = true), Range(1_000, 600_000)]
    public TimeSpan HeadersTimeout { get; init; } = TimeSpan.FromSeconds(15);

    [Setting("BAAS_BODY_TIMEOUT", "how long a caller may take to send a request's body", Unit = "ms"), Range(1_000, 600_000)]
    public TimeSpan BodyTimeout { get; init; } = TimeSpan.FromSeconds(60);

    [Setting("BAAS_TRUSTED_PROXIES", "proxies whose `X-Forwarded-For` and `X-Forwarded-Proto` say who the caller is, such as `10.0.0.0/8`", Form = "comma-separated IP addresses and networks", IsOfServer = true)]
    public IReadOnlyList<string> TrustedProxies { get; init; } = [];

    /// <summary><see cref="TrustedProxies"/> as networks.</summary>
    public IEnumerable<IPNetwork> TrustedNetworks => TrustedProxies.Select(NetworkText.Read).OfType<IPNetwork>();

    [Setting("BAAS_DRAIN_TIMEOUT", "how long running executions may go on after SIGTERM or Ctrl-C", Unit = "ms", IsOfServer = true), Range(0, 600_000)]
    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromSeconds(25);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (BindAddress is not null && !IPAddress.TryParse(BindAddress, out _))
        {
            yield return new("must be an IP address such as 127.0.0.1, 0.0.0.0 or ::", [nameof(BindAddress)]);
        }

        if (TrustedProxies.FirstOrDefault(static entry => NetworkText.Read(entry) is null) is { } wrong)
        {
            yield return new($"\"{wrong}\" is neither an IP address nor a network such as 10.0.0.0/8", [nameof(TrustedProxies)]);
        }

        if (EnvironmentName.Length > 64)
        {
            yield return new("must have 1 to 64 characters", [nameof(EnvironmentName)]);
        }
    }
}
