namespace BaasFunctions.Service.Invocations;

/// <summary>What a look at the queue gave.</summary>
/// <param name="Claimed">What was taken.</param>
/// <param name="NextDue">When the next may be taken that may not be yet; null for none.</param>
internal sealed record ClaimRound(IReadOnlyList<ClaimedInvocation> Claimed, DateTimeOffset? NextDue);
