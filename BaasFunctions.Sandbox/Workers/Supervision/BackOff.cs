using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <summary>
/// The delay before the next start. It doubles while workers fail to start or end without having run anything. A worker
/// that was used is replaced without a delay.
/// </summary>
internal sealed class BackOff(WorkerOptions options)
{
    private int _failures;

    /// <param name="worker">The worker that ended; null when it could not be started.</param>
    public TimeSpan After(Worker? worker)
    {
        if (worker is { Cause: WorkerExitReason.Retired } or { WasUsed: true })
        {
            _failures = 0;
            return TimeSpan.Zero;
        }

        _failures++;
        var doublings = Math.Clamp(_failures - 1, 0, 24);
        var longest = Math.Max(options.RestartDelayMinMs, options.RestartDelayMaxMs);
        return TimeSpan.FromMilliseconds(Math.Min((long)options.RestartDelayMinMs << doublings, longest));
    }
}
