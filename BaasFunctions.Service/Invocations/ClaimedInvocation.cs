namespace BaasFunctions.Service.Invocations;

/// <summary>An invocation that this instance took.</summary>
/// <param name="Invocation">As it was before.</param>
/// <param name="Owner">This instance.</param>
internal sealed record ClaimedInvocation(Invocation Invocation, string Owner)
{
    public string Project => Invocation.Project;

    public string Id => Invocation.Id;

    /// <summary>1 for the first, and ever more.</summary>
    public long Attempt => Invocation.Attempts + 1;

    /// <summary>The same since somebody had it run again.</summary>
    public long Try => Attempt - Invocation.AttemptsBefore;

    /// <summary>Whether the attempt before died with its instance.</summary>
    public bool HasDied => Invocation.State == InvocationState.Running;
}
