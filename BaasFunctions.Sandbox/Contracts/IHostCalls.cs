namespace BaasFunctions.Sandbox.Contracts;

/// <summary>
/// Carries out the host calls of one execution. It belongs to that execution: the project is fixed
/// before the function runs, so no call can reach the data of another one.
/// </summary>
public interface IHostCalls
{
    /// <summary>
    /// Whether a call may already have changed something outside. Then the execution is not retried when its worker is lost.
    /// </summary>
    bool HaveEffects { get; }

    /// <summary>
    /// Carries out one call. Errors of the function are values in the answer. May be called from any thread, concurrently;
    /// returns a task without blocking.
    /// </summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">The execution has ended, or the function aborted the call: nobody waits for the answer.</param>
    Task<HostAnswer> CallAsync(HostCall call, CancellationToken cancellationToken);

    /// <summary>The execution waits for a call or a timer, and uses no processor meanwhile. Callable from any thread; never blocks.</summary>
    /// <param name="bytes">Memory that it may hold meanwhile.</param>
    void Park(long bytes)
    {
    }

    /// <summary>It continues. Callable from any thread, also without a <see cref="Park"/> before; never blocks.</summary>
    void Unpark()
    {
    }
}
