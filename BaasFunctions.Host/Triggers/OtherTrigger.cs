using BaasFunctions.Service;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace BaasFunctions.Host.Triggers;

/// <summary>What no other trigger answers: unknown paths, wrong methods, preflights of browsers.</summary>
public sealed class OtherTrigger(FunctionsService service)
{
    [Function("other")]
    public Task RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "put", "delete", "patch", "options", Route = "{*path}")] HttpRequest request) =>
        service.RefuseAsync(request.HttpContext);
}
