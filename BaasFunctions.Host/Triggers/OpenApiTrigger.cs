using BaasFunctions.Service;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace BaasFunctions.Host.Triggers;

/// <summary><c>GET /openapi.json</c>.</summary>
public sealed class OpenApiTrigger(FunctionsService service)
{
    [Function("openapi")]
    public Task RunAsync([HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "openapi.json")] HttpRequest request) =>
        service.OpenApiAsync(request.HttpContext);
}
