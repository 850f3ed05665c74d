using BaasFunctions.Service.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using static Microsoft.Azure.Functions.Worker.AuthorizationLevel;

namespace BaasFunctions.Host;

/// <summary>
/// One trigger per endpoint of the service. Azure Functions checks function keys where a trigger requires one; the service does the rest.
/// </summary>
public sealed class HttpTriggers(FunctionsService service)
{
    /// <summary>
    /// The route of the root. Azure Functions would replace an empty route by the name of the function, so this one has a segment that must be empty. It needs
    /// <c>AzureWebJobsDisableHomepage</c>.
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

    [Function("functions")]
    public Task FunctionsAsync([HttpTrigger(Function, "get", "head", Route = "projects/{project}/functions")] HttpRequest request) => service.HandleAsync(request.HttpContext);

    [Function("function")]
    public Task FunctionAsync([HttpTrigger(Function, "get", "head", "put", "patch", "delete", Route = "projects/{project}/functions/{name}")] HttpRequest request) =>
        service.HandleAsync(request.HttpContext);

    [Function("versions")]
    public Task VersionsAsync([HttpTrigger(Function, "get", "head", Route = "projects/{project}/functions/{name}/versions")] HttpRequest request) => service.HandleAsync(request.HttpContext);

    [Function("version")]
    public Task VersionAsync([HttpTrigger(Function, "get", "head", Route = "projects/{project}/functions/{name}/versions/{version}")] HttpRequest request) =>
        service.HandleAsync(request.HttpContext);

    [Function("activate")]
    public Task ActivateAsync([HttpTrigger(Function, "post", Route = "projects/{project}/functions/{name}/activate")] HttpRequest request) => service.HandleAsync(request.HttpContext);

    [Function("invoke")]
    public Task InvokeAsync([HttpTrigger(Function, "post", Route = "projects/{project}/functions/{name}/invoke")] HttpRequest request) => service.HandleAsync(request.HttpContext);

    [Function("invocations")]
    public Task InvocationsAsync([HttpTrigger(Function, "get", "head", Route = "projects/{project}/invocations")] HttpRequest request) => service.HandleAsync(request.HttpContext);

    [Function("invocation")]
    public Task InvocationAsync([HttpTrigger(Function, "get", "head", "delete", Route = "projects/{project}/invocations/{id}")] HttpRequest request) =>
        service.HandleAsync(request.HttpContext);

    [Function("invocation-retry")]
    public Task RetryAsync([HttpTrigger(Function, "post", Route = "projects/{project}/invocations/{id}/retry")] HttpRequest request) => service.HandleAsync(request.HttpContext);

    [Function("schedules")]
    public Task SchedulesAsync([HttpTrigger(Function, "get", "head", Route = "projects/{project}/schedules")] HttpRequest request) => service.HandleAsync(request.HttpContext);

    [Function("variables")]
    public Task VariablesAsync([HttpTrigger(Function, "get", "head", Route = "projects/{project}/env")] HttpRequest request) => service.HandleAsync(request.HttpContext);

    [Function("variable")]
    public Task VariableAsync([HttpTrigger(Function, "put", "delete", Route = "projects/{project}/env/{variable}")] HttpRequest request) => service.HandleAsync(request.HttpContext);

    /// <summary>Calls of functions. A function may be public, so Azure Functions asks nobody for a key here; the service asks for one of its own where the function wants one.</summary>
    [Function("route")]
    public Task RouteAsync([HttpTrigger(Anonymous, "get", "head", "post", "put", "patch", "delete", Route = "f/{project}/{name}/{*path}")] HttpRequest request) =>
        service.HandleAsync(request.HttpContext);

    [Function("executions")]
    public Task ExecutionsAsync([HttpTrigger(Function, "get", "head", Route = "projects/{project}/executions")] HttpRequest request) =>
        service.HandleAsync(request.HttpContext);

    [Function("executions-live")]
    public Task LiveExecutionsAsync([HttpTrigger(Function, "get", Route = "projects/{project}/executions/live")] HttpRequest request) =>
        service.HandleAsync(request.HttpContext);

    [Function("executions-one")]
    public Task ExecutionAsync([HttpTrigger(Function, "get", "head", Route = "projects/{project}/executions/{id}")] HttpRequest request) =>
        service.HandleAsync(request.HttpContext);

    [Function("statistics")]
    public Task StatisticsAsync([HttpTrigger(Function, "get", "head", Route = "projects/{project}/statistics")] HttpRequest request) =>
        service.HandleAsync(request.HttpContext);

    /// <summary>The catch-all for requests that no other trigger matches: unknown paths, wrong methods, CORS preflights. It runs no function, so it requires no key.</summary>
    [Function(FallbackName)]
    public Task FallbackAsync([HttpTrigger(Anonymous, "get", "head", "post", "put", "delete", "patch", "options", Route = "{*path}")] HttpRequest request) =>
        service.RefuseAsync(request.HttpContext);
}
