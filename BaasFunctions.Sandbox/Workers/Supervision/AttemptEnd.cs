using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <summary>How one attempt ended.</summary>
/// <param name="Attribution">What it means for the execution.</param>
/// <param name="Result">The result, if no other attempt is made. Null for <see cref="FailureAttribution.NotStarted"/>.</param>
/// <param name="CacheHit">Whether the program was in the cache, if a result says so.</param>
/// <param name="KilledWorker">Whether this execution crashed its worker.</param>
/// <param name="WhilePreparing">Whether it did so before a statement of it ran.</param>
internal sealed record AttemptEnd(FailureAttribution Attribution, ExecutionResult? Result, bool? CacheHit = null, bool KilledWorker = false, bool WhilePreparing = false)
{
    public static readonly AttemptEnd NotStarted = new(FailureAttribution.NotStarted, null);
}
