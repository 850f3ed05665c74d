namespace BaasFunctions.Sandbox.Contracts;

/// <summary>What the end of a worker means for one of the executions that it ran.</summary>
internal enum FailureAttribution
{
    /// <summary>It answered.</summary>
    Answered,

    /// <summary>It ended the worker, or is over its own limit: this is its end.</summary>
    AtFault,

    /// <summary>Another execution is to blame: run it again.</summary>
    Retry,

    /// <summary>It may be to blame: run it again, alone in a worker.</summary>
    RetryIsolated,

    /// <summary>The worker was gone before it began.</summary>
    NotStarted,
}
