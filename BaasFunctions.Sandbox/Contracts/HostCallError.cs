namespace BaasFunctions.Sandbox.Contracts;

/// <summary>Why a host call failed. The function gets it as an error, so it contains nothing about the host.</summary>
/// <param name="Code">Stable code in capitals, such as <c>ENTITY_NOT_FOUND</c>: the error's <c>code</c>.</param>
/// <param name="Message">What happened and what to do: the error's <c>message</c>.</param>
public sealed record HostCallError(string Code, string Message)
{
    /// <summary>The error's <c>name</c>; null for <c>Error</c>.</summary>
    public string? Name { get; init; }

    /// <summary>HTTP status of the response of another system: the error's <c>status</c>; null when there was none.</summary>
    public int? Status { get; init; }

    /// <summary>Further details, as bounded UTF-8 JSON of one value: the error's <c>details</c>; empty for none.</summary>
    public ReadOnlyMemory<byte> DetailsJson { get; init; }
}
