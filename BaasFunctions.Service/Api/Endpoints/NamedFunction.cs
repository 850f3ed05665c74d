using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Registry;
using BaasFunctions.Service.Requests;

namespace BaasFunctions.Service.Api.Endpoints;

/// <summary>A function that was deployed, put into the fields of a request that names it, with its stored environment.</summary>
/// <param name="Refusal">Why it is not run; null where it is.</param>
/// <param name="Fields">The fields with its source, configuration and environment, over which those of the request win.</param>
/// <param name="Version">Number of its version.</param>
internal sealed record NamedFunction(ApiError? Refusal, ExecuteFields? Fields, int Version)
{
    public static async ValueTask<NamedFunction> ResolveAsync(FunctionCatalog functions, VariableCatalog variables, ExecuteFields fields, string name, CancellationToken cancellation)
    {
        if (fields.Project.Text is not { Length: > 0 } project)
        {
            return Refused(ApiErrors.MissingFields with { Hint = "A function that was deployed is found by its name in the project of context.project_id, which the request does not name; otherwise send its code" });
        }

        var found = await functions.FindAsync(project, name, cancellation);
        if (ServedFunction.Refuse(found, name, out var function) is { } refusal)
        {
            // Existing clients know the answer to a request that has only function_id.
            return Refused(function is null && !found.Failed && fields.FunctionName is null
                ? ApiErrors.MissingFields with { Hint = "The project has no function of that function_id that was deployed, and the request has no code" }
                : refusal);
        }

        var environment = await variables.FindAsync(project, name, cancellation);
        if (environment.Failed)
        {
            return Refused(ApiErrors.Of(environment.Fault));
        }

        var deployed = fields with { Source = function!.Source, ConfigJson = ConfigObjects.Merge(function.ConfigJson, fields.ConfigJson) };
        return new NamedFunction(null, deployed.Over(environment.Value.Values, environment.Value.Secrets), (int)function.Version.Number);
    }

    private static NamedFunction Refused(ApiError refusal) => new(refusal, null, 0);
}
