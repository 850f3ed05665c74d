using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Api.Bodies;
using BaasFunctions.Service.Api.Contracts;
using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Execution;
using BaasFunctions.Service.HostCalls;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Api.Endpoints;

/// <summary><c>POST /execute</c>: runs a function that comes with the request. <see cref="ExecutionRunner"/> tells the steps.</summary>
internal sealed class ExecuteEndpoint(RequestIntake intake, ExecutionRunner runner, ContextCalls context, ExecutionLimits limits)
    : IServiceEndpoint
{
    public string Path => "/execute";

    public string Allow => "POST";

    public async ValueTask<Refusal?> HandleAsync(HttpContext http)
    {
        // Steps 1 and 2
        using var body = new RequestBody();
        if (await intake.ReceiveAsync(http, AccessRule.Execute, body).ConfigureAwait(false) is { } refused)
        {
            return refused;
        }

        // Step 3
        if (ExecuteFields.Read(body.Bytes, out var fields) is { } invalid)
        {
            return invalid;
        }

        if (ProjectBinding.Bind(Caller.Of(http), fields!.ToRequest(limits), out var request) is { } otherProject)
        {
            return otherProject;
        }

        var calls = context.Begin(http, request, fields.Secrets);
        await using (calls.ConfigureAwait(false))
        {
            return await runner.RunAsync(
                http, body, request, calls, calls, (json, result) => ExecutionAnswer.Write(json, request.ExecutionId, result))
                .ConfigureAwait(false);
        }
    }
}
