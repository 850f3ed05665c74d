using System.Collections.Concurrent;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <summary>
/// The host calls of one attempt, on the side of the service. Workers enforce the limits of the execution; one that does not violates
/// the protocol.
/// </summary>
internal sealed class AttemptCalls(IHostCalls host, ExecutionLimits limits)
{
    private readonly CancellationTokenSource _ended = new();
    private readonly ConcurrentDictionary<int, CancellationTokenSource> _running = new();
    private int _count;
    private int _open;
    private long _bytes;

    /// <summary>Counts a call; false when it exceeds the limits. Only for the reading thread.</summary>
    public bool TryBegin(int number, HostCall call)
    {
        _bytes += call.ArgumentsJson.Length + call.Body.Length;
        return ++_count <= limits.HostCalls
            && Interlocked.Increment(ref _open) <= limits.HostCallsAtOnce
            && _bytes <= limits.HostCallTotalBytes
            && _running.TryAdd(number, CancellationTokenSource.CreateLinkedTokenSource(_ended.Token));
    }

    /// <summary>The function has aborted a call: cancels it if it still runs. Only for the reading thread.</summary>
    public void GiveUp(int number)
    {
        // Removed first, so that the end of the call does not dispose it meanwhile.
        if (_running.TryRemove(number, out var call))
        {
            // Callbacks of the cancellation may take a moment, and the reading thread serves other executions.
            _ = call.CancelAsync();
        }
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

        Interlocked.Decrement(ref _open);
        return answer;
    }

    public void Park(long bytes) => host.Park(bytes);

    public void Unpark() => host.Unpark();

    /// <summary>The attempt has ended: cancels calls that still run.</summary>
    public void End() => _ended.Cancel();
}
