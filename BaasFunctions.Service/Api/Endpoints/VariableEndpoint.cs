using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Contracts.Http;
using BaasFunctions.Service.Registry;
using BaasFunctions.Service.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BaasFunctions.Service.Api.Endpoints;

/// <summary>
/// <c>/projects/{project}/env/{variable}</c>: PUT sets a variable of the environment, DELETE removes it; <c>?function=name</c> is about one of a function alone.
/// </summary>
internal sealed class VariableEndpoint(VariableStore store, VariableCatalog catalog, VariableSeal seal, TimeProvider time) : IServiceEndpoint
{
    public string Path => "/projects/{project}/env/{variable}";

    public IReadOnlyList<string> Methods { get; } = ["PUT", "DELETE"];

    public AccessRule Access => AccessRule.Deploy;

    public async ValueTask<ApiError?> HandleAsync(HttpContext http, RequestBody body)
    {
        if (ProjectAccess.Enter(http, out var project) is { } refused)
        {
            return refused;
        }

        var name = (string)http.GetRouteValue("variable")!;
        var function = http.Request.Query["function"].ToString();
        if (project.Length == 0)
        {
            return ApiErrors.InvalidProject;
        }

        if (!VariableFields.IsName(name))
        {
            return ApiErrors.InvalidVariableName;
        }

        if (function.Length > 0 && !FunctionNames.IsName(function))
        {
            return ApiErrors.InvalidFunctionName(FunctionNames.Expected);
        }

        var answer = HttpMethods.IsPut(http.Request.Method) ? await SetAsync(http, body, project, function, name) : await DeleteAsync(http, project, function, name);
        catalog.Forget(project);
        return answer;
    }

    private async ValueTask<ApiError?> SetAsync(HttpContext http, RequestBody body, string project, string function, string name)
    {
        if (VariableFields.Read(body.Bytes, out var fields) is { } invalid)
        {
            return invalid;
        }

        var variable = new StoredVariable(function, name, fields!.Hosts, time.GetUtcNow()) { Sealed = seal.Seal(project, function, name, fields.Value) };
        var kept = await store.SetAsync(project, variable, http.RequestAborted);
        if (kept.Failed)
        {
            return ApiErrors.Of(kept.Fault);
        }

        await JsonResponse.SendAsync(http, StatusCodes.Status200OK, new VariableAnswer { Variable = FunctionViews.Of(variable) }, ApiJson.Default.VariableAnswer);
        return null;
    }

    private async ValueTask<ApiError?> DeleteAsync(HttpContext http, string project, string function, string name)
    {
        var was = await store.DeleteAsync(project, function, name, http.RequestAborted);
        if (was.Failed || !was.Value)
        {
            return was.Failed ? ApiErrors.Of(was.Fault) : ApiErrors.VariableNotFound;
        }

        await JsonResponse.SendAsync(http, StatusCodes.Status200OK, new VariableDeletedAnswer { Name = name }, ApiJson.Default.VariableDeletedAnswer);
        return null;
    }
}
