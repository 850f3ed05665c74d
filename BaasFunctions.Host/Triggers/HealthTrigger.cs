using BaasFunctions.Service;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace BaasFunctions.Host.Triggers;

/// <summary><c>GET /health</c>.</summary>
public sealed class HealthTrigger(FunctionsService service)
{
    [Function("health")]
    public Task RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health")] HttpRequest request) =>
        service.HealthAsync(request.HttpContext);
}
