namespace BaasFunctions.Sandbox.Scheduling;

/// <summary>Where an execution runs: it leaves its thread when it has nothing to do, and continues on whichever thread is free.</summary>
internal interface IExecutionScheduler
{
    /// <summary>The execution is about to leave its thread. Called on that thread.</summary>
    /// <param name="bytes">Memory that it holds meanwhile, as far as is known; an upper bound.</param>
    void Park(long bytes);

    /// <summary>Runs the rest of a parked execution, soon and on a thread for functions. Callable from any thread; never blocks it.</summary>
    /// <param name="rest">What is to run.</param>
    /// <param name="arrived">Whether a host call has ended; otherwise a timer, the deadline or the caller woke it.</param>
    void Unpark(Action rest, bool arrived);

    /// <summary>The time of the execution is over, or its caller gone, while its rest waits for a thread: it need not wait for its turn to notice. Callable from any thread.</summary>
    void Hurry();
}
