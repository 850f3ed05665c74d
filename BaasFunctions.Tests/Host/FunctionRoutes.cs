using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Constraints;

namespace BaasFunctions.Tests.Host;

/// <summary>Routes as a Functions host maps them: in the order of their functions' names, and the first that fits takes the request.</summary>
internal static class FunctionRoutes
{
    public static RouteCollection Of(
        IEnumerable<HttpFunction> functions, string prefix, IInlineConstraintResolver constraints, Func<HttpFunction, HttpContext, Task> invoke)
    {
        var routes = new RouteCollection();
        foreach (var function in functions.OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase))
        {
            routes.Add(new Route(
                new RouteHandler(http => invoke(function, http)),
                prefix.Length == 0 ? function.Route : $"{prefix}/{function.Route}",
                defaults: null,
                new Dictionary<string, object> { ["httpMethod"] = new HttpMethodRouteConstraint([.. function.Methods]) },
                dataTokens: null,
                constraints));
        }

        return routes;
    }
}
