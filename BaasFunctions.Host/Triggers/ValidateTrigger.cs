using BaasFunctions.Service;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace BaasFunctions.Host.Triggers;

/// <summary><c>POST /validate</c>.</summary>
public sealed class ValidateTrigger(FunctionsService service)
{
    [Function("validate")]
    public Task RunAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "validate")] HttpRequest request) =>
        service.ValidateAsync(request.HttpContext);
}
