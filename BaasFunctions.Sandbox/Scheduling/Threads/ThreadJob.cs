namespace BaasFunctions.Sandbox.Scheduling.Threads;

/// <summary>What a thread is to run without a pause: the start of an execution, or its rest after a wait.</summary>
/// <param name="Run">What to run; it never throws.</param>
/// <param name="Owner">Whose execution it is.</param>
internal readonly record struct ThreadJob(Action Run, IJobOwner Owner);
