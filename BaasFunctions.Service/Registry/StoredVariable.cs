namespace BaasFunctions.Service.Registry;

/// <summary>A variable of the environment as it is kept, without its value.</summary>
/// <param name="Function">The function that has it; empty for all of the project.</param>
/// <param name="Name">Its name in <c>context.env</c>.</param>
/// <param name="Hosts">Hosts that its value may be sent to, when functions see a placeholder only; empty for a value that they see.</param>
/// <param name="Updated">When it was last set.</param>
internal sealed record StoredVariable(string Function, string Name, IReadOnlyList<string> Hosts, DateTimeOffset Updated)
{
    /// <summary>The value, encrypted.</summary>
    public string Sealed { get; init; } = "";
}
