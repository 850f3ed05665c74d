using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.HostCalls;

namespace BaasFunctions.Service.Registry;

/// <summary>Makes the execution of a function that was deployed, with its stored environment. It is the only place that does.</summary>
internal sealed class FunctionCalls(VariableCatalog variables, ExecutionLimits limits)
{
    /// <summary>The execution, and for whom its calls are made.</summary>
    /// <param name="function">The function.</param>
    /// <param name="executionId">Id of the execution.</param>
    /// <param name="requestJson">Its request, as JSON.</param>
    /// <param name="cancellation">The caller went away.</param>
    public async ValueTask<CallResult<FunctionCall>> CreateAsync(ResolvedFunction function, string executionId, ReadOnlyMemory<byte> requestJson, CancellationToken cancellation)
    {
        var environment = await variables.FindAsync(function.Project, function.Name, cancellation);
        if (environment.Failed)
        {
            return environment.Fault;
        }

        var request = new ExecutionRequest
        {
            ExecutionId = executionId,
            FunctionId = function.Name,
            FunctionName = function.Name,
            Code = function.Source.Code,
            HasFiles = function.Source.HasFiles,
            Language = function.Source.Language,
            ConfigJson = function.ConfigJson,
            RequestJson = requestJson,
            ProjectIdJson = function.ProjectJson,
            Env = environment.Value.Values,
            SharesNoWorker = true,
            Limits = limits,
        };
        var scope = new CallScope
        {
            Project = function.Project,
            ExecutionId = executionId,
            CpuTime = CallScope.CpuTimeOf(limits),
            Secrets = environment.Value.Secrets,
        };
        return new FunctionCall(request, scope);
    }
}
