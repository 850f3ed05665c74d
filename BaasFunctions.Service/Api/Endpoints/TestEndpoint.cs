using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Api.Bodies;
using BaasFunctions.Service.Api.Contracts;
using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Execution;
using BaasFunctions.Service.HostCalls;
using BaasFunctions.Service.HostCalls.Database;
using BaasFunctions.Service.TestMode;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Api.Endpoints;

/// <summary>
/// <c>POST /test</c>: runs a function that comes with the request in test mode, under tighter limits. Nothing that it calls is real;
/// the answer tells what it called, which of its statements ran, what validation says of it, and whether it did what was expected.
/// </summary>
internal sealed class TestEndpoint(
    RequestIntake intake, ExecutionRunner runner, ContextCalls context, ExecutionLimits limits, EntityLimits entities, TimeProvider time)
    : IServiceEndpoint
{
    public string Path => "/test";

    public string Allow => "POST";

    public async ValueTask<Refusal?> HandleAsync(HttpContext http)
    {
        // Steps 1 and 2
        using var body = new RequestBody();
        if (await intake.ReceiveAsync(http, AccessRule.Test, body).ConfigureAwait(false) is { } refused)
        {
            return refused;
        }

        if (TestFields.Read(body.Bytes, out var fields) is { } invalid)
        {
            return invalid;
        }

        using (fields)
        {
            if (ProjectBinding.Bind(Caller.Of(http), fields!.Execution.ToRequest(TestLimits.Within(limits)), out var bound) is { } otherProject)
            {
                return otherProject;
            }

            var request = ToTest(fields, bound);
            var live = context.Begin(http, request, fields!.Execution.Secrets);
            await using var ended = live.ConfigureAwait(false);
            var calls = new RecordingCalls(fields.TestMode ? new TestAnswers(fields.Mocks, entities, time) : null, live);
            return await runner.RunTestAsync(http, body, request, live, calls, (json, result, validation) =>
                TestAnswer.Write(json, request.ExecutionId, result, validation, calls.Recorded, fields.Expect)).ConfigureAwait(false);
        }
    }

    private static ExecutionRequest ToTest(TestFields fields, ExecutionRequest request) => request with
        {
            FunctionName = null,
            ProjectIdJson = OrElse(request.ProjectIdJson, "\"test_project\""u8),
            TenantIdJson = OrElse(request.TenantIdJson, "\"test_tenant\""u8),
            UserIdJson = OrElse(request.UserIdJson, "\"test_user\""u8),
            Env = fields.Mocks.Env.Count == 0 ? request.Env : Merge(request.Env, fields.Mocks.Env),
            Test = fields.TestMode ? new TestRun { Clock = fields.Mocks.Clock, Seed = fields.Mocks.Seed } : null,
        };

    private static Dictionary<string, string> Merge(IReadOnlyDictionary<string, string> env, IReadOnlyDictionary<string, string> over)
    {
        var merged = new Dictionary<string, string>(env, StringComparer.Ordinal);
        foreach (var (name, value) in over)
        {
            merged[name] = value;
        }

        return merged;
    }

    private static ReadOnlyMemory<byte> OrElse(ReadOnlyMemory<byte> id, ReadOnlySpan<byte> byDefault) =>
        id.IsEmpty || id.Span.SequenceEqual("null"u8) ? byDefault.ToArray() : id;
}
