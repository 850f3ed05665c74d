namespace BaasFunctions.Sandbox.Contracts;

/// <summary>Why a call failed. The function gets it as a plain error, so it holds nothing of the host.</summary>
/// <param name="Code">Stable code in capitals, such as <c>ENTITY_NOT_FOUND</c>: the error's <c>code</c>.</param>
/// <param name="Message">What happened and what to do: the error's <c>message</c>.</param>
public sealed record HostCallError(string Code, string Message)
{
    /// <summary>HTTP status that another system answered: the error's <c>status</c>; null when none did.</summary>
    public int? Status { get; init; }

    /// <summary>What else is known, as bounded UTF-8 JSON of one value: the error's <c>details</c>; empty for nothing.</summary>
    public ReadOnlyMemory<byte> DetailsJson { get; init; }
}
