using BaasFunctions.Service;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace BaasFunctions.Host.Triggers;

/// <summary><c>POST /test</c>.</summary>
public sealed class TestTrigger(FunctionsService service)
{
    [Function("test")]
    public Task RunAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "test")] HttpRequest request) =>
        service.TestAsync(request.HttpContext);
}
