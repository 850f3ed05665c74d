using BaasFunctions.Service;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace BaasFunctions.Host.Triggers;

/// <summary><c>GET /health/live</c>.</summary>
public sealed class LiveTrigger(FunctionsService service)
{
    [Function("health-live")]
    public Task RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health/live")] HttpRequest request) =>
        service.LiveAsync(request.HttpContext);
}
