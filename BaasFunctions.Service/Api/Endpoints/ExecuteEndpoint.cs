using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Contracts.Http;
using BaasFunctions.Service.Execution;
using BaasFunctions.Service.Executions;
using BaasFunctions.Service.HostCalls;
using BaasFunctions.Service.Registry;
using BaasFunctions.Service.Requests;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Api.Endpoints;

/// <summary><c>POST /execute</c>: runs a function that comes with the request, or one that was deployed. <see cref="ExecutionRunner"/> lists the steps.</summary>
internal sealed class ExecuteEndpoint(ExecutionRunner runner, HostCallFactory context, ExecutionLimits limits, FunctionCatalog functions, VariableCatalog variables)
    : IServiceEndpoint
{
    public string Path => "/execute";

    public IReadOnlyList<string> Methods { get; } = ["POST"];

    public AccessRule Access => AccessRule.Execute;

    public async ValueTask<ApiError?> HandleAsync(HttpContext http, RequestBody body)
    {
        // Step 3
        if ((ExecuteFields.Read(body.Bytes, out var fields) ?? fields!.BindTo(Caller.Of(http).Project)) is { } refused)
        {
            return refused;
        }

        var origin = ExecutionOrigin.Of(http, ExecutionTrigger.Execute);
        if (fields!.DeployedName is { } name)
        {
            var found = await NamedFunction.ResolveAsync(functions, variables, fields, name, http.RequestAborted);
            if (found.Refusal is not null)
            {
                return found.Refusal;
            }

            (fields, origin) = (found.Fields!, origin with { FunctionName = name, Version = found.Version });
        }

        var request = fields.ToRequest(limits);
        await using var calls = context.Begin(http, fields.ToScope(limits), body.Account);
        return await runner.RunAsync(
            http, body, origin, request, calls, calls, validates: false,
            new JsonExecutionAnswer((json, result, _) => ExecutionAnswer.Write(json, request.ExecutionId, result)));
    }
}
