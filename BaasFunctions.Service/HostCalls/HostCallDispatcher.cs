using System.Diagnostics;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Admission;
using BaasFunctions.Service.Memory;
using BaasFunctions.Service.Observability;
using Microsoft.Extensions.Logging;

namespace BaasFunctions.Service.HostCalls;

/// <summary>Carries out the host calls of one execution: finds the operation, runs it, and hides the detail of internal errors.</summary>
internal sealed class HostCallDispatcher(
    HostOperationTable operations, HostCallContext session, ServiceTelemetry telemetry, ILogger logger, ByteAccount? bytes = null) : IHostCalls, IAsyncDisposable
{
    private ActivityContext _trace;
    private int _egress;
    private volatile bool _ended;

    /// <summary>The project that the execution is for; empty for none.</summary>
    public string Project => session.Scope.Project;

    /// <summary>Secrets that requests of the execution may carry.</summary>
    public IReadOnlyList<EnvSecret> Secrets => session.Scope.Secrets;

    /// <summary>Bytes in bodies to and from other systems.</summary>
    public long EgressBytes => session.EgressBytes;

    /// <summary>The slot of the execution, which it gives back while it waits; null where nobody else wants it.</summary>
    public ExecutionSlot? Slot { get; set; }

    /// <summary>Sets the parent span of the calls. They arrive from a worker, where there is no current span.</summary>
    public void BelongTo(Activity? execution) => _trace = execution?.Context ?? default;

    /// <summary>Sets what is known of the execution, before it makes its first call.</summary>
    public void Identify(ExecutionIdentity identity) => session.Identity = identity;

    public bool HaveEffects { get; private set; }

    /// <summary>Adds to a result what the sandbox does not know: requests to other systems, and processor time that the service spent on calls.</summary>
    public ExecutionResult Count(ExecutionResult result) => _egress == 0 && session.Cpu == TimeSpan.Zero ? result : result with
    {
        Metrics = result.Metrics with
        {
            EgressCalls = _egress,
            Cpu = result.Metrics.Cpu + session.Cpu,
        },
    };

    public async Task<HostAnswer> CallAsync(HostCall call, CancellationToken cancellationToken)
    {
        if (_ended)
        {
            return HostAnswer.Failed("EXECUTION_ENDED", "The execution has ended: its context can do nothing any more");
        }

        if (operations.Find(call.Operation) is not { } operation)
        {
            return HostAnswer.Failed(ErrorCodes.NotAvailable, $"{LogText.Of(call.Operation)} is not available in this version");
        }

        // What the call carries is here already: where there is no room for it, it is dropped, because to wait would be to hold it.
        using var sent = bytes?.Reserve(BytePurpose.HostCall);
        var size = (2L * call.ArgumentsJson.Length) + call.Body.Length;
        if (sent?.TryCover(size) == false)
        {
            return HostAnswer.Failed(MemoryFaults.HostCall(operation.Name, sent, size));
        }

        using var arguments = CallArguments.Parse(operation.Name, call.ArgumentsJson, call.Body);
        if (arguments is null)
        {
            return HostAnswer.Failed("INVALID_ARGUMENT", $"{operation.Name} was given arguments that are no JSON object");
        }

        if (operation.NeedsProject && session.Scope.Project.Length == 0)
        {
            return HostAnswer.Failed(
                "PROJECT_MISSING", $"{operation.Name} works on the data of a project, but the request names none in context.project_id");
        }

        if (arguments.WithSurrogateHalf() is { } torn)
        {
            return HostAnswer.Failed(
                "INVALID_ARGUMENT",
                $"{operation.Name} was given half of a surrogate pair in {torn}, which is no character; cut texts between characters, as [...text] does");
        }

        if (operation.IsEgress)
        {
            Interlocked.Increment(ref _egress);
        }

        if (operation.HasEffects(arguments))
        {
            HaveEffects = true;
        }

        var received = arguments.Held = bytes?.Reserve(BytePurpose.HostCall);
        HostAnswer? answer = null;
        try
        {
            answer = await RunAsync(operation, arguments, cancellationToken);
            return received is null ? answer : Hold(answer, received);
        }
        finally
        {
            if (answer is null)
            {
                received?.Dispose();
            }
        }
    }

    public void Park(long bytes) => Slot?.Park(bytes);

    public void Unpark() => Slot?.Unpark();

    /// <summary>Refuses further calls and releases what the execution left open.</summary>
    public ValueTask DisposeAsync()
    {
        _ended = true;
        return session.DisposeAsync();
    }

    /// <summary>From now on the answer holds itself and its copy on the way to the worker.</summary>
    private static HostAnswer Hold(HostAnswer answer, ByteReservation received)
    {
        var size = 2 * answer.Size;

        // Small, or of a kind whose size nobody knows before; it is here, and what comes next waits for it.
        received.Cover(size);
        received.ShrinkTo(size);
        if (received.Bytes > 0)
        {
            return answer with { Held = received };
        }

        received.Dispose();
        return answer;
    }

    private async Task<HostAnswer> RunAsync(HostOperation operation, CallArguments arguments, CancellationToken cancellationToken)
    {
        using var span = operation.IsPart ? null : telemetry.StartCall(operation.Name, _trace);
        var began = Stopwatch.GetTimestamp();
        HostAnswer answer;
        try
        {
            answer = await operation.Run(session, arguments, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            if (!operation.IsPart)
            {
                telemetry.EndCall(span, operation.Name, "CANCELLED", Stopwatch.GetElapsedTime(began));
            }

            throw;
        }
        catch (Exception fault)
        {
            logger.HostCallFaulted(fault, operation.Name, LogText.Of(session.Scope.ExecutionId));
            answer = HostAnswer.Failed(ErrorCodes.HostError, "The host could not carry out this call; the fault is in its log");
        }

        if (!operation.IsPart)
        {
            telemetry.EndCall(span, operation.Name, answer.Error?.Code, Stopwatch.GetElapsedTime(began));
        }

        return answer;
    }
}
