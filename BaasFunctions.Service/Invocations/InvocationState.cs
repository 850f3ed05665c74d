namespace BaasFunctions.Service.Invocations;

/// <summary>Where an invocation is. The numbers are in the database, whose indexes know that those below <see cref="Succeeded"/> are not over.</summary>
internal enum InvocationState
{
    /// <summary>Nothing was tried yet.</summary>
    Queued = 0,

    /// <summary>An instance runs it, for as long as its lease lasts.</summary>
    Running = 1,

    /// <summary>An attempt failed, and there will be another.</summary>
    Retrying = 2,

    /// <summary>The function returned.</summary>
    Succeeded = 3,

    /// <summary>It failed for good: a dead letter, until somebody has it run again.</summary>
    Failed = 4,

    /// <summary>It was taken back before it ran.</summary>
    Cancelled = 5,
}
