using BaasFunctions.Service.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using static Microsoft.Azure.Functions.Worker.AuthorizationLevel;

namespace BaasFunctions.Host;

/// <summary>
/// One trigger per endpoint of the service. Azure Functions asks for a function key where a trigger says so; the service does all the rest.
/// </summary>
public sealed class HttpTriggers(FunctionsService service)
{
    /// <summary>
    /// An empty route would be the name of the function; a part that must be empty is the root itself. The platform's own page has to
    /// be off for it: <c>AzureWebJobsDisableHomepage</c>.
    /// </summary>
    public const string Root = "{root:maxlength(0)?}";

    /// <summary>Azure Functions maps routes in the order of their functions' names and takes the first that fits, so this name is the last one.</summary>
    public const string FallbackName = "z-fallback";

    [Function("home")]
    public Task HomeAsync([HttpTrigger(Anonymous, "get", "head", Route = Root)] HttpRequest request) => service.HandleAsync(request.HttpContext);

    [Function("execute")]
    public Task ExecuteAsync([HttpTrigger(Function, "post", Route = "execute")] HttpRequest request) => service.HandleAsync(request.HttpContext);

    [Function("test")]
    public Task TestAsync([HttpTrigger(Function, "post", Route = "test")] HttpRequest request) => service.HandleAsync(request.HttpContext);

    [Function("validate")]
    public Task ValidateAsync([HttpTrigger(Function, "post", Route = "validate")] HttpRequest request) => service.HandleAsync(request.HttpContext);

    [Function("health")]
    public Task HealthAsync([HttpTrigger(Anonymous, "get", "head", Route = "health")] HttpRequest request) => service.HandleAsync(request.HttpContext);

    [Function("health-live")]
    public Task LiveAsync([HttpTrigger(Anonymous, "get", "head", Route = "health/live")] HttpRequest request) => service.HandleAsync(request.HttpContext);

    [Function("health-ready")]
    public Task ReadyAsync([HttpTrigger(Anonymous, "get", "head", Route = "health/ready")] HttpRequest request) => service.HandleAsync(request.HttpContext);

    [Function("info")]
    public Task InfoAsync([HttpTrigger(Function, "get", "head", Route = "info")] HttpRequest request) => service.HandleAsync(request.HttpContext);

    [Function("openapi")]
    public Task OpenApiAsync([HttpTrigger(Function, "get", "head", Route = "openapi.json")] HttpRequest request) => service.HandleAsync(request.HttpContext);

    [Function("keys")]
    public Task KeysAsync([HttpTrigger(Function, "get", "head", "post", Route = "keys")] HttpRequest request) => service.HandleAsync(request.HttpContext);

    [Function("key")]
    public Task KeyAsync([HttpTrigger(Function, "delete", Route = "keys/{id}")] HttpRequest request) => service.HandleAsync(request.HttpContext);

    /// <summary>What no other trigger answers: unknown paths, wrong methods, preflights of browsers. It runs nothing, so it asks for no key.</summary>
    [Function(FallbackName)]
    public Task FallbackAsync([HttpTrigger(Anonymous, "get", "head", "post", "put", "delete", "patch", "options", Route = "{*path}")] HttpRequest request) =>
        service.RefuseAsync(request.HttpContext);
}
