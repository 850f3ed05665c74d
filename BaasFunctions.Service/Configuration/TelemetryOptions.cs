namespace BaasFunctions.Service.Configuration;

/// <summary>
/// Where traces, metrics and log lines are sent, by the settings of OpenTelemetry (specification, OTLP exporter configuration). Without an
/// address nothing is sent and nothing is kept to be sent.
/// </summary>
public sealed record TelemetryOptions
{
    /// <summary>Address of a collector; null for none.</summary>
    public Uri? OtlpEndpoint { get; init; }

    /// <summary>Whether it is spoken to by gRPC; otherwise by HTTP with protocol buffers. Default false.</summary>
    public bool OtlpIsGrpc { get; init; }

    /// <summary>Headers for the collector, as <c>name=value,name=value</c>; null for none. Never shown.</summary>
    public string? OtlpHeaders { get; init; }

    /// <summary>Name of this service in what is sent. Default <c>baas-functions</c>.</summary>
    public string ServiceName { get; init; } = "baas-functions";
}
