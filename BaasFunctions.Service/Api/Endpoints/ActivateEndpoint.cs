using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Contracts.Http;
using BaasFunctions.Service.Registry;
using BaasFunctions.Service.Requests;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Api.Endpoints;

/// <summary>
/// <c>POST /projects/{project}/functions/{name}/activate</c>: has another version served from now on, the one before where none is named.
/// </summary>
internal sealed class ActivateEndpoint(FunctionStore store, FunctionCatalog catalog) : IServiceEndpoint
{
    public string Path => "/projects/{project}/functions/{name}/activate";

    public IReadOnlyList<string> Methods { get; } = ["POST"];

    public AccessRule Access => AccessRule.Deploy;

    public async ValueTask<ApiError?> HandleAsync(HttpContext http, RequestBody body)
    {
        if (FunctionPath.Enter(http, out var project, out var name) is { } refused)
        {
            return refused;
        }

        if (FunctionChangeFields.ReadVersion(body.Bytes, out var version) is { } invalid)
        {
            return invalid;
        }

        var changed = await store.ChangeAsync(project, name, function => Activate(function, version), http.RequestAborted);
        var fault = await catalog.ChangedAsync(project, name);
        if (changed.Failed || fault is not null)
        {
            return ApiErrors.Of(changed.Fault ?? fault!);
        }

        var answer = new FunctionAnswer { Function = FunctionViews.Of(http, project, changed.Value) };
        await JsonResponse.SendAsync(http, StatusCodes.Status200OK, answer, ApiJson.Default.FunctionAnswer);
        return null;
    }

    private static CallResult<StoredFunction> Activate(StoredFunction function, long version)
    {
        var wanted = version == 0 ? function.Previous : version;
        return wanted == 0 ? RegistryFaults.NoPreviousVersion
            : wanted == function.Active ? function
            : function with { Active = wanted, Previous = function.Active };
    }
}
