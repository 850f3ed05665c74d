using BaasFunctions.Service;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace BaasFunctions.Host.Triggers;

/// <summary><c>DELETE /keys/{id}</c>.</summary>
public sealed class KeyTrigger(FunctionsService service)
{
    [Function("key")]
    public Task RunAsync([HttpTrigger(AuthorizationLevel.Function, "delete", Route = "keys/{id}")] HttpRequest request) =>
        service.KeyAsync(request.HttpContext);
}
