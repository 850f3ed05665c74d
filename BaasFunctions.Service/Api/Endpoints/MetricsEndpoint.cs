using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Contracts.Http;
using BaasFunctions.Service.Observability;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Api.Endpoints;

/// <summary><c>GET /metrics</c>: metrics of all projects together, in the Prometheus text format.</summary>
internal sealed class MetricsEndpoint(IEnumerable<IMetricsText> texts) : IServiceEndpoint
{
    private readonly IMetricsText? _text = texts.LastOrDefault();

    public string Path => "/metrics";

    public IReadOnlyList<string> Methods { get; } = ["GET"];

    public AccessRule Access => AccessRule.ReadAll;

    public bool IsEnabled => _text is not null;

    public async ValueTask<ApiError?> HandleAsync(HttpContext http, RequestBody body)
    {
        await _text!.WriteAsync(http);
        return null;
    }
}
