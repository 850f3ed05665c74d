using System.ComponentModel.DataAnnotations;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Observability;
using BaasFunctions.Service.Configuration;

namespace BaasFunctions.Service.Observability;

/// <summary>
/// What is measured, and where traces, metrics and log lines are sent, by the settings of OpenTelemetry (specification, OTLP exporter configuration).
/// Without an address nothing is sent and nothing is kept to be sent.
/// </summary>
public sealed record TelemetryOptions : IValidatableObject
{
    private const string Protocols = "http/protobuf, grpc";

    [Setting("ENABLE_METRICS", "`false` measures nothing")]
    public bool Metrics { get; init; } = true;

    [Setting("OTEL_EXPORTER_OTLP_ENDPOINT", "collector that traces, metrics and log lines are sent to; unset: nothing is sent")]
    public Uri? OtlpEndpoint { get; init; }

    [Setting("OTEL_EXPORTER_OTLP_PROTOCOL", "protocol of the collector", Form = Protocols)]
    public string OtlpProtocol { get; init; } = "http/protobuf";

    /// <summary>Whether it is spoken to by gRPC; otherwise by HTTP with protocol buffers.</summary>
    public bool OtlpIsGrpc => string.Equals(OtlpProtocol, "grpc", StringComparison.OrdinalIgnoreCase);

    [Setting("OTEL_EXPORTER_OTLP_HEADERS", "headers for the collector, such as its key", Form = "name=value,name=value", IsSecret = true)]
    public string? OtlpHeaders { get; init; }

    [Setting("OTEL_SERVICE_NAME", "name of this service in telemetry", Form = "1 to 128 characters")]
    public string ServiceName { get; init; } = "baas-functions";

    /// <summary>Names of the meters and activity sources of service and sandbox.</summary>
    public static string[] SourceNames() => [ServiceTelemetry.Name, SandboxTelemetry.Name];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!OtlpIsGrpc && !string.Equals(OtlpProtocol, "http/protobuf", StringComparison.OrdinalIgnoreCase))
        {
            yield return new($"must be one of {Protocols}", [nameof(OtlpProtocol)]);
        }

        if (OtlpHeaders?.Split(',').All(pair => pair.IndexOf('=') > 0) == false)
        {
            yield return new("must be name=value, with commas between them", [nameof(OtlpHeaders)]);
        }

        if (ServiceName.Length > 128)
        {
            yield return new("must have 1 to 128 characters", [nameof(ServiceName)]);
        }
    }
}
