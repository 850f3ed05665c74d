namespace BaasFunctions.Service.HostCalls;

/// <summary>
/// Why a call of a function's context failed, in words for the author of the function. It reaches script as a plain error with a
/// <c>code</c>, so nothing of the host may be in it.
/// </summary>
/// <param name="Code">Stable code in capitals, such as <c>ENTITY_NOT_FOUND</c>.</param>
/// <param name="Message">What happened and what to do.</param>
internal sealed record CallFault(string Code, string Message)
{
    /// <summary>HTTP status that another system answered; null when none did.</summary>
    public int? Status { get; init; }

    /// <summary>What else is known, as bounded UTF-8 JSON of one value; empty for nothing.</summary>
    public ReadOnlyMemory<byte> DetailsJson { get; init; }
}
