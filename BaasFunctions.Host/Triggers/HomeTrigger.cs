using BaasFunctions.Service;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace BaasFunctions.Host.Triggers;

/// <summary>
/// <c>GET /</c>. An empty route would be the name of the function; a part that must be empty is the root itself. The platform's own page has to
/// be off for it: <c>AzureWebJobsDisableHomepage</c>.
/// </summary>
public sealed class HomeTrigger(FunctionsService service)
{
    [Function("home")]
    public Task RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{root:maxlength(0)?}")] HttpRequest request) =>
        service.HomeAsync(request.HttpContext);
}
