using BaasFunctions.Service;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace BaasFunctions.Host.Triggers;

/// <summary><c>GET /health/ready</c>.</summary>
public sealed class ReadyTrigger(FunctionsService service)
{
    [Function("health-ready")]
    public Task RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health/ready")] HttpRequest request) =>
        service.ReadyAsync(request.HttpContext);
}
