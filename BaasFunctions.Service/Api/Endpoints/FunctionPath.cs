using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Registry;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BaasFunctions.Service.Api.Endpoints;

/// <summary>The project and the function that a path names.</summary>
internal static class FunctionPath
{
    /// <summary>Reads both; returns an error when the caller may not enter the project, or the name is none.</summary>
    public static ApiError? Enter(HttpContext http, out string project, out string name)
    {
        name = (string)http.GetRouteValue("name")!;
        return ProjectAccess.Enter(http, out project)
            ?? (project.Length == 0 ? ApiErrors.InvalidProject : FunctionNames.IsName(name) ? null : ApiErrors.InvalidFunctionName(FunctionNames.Expected));
    }
}
