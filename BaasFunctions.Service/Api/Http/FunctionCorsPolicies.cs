using BaasFunctions.Service.Registry;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace BaasFunctions.Service.Api.Http;

/// <summary>Which pages may call a function at its URL from a browser: those that its configuration names; everywhere else those of <c>ALLOWED_ORIGINS</c>.</summary>
internal sealed class FunctionCorsPolicies(FunctionCatalog functions, IOptions<CorsOptions> options) : ICorsPolicyProvider
{
    private const string Prefix = "/f/";

    /// <summary>A preflight has no route, because functions do not answer it.</summary>
    public async Task<CorsPolicy?> GetPolicyAsync(HttpContext context, string? policyName)
    {
        ArgumentNullException.ThrowIfNull(context);
        var usual = options.Value.GetPolicy(policyName ?? options.Value.DefaultPolicyName);
        var path = context.Request.Path.Value ?? "";
        if (!path.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            || path[Prefix.Length..].Split('/', 3) is not [{ Length: > 0 } project, { Length: > 0 } name, ..])
        {
            return usual;
        }

        var found = await functions.FindAsync(project.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase), name, context.RequestAborted);
        return found.Failed || found.Value.Function is not { IsServed: true, Rules: { Origins.Count: > 0 } rules } ? usual : PolicyOf(rules);
    }

    private static CorsPolicy PolicyOf(FunctionRules rules)
    {
        var policy = new CorsPolicyBuilder().AllowAnyHeader().WithMethods([.. rules.Methods]).WithExposedHeaders("*");
        return rules.Origins.Contains("*") ? policy.AllowAnyOrigin().Build() : policy.WithOrigins([.. rules.Origins]).AllowCredentials().Build();
    }
}
