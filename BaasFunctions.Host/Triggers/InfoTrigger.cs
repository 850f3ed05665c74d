using BaasFunctions.Service;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace BaasFunctions.Host.Triggers;

/// <summary><c>GET /info</c>.</summary>
public sealed class InfoTrigger(FunctionsService service)
{
    [Function("info")]
    public Task RunAsync([HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "info")] HttpRequest request) =>
        service.InfoAsync(request.HttpContext);
}
