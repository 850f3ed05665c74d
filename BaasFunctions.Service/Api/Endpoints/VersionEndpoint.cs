using System.Globalization;
using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Contracts.Http;
using BaasFunctions.Service.Registry;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BaasFunctions.Service.Api.Endpoints;

/// <summary><c>GET /projects/{project}/functions/{name}/versions/{version}</c>: one version with its source.</summary>
internal sealed class VersionEndpoint(FunctionStore store) : IServiceEndpoint
{
    public string Path => "/projects/{project}/functions/{name}/versions/{version}";

    public IReadOnlyList<string> Methods { get; } = ["GET", "HEAD"];

    public AccessRule Access => AccessRule.Read;

    public async ValueTask<ApiError?> HandleAsync(HttpContext http, RequestBody body)
    {
        if (FunctionPath.Enter(http, out var project, out var name) is { } refused)
        {
            return refused;
        }

        if (!long.TryParse((string)http.GetRouteValue("version")!, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return ApiErrors.Of(RegistryFaults.NoSuchVersion);
        }

        var found = await store.VersionAsync(project, name, number, http.RequestAborted);
        if (found.Failed || found.Value is not [var version])
        {
            return ApiErrors.Of(found.Failed ? found.Fault : RegistryFaults.NoSuchVersion);
        }

        await JsonResponse.SendAsync(http, StatusCodes.Status200OK, new VersionAnswer { Version = FunctionViews.Whole(version) }, ApiJson.Default.VersionAnswer);
        return null;
    }
}
