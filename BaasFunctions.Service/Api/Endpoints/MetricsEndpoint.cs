using BaasFunctions.Service.Api.Contracts;
using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Observability;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Api.Endpoints;

/// <summary><c>GET /metrics</c>: what is measured, of all projects together, as a Prometheus server reads it.</summary>
internal sealed class MetricsEndpoint(AccessGate gate, IEnumerable<IMetricsText> texts) : IServiceEndpoint
{
    private readonly IMetricsText? _text = texts.LastOrDefault();

    public string Path => "/metrics";

    public string Allow => "GET";

    public bool Matches(ReadOnlySpan<char> path) => _text is not null && path.Equals(Path, StringComparison.OrdinalIgnoreCase);

    public async ValueTask<Refusal?> HandleAsync(HttpContext http)
    {
        if (await gate.AdmitAsync(http, AccessRule.ReadAll).ConfigureAwait(false) is { } refusal)
        {
            return refusal;
        }

        await _text!.WriteAsync(http).ConfigureAwait(false);
        return null;
    }
}
