using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Observability;

/// <summary>Writes the metrics as text, for <c>GET /metrics</c>. The endpoint exists on hosts that register an implementation; on others it is 404.</summary>
public interface IMetricsText
{
    /// <summary>Writes the response to a request that was admitted.</summary>
    Task WriteAsync(HttpContext http);
}
