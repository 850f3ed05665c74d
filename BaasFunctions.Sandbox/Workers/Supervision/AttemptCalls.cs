using System.Collections.Concurrent;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <summary>
/// The calls of one attempt on the side of the service. The worker keeps the limits of the execution by itself; one that does not is
/// no worker of ours.
/// </summary>
internal sealed class AttemptCalls(IHostCalls host, ExecutionLimits limits)
{
    private readonly CancellationTokenSource _ended = new();
    private readonly ConcurrentDictionary<int, CancellationTokenSource> _running = new();
    private int _count;
    private int _open;
    private long _bytes;

    /// <summary>Counts a call; false when an honest worker would not have sent it. Of the reading thread alone.</summary>
    public bool TryBegin(int number, HostCall call)
    {
        _bytes += call.ArgumentsJson.Length + call.Body.Length;
        return ++_count <= limits.HostCalls
            && Interlocked.Increment(ref _open) <= limits.HostCallsAtOnce
            && _bytes <= limits.HostCallTotalBytes
            && _running.TryAdd(number, CancellationTokenSource.CreateLinkedTokenSource(_ended.Token));
    }

    /// <summary>The function does not wait for a call any more: it is cancelled where it is still carried out. Of the reading thread alone.</summary>
    public void GiveUp(int number)
    {
        // Taken out, so that the end of the call does not dispose of it meanwhile.
        if (_running.TryRemove(number, out var call))
        {
            // What it ends may run for a moment; the reading thread serves other executions meanwhile.
            _ = call.CancelAsync();
        }
    }

    /// <summary>Carries out a call, on threads of the pool; never throws. Null when nobody waits for the answer any more.</summary>
    public async Task<HostAnswer?> CallAsync(int number, HostCall call)
    {
        var givenUp = _running[number].Token;
        HostAnswer? answer;
        try
        {
            // The reading thread serves other executions meanwhile.
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

    /// <summary>The attempt has ended: what is still open is cancelled.</summary>
    public void End() => _ended.Cancel();
}
