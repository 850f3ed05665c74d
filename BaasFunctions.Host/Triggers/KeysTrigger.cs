using BaasFunctions.Service;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace BaasFunctions.Host.Triggers;

/// <summary><c>GET and POST /keys</c>.</summary>
public sealed class KeysTrigger(FunctionsService service)
{
    [Function("keys")]
    public Task RunAsync([HttpTrigger(AuthorizationLevel.Function, "get", "head", "post", Route = "keys")] HttpRequest request) =>
        service.KeysAsync(request.HttpContext);
}
