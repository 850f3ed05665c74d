namespace BaasFunctions.Sandbox.Contracts;

/// <summary>What the end of a worker means for one of the executions in it.</summary>
internal enum FailureAttribution
{
    /// <summary>It had sent its result.</summary>
    Answered,

    /// <summary>It ended the worker or exceeded its own limit, and ends with that error.</summary>
    AtFault,

    /// <summary>Another execution is at fault: retry it.</summary>
    Retry,

    /// <summary>It may be at fault: retry it alone in a worker.</summary>
    RetryIsolated,

    /// <summary>The worker had ended before it began.</summary>
    NotStarted,
}
