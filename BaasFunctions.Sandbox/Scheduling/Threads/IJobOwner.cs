namespace BaasFunctions.Sandbox.Scheduling.Threads;

/// <summary>An execution, as far as its turn is concerned.</summary>
internal interface IJobOwner
{
    /// <summary>The project that it belongs to, or whatever stands for it: jobs of different projects take turns.</summary>
    string Project { get; }
}
