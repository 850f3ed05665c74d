using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Auth.Keys;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Contracts.Http;
using BaasFunctions.Service.Execution;
using BaasFunctions.Service.Executions;
using BaasFunctions.Service.HostCalls;
using BaasFunctions.Service.Memory;
using BaasFunctions.Service.Registry;
using BaasFunctions.Service.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BaasFunctions.Service.Api.Endpoints;

/// <summary>
/// <c>/f/{project}/{name}/{path}</c>: calls a function that was deployed, at a URL of its own. The function gets the HTTP request, and its answer is the response. Whether
/// a key is asked for, and which methods, origins and bodies it takes, its configuration says.
/// </summary>
internal sealed class FunctionRouteEndpoint(
    FunctionCatalog functions, ExecutionRunner runner, HostCallFactory context, FunctionCalls calls, AccessOptions access, KeyRing keys) : IServiceEndpoint
{
    public string Path => "/f/{project}/{name}/{*path}";

    public IReadOnlyList<string> Methods { get; } = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

    public AccessRule Access => AccessRule.ExecuteByOwnKey;

    public bool IsOfFunction => true;

    /// <summary>A function that does not exist asks for a key, like one that does: strangers learn nothing.</summary>
    public async ValueTask<AccessRule> AccessForAsync(HttpContext http)
    {
        var project = ProjectAccess.Of(http);
        var found = await functions.FindAsync(project, (string)http.GetRouteValue("name")!, http.RequestAborted);
        http.Features.Set(new RoutedFunction(project, found));
        return !found.Failed && found.Value.Function is { Function.Status: FunctionStatus.Online, Rules.Access: not FunctionAccess.Key } ? AccessRule.Counted : AccessRule.ExecuteByOwnKey;
    }

    public BodyRule BodyOf(HttpContext http) => new(IsRaw: true, http.Features.Get<RoutedFunction>()?.Found.Value.Function?.Rules.BodyLimit);

    public async ValueTask<ApiError?> HandleAsync(HttpContext http, RequestBody body)
    {
        if (ProjectAccess.Enter(http, out _) is { } refused)
        {
            return refused;
        }

        var (_, found) = http.Features.Get<RoutedFunction>()!;
        var name = (string)http.GetRouteValue("name")!;
        if (ServedFunction.Refuse(found, name, out var function) is { } unserved)
        {
            return unserved;
        }

        if (!function!.Rules.Methods.Contains(http.Request.Method))
        {
            return ApiErrors.MethodNotAllowed(function.Name, string.Join(", ", function.Rules.Methods));
        }

        using var held = body.Account?.Reserve(BytePurpose.Request);
        if (RouteRequest.Write(http, body, access.ApiKeyHeader, keys, out var json) is { } wrong)
        {
            return wrong;
        }

        held?.Cover(json.Length);
        var made = await calls.CreateAsync(function, ExecutionIdHeader.Of(http) ?? Guid.CreateVersion7().ToString(), json, http.RequestAborted);
        if (made.Failed)
        {
            return ApiErrors.Of(made.Fault);
        }

        await using var session = context.Begin(http, made.Value.Scope, body.Account);
        var request = made.Value.Request with { RawBody = body.Bytes, StreamsResponse = true };
        if (function.Rules.Token is { } rule && function.Function.Status is FunctionStatus.Online)
        {
            var (untrusted, subject) = await CallerToken.VerifyAsync(http.Request, rule, made.Value, session, http.RequestAborted);
            if (untrusted is not null)
            {
                return untrusted;
            }

            request = request with { UserIdJson = subject };
        }

        var origin = ExecutionOrigin.Of(http, ExecutionTrigger.Route) with { FunctionName = function.Name, Version = (int)function.Version.Number };
        await using var stream = new ResponseStream(http, session, body.Account);
        var unsent = await runner.RunAsync(
            http, body, origin, request, session, stream, validates: false, new RouteAnswer(isTold: function.Rules.Access is FunctionAccess.Key, stream));
        return stream.IsOpen ? null : unsent;
    }

    /// <summary>What was found before the caller was admitted.</summary>
    private sealed record RoutedFunction(string Project, CallResult<FunctionFinding> Found);
}
