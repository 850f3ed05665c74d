namespace BaasFunctions.Sandbox.Contracts;

/// <summary>
/// Carries out the calls of one execution that leave the sandbox. It belongs to that execution: whose data it reaches is settled
/// before the function runs, so nothing that a call says can change it.
/// </summary>
public interface IHostCalls
{
    /// <summary>
    /// Whether a call so far may have changed something outside. An execution that did is not run again when its worker is lost.
    /// </summary>
    bool HaveEffects { get; }

    /// <summary>
    /// Carries out one call. Whatever the function did wrong is a value in the answer. Callable from any thread, several at a time;
    /// returns without waiting for other systems.
    /// </summary>
    /// <param name="call">What is asked for.</param>
    /// <param name="cancellationToken">The execution has ended, or the function gave the call up: nobody waits for the answer.</param>
    Task<HostAnswer> CallAsync(HostCall call, CancellationToken cancellationToken);
}
