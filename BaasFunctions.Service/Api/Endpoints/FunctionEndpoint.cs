using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Contracts.Http;
using BaasFunctions.Service.Registry;
using BaasFunctions.Service.Requests;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Api.Endpoints;

/// <summary>
/// <c>/projects/{project}/functions/{name}</c>: PUT deploys a version, GET shows the function, PATCH sets its status, DELETE removes it with its versions.
/// </summary>
internal sealed class FunctionEndpoint(FunctionStore store, FunctionCatalog catalog, FunctionDeployer deployer) : IServiceEndpoint
{
    /// <summary>Who deployed where nobody is asked for a key.</summary>
    private const string Nobody = "nobody";

    public string Path => "/projects/{project}/functions/{name}";

    public IReadOnlyList<string> Methods { get; } = ["GET", "HEAD", "PUT", "PATCH", "DELETE"];

    public AccessRule Access => AccessRule.Deploy;

    public ValueTask<AccessRule> AccessForAsync(HttpContext http) => ValueTask.FromResult(IsRead(http) ? AccessRule.Read : AccessRule.Deploy);

    public ValueTask<ApiError?> HandleAsync(HttpContext http, RequestBody body)
    {
        if (FunctionPath.Enter(http, out var project, out var name) is { } refused)
        {
            return ValueTask.FromResult<ApiError?>(refused);
        }

        return http.Request.Method switch
        {
            _ when IsRead(http) => ShowAsync(http, project, name),
            "PUT" => DeployAsync(http, body, project, name),
            "PATCH" => SetStatusAsync(http, body, project, name),
            _ => DeleteAsync(http, project, name),
        };
    }

    private static bool IsRead(HttpContext http) => HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);

    private async ValueTask<ApiError?> ShowAsync(HttpContext http, string project, string name)
    {
        var found = await store.FindAsync(project, name, http.RequestAborted);
        return found.Failed ? ApiErrors.Of(found.Fault)
            : found.Value is [var function] ? await ShowAsync(http, project, function)
            : ApiErrors.FunctionNotFound(name);
    }

    private async ValueTask<ApiError?> ShowAsync(HttpContext http, string project, StoredFunction function)
    {
        var events = await store.EventsAsync(project, function.Name, function.Active, http.RequestAborted);
        if (events.Failed)
        {
            return ApiErrors.Of(events.Fault);
        }

        return await SendAsync(http, FunctionViews.Of(http, project, function) with { On = events.Value.Count == 0 ? null : [.. events.Value.Select(static rule => rule.Text)] });
    }

    private async ValueTask<ApiError?> DeployAsync(HttpContext http, RequestBody body, string project, string name)
    {
        if (DeployFields.Read(body.Bytes, out var fields) is { } invalid)
        {
            return invalid;
        }

        var (refusal, deployed, report) = await deployer.DeployAsync(project, name, fields!, Caller.Of(http).Key?.Id ?? Nobody, http.RequestAborted);
        if (refusal is not null)
        {
            return refusal;
        }

        if (deployed is null)
        {
            await JsonResponse.SendAsync(http, StatusCodes.Status400BadRequest, new DeployRefusedAnswer { Validation = new RawJson(report) }, ApiJson.Default.DeployRefusedAnswer);
            return null;
        }

        var answer = new DeployAnswer
        {
            Function = FunctionViews.Of(http, project, deployed.Function),
            Version = FunctionViews.Of(deployed.Version),
            Created = deployed.IsNew,
            Validation = new RawJson(report),
        };
        await JsonResponse.SendAsync(http, deployed.IsNew ? StatusCodes.Status201Created : StatusCodes.Status200OK, answer, ApiJson.Default.DeployAnswer);
        return null;
    }

    private async ValueTask<ApiError?> SetStatusAsync(HttpContext http, RequestBody body, string project, string name)
    {
        if (FunctionChangeFields.ReadStatus(body.Bytes, out var written) is { } invalid)
        {
            return invalid;
        }

        if (FunctionStatusNames.Parse(written) is not { } status)
        {
            return ApiErrors.InvalidStatus(FunctionStatusNames.All);
        }

        var changed = await store.ChangeAsync(project, name, function => function with { Status = status }, http.RequestAborted);
        var fault = await catalog.ChangedAsync(project, name);
        return changed.Failed ? ApiErrors.Of(changed.Fault) : fault is not null ? ApiErrors.Of(fault) : await SendAsync(http, FunctionViews.Of(http, project, changed.Value));
    }

    private async ValueTask<ApiError?> DeleteAsync(HttpContext http, string project, string name)
    {
        var was = await store.DeleteAsync(project, name, http.RequestAborted);
        var fault = await catalog.ChangedAsync(project, name);
        if (was.Failed || fault is not null || !was.Value)
        {
            return was.Failed ? ApiErrors.Of(was.Fault) : fault is not null ? ApiErrors.Of(fault) : ApiErrors.FunctionNotFound(name);
        }

        await JsonResponse.SendAsync(http, StatusCodes.Status200OK, new FunctionDeletedAnswer { Name = name }, ApiJson.Default.FunctionDeletedAnswer);
        return null;
    }

    private static async ValueTask<ApiError?> SendAsync(HttpContext http, ShownFunction function)
    {
        await JsonResponse.SendAsync(http, StatusCodes.Status200OK, new FunctionAnswer { Function = function }, ApiJson.Default.FunctionAnswer);
        return null;
    }
}
