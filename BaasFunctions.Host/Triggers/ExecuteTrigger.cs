using BaasFunctions.Service;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace BaasFunctions.Host.Triggers;

/// <summary><c>POST /execute</c>.</summary>
public sealed class ExecuteTrigger(FunctionsService service)
{
    [Function("execute")]
    public Task RunAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "execute")] HttpRequest request) =>
        service.ExecuteAsync(request.HttpContext);
}
