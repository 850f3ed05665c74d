using BaasFunctions.Sandbox.Diagnostics;
using BaasFunctions.Sandbox.Execution;
using BaasFunctions.Service.Access;
using BaasFunctions.Service.Bodies;
using BaasFunctions.Service.Diagnostics;
using BaasFunctions.Service.Http;
using BaasFunctions.Service.Options;
using BaasFunctions.Service.Slots;
using BaasFunctions.Service.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BaasFunctions.Service.Endpoints;

/// <summary>
/// <c>POST /execute</c>: runs a function that comes with the request. The life of one execution:
/// <list type="number">
/// <item>authorise the caller and pick the partition in which its requests are counted</item>
/// <item>read the body under a byte limit; broken JSON is refused with its position</item>
/// <item>resolve the function: its code is in the body</item>
/// <item>take an execution slot: bounded queue, timed wait, a fast 503 with Retry-After when full</item>
/// <item>open the execution record: id, function, span</item>
/// <item>hand over to the sandbox as plain data</item>
/// <item>in the sandbox: prepare (cached), fresh engine with limits, bind the context, run on one thread</item>
/// <item>host calls of the function travel back to the service</item>
/// <item>the sandbox classifies how it ended as one <see cref="ExecutionOutcome"/></item>
/// <item>map the outcome to the wire, in the one switch of <see cref="WireOutcome"/></item>
/// <item>write one log line, one metric set, close the span</item>
/// <item>release the slot; thread and engine were released by the sandbox</item>
/// </list>
/// </summary>
internal sealed class ExecuteEndpoint(
    AccessGate gate,
    BodyReader bodies,
    ExecutionSlots slots,
    ServiceDrain drain,
    ISandbox sandbox,
    ServiceOptions options,
    ServiceTelemetry telemetry,
    ILogger<ExecuteEndpoint> logger) : IServiceEndpoint
{
    public string Path => "/execute";

    public string Allow => "POST";

    public async ValueTask<Refusal?> HandleAsync(HttpContext http)
    {
        // Step 1
        if (gate.Admit(http, AccessRule.Key) is { } stranger)
        {
            return stranger;
        }

        // Step 2
        using var body = new RequestBody();
        if (await bodies.ReadAsync(http, body).ConfigureAwait(false) is { } unread)
        {
            return unread;
        }

        // Step 3
        if (ExecuteFields.Read(body.Bytes, out var fields) is { } invalid)
        {
            return invalid;
        }

        // Step 4
        ExecutionIdHeader.Echo(http, fields!.ExecutionId);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, drain.Aborted);
        var (noSlot, waited) = await slots.AcquireAsync(ending.Token).ConfigureAwait(false);
        if (noSlot is not null)
        {
            return noSlot;
        }

        ResponseBuffer answer;
        WireOutcome wire;
        try
        {
            var result = await RunAsync(fields, waited, ending.Token).ConfigureAwait(false);

            // The service has no room, which is no fault of the function's.
            if (result is { Outcome: ExecutionOutcome.Rejected, Error.Code: ErrorCodes.ServerBusy })
            {
                return Refusals.SandboxBusy;
            }

            // Step 10
            wire = WireOutcome.Of(result.Outcome);
            answer = ResponseBuffer.Rent();
            ExecutionAnswer.Write(answer.Json, fields.ExecutionId, result);
            if (!wire.EndsCleanly)
            {
                body.KeepFromPool();
            }
        }
        finally
        {
            // Step 12: before the answer is sent, so that a slow reader holds no slot.
            slots.Release();
        }

        await JsonResponse.SendAsync(http, wire.HttpStatus, answer).ConfigureAwait(false);
        return null;
    }

    private async ValueTask<ExecutionResult> RunAsync(ExecuteFields fields, TimeSpan waited, CancellationToken cancellation)
    {
        // Step 5
        using var span = telemetry.StartExecution(fields.ExecutionId, fields.FunctionId);
        ExecutionResult result;
        try
        {
            // Steps 6 to 9
            result = await sandbox.ExecuteAsync(fields.ToRequest(options.Limits, waited), cancellation).ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            logger.ExecutionFaulted(fault, LogText.Of(fields.ExecutionId), LogText.Of(fields.FunctionId));
            result = HostFault(waited);
        }

        // Step 11
        telemetry.EndExecution(span, result);
        if (logger.IsEnabled(LogLevel.Information))
        {
            logger.ExecutionEnded(
                LogText.Of(fields.ExecutionId),
                LogText.Of(fields.FunctionId),
                result.Outcome,
                result.Metrics.Wall.TotalMilliseconds,
                result.Metrics.Cpu.TotalMilliseconds,
                result.Metrics.Queue.TotalMilliseconds,
                result.Metrics.AllocatedBytes,
                result.Logs.Count);
        }

        return result;
    }

    private static ExecutionResult HostFault(TimeSpan waited) => new()
    {
        Outcome = ExecutionOutcome.HostError,
        DataJson = default,
        Logs = [],
        Metrics = new ExecutionMetrics { Queue = waited },
    };
}
