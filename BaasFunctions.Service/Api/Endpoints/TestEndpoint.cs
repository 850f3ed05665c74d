using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Contracts.Http;
using BaasFunctions.Service.Execution;
using BaasFunctions.Service.Executions;
using BaasFunctions.Service.HostCalls;
using BaasFunctions.Service.HostCalls.Database;
using BaasFunctions.Service.Registry;
using BaasFunctions.Service.Requests;
using BaasFunctions.Service.TestMode;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Api.Endpoints;

/// <summary>
/// <c>POST /test</c>: runs the function in the request body in test mode, under tighter limits. Its calls go to mocks and stubs.
/// The response has its calls, its statement coverage, the findings of validation, and the results of the expectations.
/// </summary>
internal sealed class TestEndpoint(
    ExecutionRunner runner, HostCallFactory context, ExecutionLimits limits, EntityLimits entities, FunctionCatalog functions, VariableCatalog variables, TimeProvider time)
    : IServiceEndpoint
{
    public string Path => "/test";

    public IReadOnlyList<string> Methods { get; } = ["POST"];

    public AccessRule Access => AccessRule.Test;

    public async ValueTask<ApiError?> HandleAsync(HttpContext http, RequestBody body)
    {
        if (TestFields.Read(body.Bytes, out var fields) is { } invalid)
        {
            return invalid;
        }

        using (fields)
        {
            var execution = fields!.Execution;
            if (execution.BindTo(Caller.Of(http).Project) is { } otherProject)
            {
                return otherProject;
            }

            var origin = ExecutionOrigin.Of(http, ExecutionTrigger.Test);
            if (execution.DeployedName is { } name)
            {
                var found = await NamedFunction.ResolveAsync(functions, variables, execution, name, http.RequestAborted);
                if (found.Refusal is not null)
                {
                    return found.Refusal;
                }

                (execution, origin) = (found.Fields!, origin with { FunctionName = name, Version = found.Version });
            }

            execution.SetDefaults("test_project", "test_tenant", "test_user");
            var request = ToTest(fields, execution);
            await using var live = context.Begin(http, execution.ToScope(request.Limits), body.Account);
            var calls = new RecordingCalls(fields.TestMode ? new TestAnswers(fields.Mocks, entities, time) : null, live);
            return await runner.RunAsync(http, body, origin, request, live, calls, validates: true, new JsonExecutionAnswer((json, result, validation) =>
                TestAnswer.Write(json, new TestResponse(request.ExecutionId, result, validation, [.. calls.Recorded.Select(call => call.ToResponse())]), result, fields.Expect)));
        }
    }

    private ExecutionRequest ToTest(TestFields fields, ExecuteFields execution)
    {
        var request = execution.ToRequest(TestLimits.Within(limits));
        return request with
        {
            FunctionName = null,
            Env = fields.Mocks.Env.Count == 0 ? request.Env : Merge(request.Env, fields.Mocks.Env),
            Test = fields.TestMode ? new TestRun { Clock = fields.Mocks.Clock, Seed = fields.Mocks.Seed } : null,
        };
    }

    private static Dictionary<string, string> Merge(IReadOnlyDictionary<string, string> env, IReadOnlyDictionary<string, string> over)
    {
        var merged = new Dictionary<string, string>(env, StringComparer.Ordinal);
        foreach (var (name, value) in over)
        {
            merged[name] = value;
        }

        return merged;
    }
}
