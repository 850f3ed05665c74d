using BaasFunctions.Service.Auth.Keys;
using BaasFunctions.Service.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BaasFunctions.Service.Auth;

/// <summary>Holds a caller to its project where the path names one, as <c>{project}</c>. It is the only place that decides this.</summary>
internal static class ProjectAccess
{
    /// <summary>Name of the part of the route.</summary>
    private const string Part = "project";

    /// <summary>How a path names what belongs to no project.</summary>
    private const string None = "-";

    /// <summary>The project of the path, which has one, before the caller is held to it.</summary>
    public static string Of(HttpContext http) =>
        // Routing leaves %2F as it is, so that it separates nothing.
        ((string)http.GetRouteValue(Part)!).Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    /// <summary>The project of the path, which has one; returns an error when the caller's key is of another.</summary>
    public static ApiError? Enter(HttpContext http, out string project) => Enter(http, allowsNone: false, out project);

    /// <summary>The same where <c>-</c> stands for no project, which only callers of all projects may see; then <paramref name="project"/> is empty.</summary>
    public static ApiError? Enter(HttpContext http, bool allowsNone, out string project)
    {
        project = Of(http);
        return project.Length > KeyRules.MaxProject || !KeyRules.IsPlain(project) ? ApiErrors.InvalidProject
            : Caller.Of(http).Project is { } own ? (own == project ? null : ApiErrors.OtherProjectInPath)
            : WithoutProject(allowsNone, ref project);
    }

    /// <summary>A key of a project that has this name means its own.</summary>
    private static ApiError? WithoutProject(bool allowsNone, ref string project)
    {
        project = allowsNone && project == None ? "" : project;
        return null;
    }
}
