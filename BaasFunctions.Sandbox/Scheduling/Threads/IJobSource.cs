namespace BaasFunctions.Sandbox.Scheduling.Threads;

/// <summary>Where jobs arrive that nobody else hands over: threads without a job wait there, one at a time.</summary>
internal interface IJobSource
{
    /// <summary>Waits for something to arrive, deals with it, and starts the jobs that it asks for. False at the end: there will be no more.</summary>
    bool Read();
}
