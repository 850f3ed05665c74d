namespace BaasFunctions.Sandbox.Scheduling.Threads;

/// <summary>What a thread is to run without a pause: the start of an execution, or its rest after a wait.</summary>
/// <param name="run">What to run; it never throws.</param>
/// <param name="owner">Whose execution it is.</param>
internal sealed class ThreadJob(Action run, IJobOwner owner)
{
    public Action Run => run;

    public IJobOwner Owner => owner;

    /// <summary>Whether a thread has it, or is about to. The owner of the threads sets it.</summary>
    public bool HasBegun { get; set; }
}
