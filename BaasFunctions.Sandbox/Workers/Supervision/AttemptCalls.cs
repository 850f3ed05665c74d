using System.Collections.Concurrent;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Workers.Protocol;

namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <summary>
/// The host calls of one attempt, on the side of the service. Workers enforce the limits of the execution; one that does not violates
/// the protocol.
/// </summary>
internal sealed class AttemptCalls(IHostCalls host, ExecutionLimits limits)
{
    /// <summary>Nesting of arguments: what the service reads.</summary>
    private const int MaxDepth = 130;

    private readonly CancellationTokenSource _ended = new();
    private readonly ConcurrentDictionary<int, CancellationTokenSource> _running = new();
    private int _last;
    private int _count;
    private int _made;
    private int _givenUp;
    private int _open;
    private long _bytes;
    private long _answered;

    /// <summary>Whether they may have changed something.</summary>
    public bool HaveEffects => host.HaveEffects;

    /// <summary>
    /// Answers in transit: a worker that is within its limits may begin calls until it has received the answer that exceeds them.
    /// </summary>
    private long MaxAnswered => (2 * limits.HostCallTotalBytes) + ((long)limits.HostCallsAtOnce * limits.HostCallBytes);

    /// <summary>Counts a call; false when it is malformed or exceeds the limits. Only for the reading thread.</summary>
    public bool TryBegin(int number, HostCall call)
    {
        var bytes = call.Size;
        _bytes += bytes;
        _made++;
        if (number <= _last
            || (!call.IsPart && ++_count > limits.HostCalls)
            || bytes > limits.HostCallBytes
            || _bytes > limits.HostCallTotalBytes
            || Interlocked.Read(ref _answered) > MaxAnswered
            || Interlocked.Increment(ref _open) > limits.HostCallsAtOnce
            || !IsOperation(call.Operation)
            || !JsonCheck.IsObject(call.ArgumentsJson.Span, MaxDepth))
        {
            return false;
        }

        _last = number;
        return _running.TryAdd(number, CancellationTokenSource.CreateLinkedTokenSource(_ended.Token));
    }

    /// <summary>
    /// The function has aborted a call: cancels it if it still runs; false for a call that was never made, and when calls are aborted more often
    /// than they are made. Only for the reading thread.
    /// </summary>
    public bool TryGiveUp(int number)
    {
        if (number <= 0 || number > _last || ++_givenUp > _made)
        {
            return false;
        }

        // Removed first, so that the end of the call does not dispose it meanwhile.
        if (_running.TryRemove(number, out var call))
        {
            // Callbacks of the cancellation may take a moment, and the reading thread serves other executions.
            _ = call.CancelAsync();
        }

        return true;
    }

    /// <summary>Carries out a call on the thread pool; never throws. Returns null when nobody waits for the answer any more.</summary>
    public async Task<HostAnswer?> CallAsync(int number, HostCall call)
    {
        var givenUp = _running[number].Token;
        HostAnswer? answer;
        try
        {
            // Leaves the reading thread, which serves other executions.
            answer = await Task.Run(() => host.CallAsync(call, givenUp), givenUp).ConfigureAwait(false);
        }
        catch (Exception) when (_ended.IsCancellationRequested)
        {
            answer = null;
        }
        catch (OperationCanceledException) when (givenUp.IsCancellationRequested)
        {
            answer = HostAnswer.Failed(ErrorCodes.Cancelled, "The function gave this call up");
        }
        catch (Exception)
        {
            answer = HostAnswer.Failed(ErrorCodes.HostError, "The host could not carry out this call");
        }

        if (_running.TryRemove(number, out var ended))
        {
            ended.Dispose();
        }

        return answer;
    }

    public void Park(long bytes) => host.Park(bytes);

    public void Unpark() => host.Unpark();

    /// <summary>
    /// The answer is about to be sent. Until then the call counts among those at the same time, so that a worker that takes no answers cannot
    /// pile them up.
    /// </summary>
    public void Answered(HostAnswer answer)
    {
        Interlocked.Add(ref _answered, answer.Size);
        Interlocked.Decrement(ref _open);
    }

    /// <summary>The attempt has ended: cancels calls that still run, without running their callbacks here.</summary>
    public void End() => _ = _ended.CancelAsync();

    private static bool IsOperation(string operation) =>
        operation.Length > 0 && operation.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');
}
