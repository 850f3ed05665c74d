using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Observability;

/// <summary>Writes what is measured as text, for <c>GET /metrics</c>. A host that registers one has the endpoint; others answer 404.</summary>
public interface IMetricsText
{
    /// <summary>Returns a request that was admitted.</summary>
    Task WriteAsync(HttpContext http);
}
