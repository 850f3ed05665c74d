using BaasFunctions.Service.Admission;
using BaasFunctions.Service.Invocations;

namespace BaasFunctions.Service.Schedules;

/// <summary>
/// What is due, for a host that wakes the service. A platform that stops instances without requests stops the loops that look at schedules and queue with them. Where those
/// run, this goes on beside them: the database lets one have each due time and each invocation.
/// </summary>
public sealed class DueWork
{
    /// <summary>Longer than an execution may take on Azure Functions (225 s), and shorter than a function of the platform may (10 minutes, host.json).</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(5);

    private readonly ScheduleClock _clock;
    private readonly InvocationDispatcher _queue;
    private readonly ServiceDrain _drain;
    private readonly TimeProvider _time;

    internal DueWork(ScheduleClock clock, InvocationDispatcher queue, ServiceDrain drain, TimeProvider time) => (_clock, _queue, _drain, _time) = (clock, queue, drain, time);

    /// <summary>
    /// Has schedules that are due fire, and returns when this instance has run what waits in the queue, or after 5 minutes; what runs then goes on.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (_drain.IsDraining)
        {
            return;
        }

        using var longest = new CancellationTokenSource(s_longest, _time);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(longest.Token, cancellationToken);
        try
        {
            while (await _clock.FireAsync(over.Token) is { Failed: false } next && next.Value <= _time.GetUtcNow())
            {
                // As many as are due.
            }

            await _queue.WhenIdleAsync(over.Token);
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // The next minute wakes it again.
        }
    }
}
