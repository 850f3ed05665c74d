using System.Text;
using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.HostCalls;
using BaasFunctions.Service.HostCalls.Database;
using BaasFunctions.Service.Observability;
using Microsoft.Extensions.Logging;

namespace BaasFunctions.Service.TestMode;

/// <summary>
/// Runs cases of a file of tests for the person at the terminal, with the limits of <c>/test</c>. Its mocks answer what they are for, the store of this service all other calls of
/// the context; no request is sent to other systems.
/// </summary>
public sealed class FixtureRunner
{
    private readonly ISandbox _sandbox;
    private readonly HostOperationTable _operations;
    private readonly EntityLimits _entities;
    private readonly TimeProvider _time;
    private readonly ServiceTelemetry _telemetry;
    private readonly ILogger<FixtureRunner> _logger;

    internal FixtureRunner(
        ISandbox sandbox, HostOperationTable operations, EntityLimits entities, TimeProvider time, ServiceTelemetry telemetry, ILogger<FixtureRunner> logger) =>
        (_sandbox, _operations, _entities, _time, _telemetry, _logger) = (sandbox, operations, entities, time, telemetry, logger);

    /// <summary>Runs the calls of a case until one is not as expected.</summary>
    /// <param name="one">The case.</param>
    /// <param name="function">The function: its source, language, name and limits. The rest comes from the case.</param>
    /// <param name="covers">Whether the results tell which statements ran.</param>
    /// <param name="cancellation">Ends the execution.</param>
    public async Task<FixtureResult> RunAsync(FixtureCase one, ExecutionRequest function, bool covers, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(function);
        var answers = new TestAnswers(one.Mocks, _entities, _time, hasStore: true);
        var kept = new KeptValues();
        var failures = new List<FixtureFailure>();
        var executions = new List<ExecutionResult>();
        foreach (var (index, call) in one.Calls.Index())
        {
            if (failures.Count > 0)
            {
                break;
            }

            var request = ToRequest(one, call, function, kept, covers);
            var scope = new CallScope
            {
                Project = one.Context.Project, Tenant = one.Context.Tenant, User = one.Context.User, ExecutionId = request.ExecutionId, CpuTime = CallScope.CpuTimeOf(request.Limits),
            };
            await using var session = new HostCallDispatcher(_operations, new HostCallContext(scope), _telemetry, _logger);
            var calls = new RecordingCalls(answers, session);
            var result = session.Count(await _sandbox.ExecuteAsync(request, calls, cancellation));
            executions.Add(result);
            var place = one.Calls.Count > 1 ? $"call {index + 1}: " : "";
            failures.AddRange(Judge(call, kept, new TestResponse(request.ExecutionId, result, default, [.. calls.Recorded.Select(made => made.ToResponse())]), result)
                .Select(judged => new FixtureFailure(place + judged.Path, judged.Message!)));
        }

        return new FixtureResult { Failures = failures, Executions = executions };
    }

    private static ExecutionRequest ToRequest(FixtureCase one, FixtureCall call, ExecutionRequest function, KeptValues kept, bool covers)
    {
        covers |= call.Expect.MinCoveragePercent is not null;
        return function with
        {
            ExecutionId = "test-" + Guid.NewGuid().ToString("N"),
            RequestJson = call.Request.ValueKind == JsonValueKind.Undefined ? default : Encoding.UTF8.GetBytes(kept.In(call.Request).GetRawText()),
            ProjectIdJson = Encoding.UTF8.GetBytes(PlainJson.Quoted(one.Context.Project)),
            TenantIdJson = Encoding.UTF8.GetBytes(PlainJson.Quoted(one.Context.Tenant)),
            UserIdJson = Encoding.UTF8.GetBytes(PlainJson.Quoted(one.Context.User)),
            Env = one.Env,
            Limits = TestLimits.Within(function.Limits),
            Test = covers || one.Mocks.Clock is not null || one.Mocks.Seed is not null ? new TestRun { Clock = one.Mocks.Clock, Seed = one.Mocks.Seed, Coverage = covers } : null,
        };
    }

    private static List<ExpectationResult> Judge(FixtureCall call, KeptValues kept, TestResponse answer, ExecutionResult result)
    {
        using var document = TestAnswer.AsSent(answer);
        var unmet = call.Expect.Judge(document.RootElement, result).Where(static judged => !judged.Passed).ToList();
        unmet.AddRange(call.Keep.Where(pair => !kept.Keep(pair.Key, pair.Value, document.RootElement))
            .Select(static pair => new ExpectationResult($"keep.{pair.Key}", $"the answer has no {pair.Value}")));
        return unmet;
    }
}
