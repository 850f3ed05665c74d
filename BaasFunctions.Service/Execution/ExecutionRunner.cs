using System.Diagnostics;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Validation;
using BaasFunctions.Service.Admission;
using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Auth.Keys;
using BaasFunctions.Service.Auth.Quotas;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Contracts.Http;
using BaasFunctions.Service.Executions;
using BaasFunctions.Service.HostCalls;
using BaasFunctions.Service.Memory;
using BaasFunctions.Service.Observability;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BaasFunctions.Service.Execution;

/// <summary>
/// Runs one execution for <c>/execute</c> or <c>/test</c> and writes the response. The steps of a request:
/// <list type="number">
/// <item>authenticate the caller and apply its rate limit</item>
/// <item>read the body under a byte limit; broken JSON is refused with its position</item>
/// <item>resolve the function: its code is in the body</item>
/// <item>check the quotas of project and key, and take an execution slot: bounded queue, wait with a timeout, 503 with Retry-After at once when full</item>
/// <item>begin the trace and the record: execution id, function, span</item>
/// <item>hand over to the sandbox as plain data</item>
/// <item>in the sandbox: prepare (cached), fresh engine with limits, bind the context, run on one thread</item>
/// <item>host calls of the function travel back to the service</item>
/// <item>the sandbox classifies how it ended as one <see cref="ExecutionOutcome"/></item>
/// <item>map the outcome to a response, in the one switch of <see cref="WireOutcome"/></item>
/// <item>write one log line and one set of metrics, end the span, close the record</item>
/// <item>release the slot; thread and engine were released by the sandbox</item>
/// </list>
/// The pipeline and the endpoint do the first three.
/// </summary>
internal sealed class ExecutionRunner(
    FairConcurrencyLimiter slots, QuotaMeter quotas, ServiceDrain drain, ISandbox sandbox, ExecutionRecorder recorder, ServiceTelemetry telemetry, ILogger<ExecutionRunner> logger)
{
    /// <summary>Bytes of a response besides result and log entries.</summary>
    private const int ResponseOverhead = 512;

    /// <summary>Characters of a name in a chain of calls, as functions that were deployed have at most.</summary>
    private const int FunctionNameLength = 64;

    /// <summary>Bytes of the time and the level of a log entry.</summary>
    private const int LogOverhead = 80;

    /// <summary>Runs an execution and sends the response. Returns an error when the execution is not admitted.</summary>
    /// <param name="http">The request that it is made for.</param>
    /// <param name="body">The body of that request; the execution reads from it.</param>
    /// <param name="origin">Where it comes from.</param>
    /// <param name="request">The execution.</param>
    /// <param name="session">The real host calls of the execution.</param>
    /// <param name="calls">What carries out its calls: <paramref name="session"/>, or a recorder with mocks in front of it.</param>
    /// <param name="validates">Whether the source is validated, too, in the same slot.</param>
    /// <param name="answer">Makes the response.</param>
    public async ValueTask<ApiError?> RunAsync(
        HttpContext http,
        RequestBody body,
        ExecutionOrigin origin,
        ExecutionRequest request,
        HostCallDispatcher session,
        IHostCalls calls,
        bool validates,
        IExecutionAnswer answer)
    {
        ExecutionIdHeader.Echo(http, request.ExecutionId);
        var caller = Caller.Of(http);
        if (caller.Project is not null)
        {
            // Whoever has a key of one project has no trust in the others, and they have none in him.
            request = request with { SharesNoWorker = true };
        }

        return await RunAsync(
            body, caller.Key, origin, request, session, calls, validates, (result, validation, size) => answer.SendAsync(http, result, validation, size), http.RequestAborted);
    }

    /// <summary>Runs an execution whose result somebody in the service takes; gives it, or why there is none.</summary>
    /// <param name="body">Holds what it reads from.</param>
    /// <param name="key">Whose quota it counts for, besides that of its project; null for nobody's.</param>
    /// <param name="origin">Where it comes from.</param>
    /// <param name="request">The execution.</param>
    /// <param name="session">The host calls of the execution.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<(ApiError? Refused, ExecutionResult? Result)> RunAsync(
        RequestBody body, ApiKey? key, ExecutionOrigin origin, ExecutionRequest request, HostCallDispatcher session, CancellationToken cancellation)
    {
        ExecutionResult? ended = null;
        var refused = await RunAsync(body, key, origin, request, session, session, validates: false, (result, _, _) =>
        {
            ended = result;
            return ValueTask.CompletedTask;
        }, cancellation);
        return (refused, ended);
    }

    /// <summary>Runs an execution that no HTTP request waits for, with the same steps.</summary>
    /// <param name="body">Holds what it reads from.</param>
    /// <param name="key">Whose quota it counts for, besides that of its project; null for nobody's.</param>
    /// <param name="origin">Where it comes from.</param>
    /// <param name="request">The execution.</param>
    /// <param name="session">The real host calls of the execution.</param>
    /// <param name="calls">What carries out its calls.</param>
    /// <param name="validates">Whether the source is validated, too, in the same slot.</param>
    /// <param name="answer">Gets how it ended, the validation report and about the bytes of both. There is room for them, and the slot was given back.</param>
    /// <param name="cancellation">Ends it.</param>
    public async ValueTask<ApiError?> RunAsync(
        RequestBody body,
        ApiKey? key,
        ExecutionOrigin origin,
        ExecutionRequest request,
        HostCallDispatcher session,
        IHostCalls calls,
        bool validates,
        Func<ExecutionResult, ReadOnlyMemory<byte>, int, ValueTask> answer,
        CancellationToken cancellation)
    {
        // Step 4
        if (quotas.Enter(session.Project, key, out var lease) is { } usedUp)
        {
            return usedUp;
        }

        using var place = lease;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation, drain.Aborted);
        ApiError? noSlot;
        TimeSpan waited;
        ExecutionSlot? slot;
        using (telemetry.StartQueue())
        {
            (noSlot, waited, slot) = await slots.AcquireAsync(session.Project, ending.Token);
        }

        if (noSlot is not null)
        {
            return noSlot;
        }

        session.Slot = slot;
        if (session.Project.Length > 0)
        {
            body.Account?.MoveTo(session.Project);
        }

        // The source is a text of its own by now, and bounded.
        using var source = body.Account?.Reserve(BytePurpose.Request);
        source?.Cover(sizeof(char) * (long)request.Code.Length);

        using var held = body.Account?.Reserve(BytePurpose.Response);
        ExecutionResult result;
        ReadOnlyMemory<byte> validation = default;
        try
        {
            // Who did not wait, which is nearly everybody, needs no copy of the request.
            var queued = waited > TimeSpan.Zero ? request with { QueueTime = waited } : request;
            result = await RunAsync(origin, key, queued, session, calls, ending.Token);
            place?.Charge(CostOf(result), session.EgressBytes);

            // The service has no room, which is no fault of the function's.
            if (result is { Outcome: ExecutionOutcome.Rejected, Error.Code: ErrorCodes.ServerBusy })
            {
                return ApiErrors.SandboxBusy;
            }

            if (validates)
            {
                if (await sandbox.ValidateAsync(request, ending.Token) is not { } report)
                {
                    return ApiErrors.SandboxBusy;
                }

                validation = report;
            }
        }
        finally
        {
            // Step 12: before the answer is sent, so that a slow reader holds no slot.
            slot!.Dispose();
        }

        // Step 10. The result is here already; its copy in the response is waited for.
        var wire = WireOutcome.Of(result.Outcome);
        if (!wire.EndsCleanly)
        {
            body.KeepFromPool();
        }

        var size = SizeOf(result) + validation.Length;
        held?.Cover(size);
        if (held is not null && !await held.CoverAsync(2L * size, ending.Token))
        {
            return ApiErrors.ResponseBusy;
        }

        await answer(result, validation, size);
        return null;
    }

    private async ValueTask<ExecutionResult> RunAsync(
        ExecutionOrigin origin, ApiKey? key, ExecutionRequest request, HostCallDispatcher session, IHostCalls calls, CancellationToken cancellation)
    {
        // Step 5
        using var span = telemetry.StartExecution(request.ExecutionId, request.FunctionId);
        session.BelongTo(Activity.Current);
        var record = recorder.Open(origin, session.Project, request);
        session.Identify(new ExecutionIdentity
        {
            Function = origin.FunctionName ?? NameOf(request),
            Record = record?.Record.Id,
            Key = key,
            Caller = origin.Caller,
            UserJson = request.UserIdJson,
        });
        ExecutionResult result;
        try
        {
            // Steps 6 to 9
            result = session.Count(await sandbox.ExecuteAsync(request, calls, cancellation));
        }
        catch (Exception fault)
        {
            logger.ExecutionFaulted(fault, LogText.Of(request.ExecutionId), LogText.Of(request.FunctionId));
            result = HostFault(request.QueueTime);
        }

        result = Redaction.Apply(request.Env, session.Secrets, result);

        // Step 11
        telemetry.EndExecution(span, result, session.EgressBytes);
        Log(request, session.Project, result);
        recorder.Close(record, result);
        return result;
    }

    private void Log(ExecutionRequest request, string project, ExecutionResult result)
    {
        if (result.Outcome == ExecutionOutcome.Completed && logger.IsEnabled(LogLevel.Information))
        {
            logger.ExecutionEnded(
                LogText.Of(request.ExecutionId),
                LogText.Of(request.FunctionId),
                result.Outcome,
                result.Metrics.Wall.TotalMilliseconds,
                result.Metrics.Cpu.TotalMilliseconds,
                result.Metrics.Queue.TotalMilliseconds,
                result.Metrics.AllocatedBytes,
                result.Logs.Count);
        }

        if (result.Outcome != ExecutionOutcome.Completed && logger.IsEnabled(LogLevel.Warning))
        {
            // The error was redacted above, and holds no text of the source.
            var error = result.Error;
            logger.ExecutionFailed(
                LogText.Of(request.ExecutionId),
                LogText.Of(request.FunctionId),
                LogText.Of(project),
                result.Outcome,
                result.Metrics.Wall.TotalMilliseconds,
                result.Metrics.Cpu.TotalMilliseconds,
                result.Metrics.Queue.TotalMilliseconds,
                result.Metrics.AllocatedBytes,
                result.Logs.Count,
                LogText.Of(error?.Code ?? WireOutcome.Of(result.Outcome).ErrorCode ?? ""),
                LogText.Of(error is null ? "" : $"{error.Name}: {error.Message}"),
                error?.Diagnostic is { } place ? LogText.Of(place.Place) : "no known place");
        }
    }

    /// <summary>Code that came with its request has an id of its caller's, which is any text.</summary>
    private static string NameOf(ExecutionRequest request) => LogText.Of(ErrorText.Shorten(request.FunctionId, FunctionNameLength)).Replace('>', '_');

    /// <summary>A worker that had to be killed could not tell its processor time; then the time counts that it was busy.</summary>
    public static TimeSpan CostOf(ExecutionResult result) =>
        result.Metrics.Cpu > TimeSpan.Zero ? result.Metrics.Cpu : result.Metrics.Wall;

    /// <summary>About the bytes of the response.</summary>
    private static int SizeOf(ExecutionResult result)
    {
        var size = result.DataJson.Length + ResponseOverhead;
        foreach (var entry in result.Logs)
        {
            size += entry.Message.Length + entry.DataJson.Length + LogOverhead;
        }

        return size;
    }

    private static ExecutionResult HostFault(TimeSpan waited) => new()
    {
        Outcome = ExecutionOutcome.HostError,
        DataJson = default,
        Logs = [],
        Metrics = new ExecutionMetrics { Queue = waited },
    };
}
