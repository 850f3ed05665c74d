namespace BaasFunctions.Sandbox.Confinement;

/// <summary>One measure, as it turned out.</summary>
/// <param name="Name">Stable name, in words joined by dashes.</param>
/// <param name="Applied">Whether it is in force, read back from the system where that is possible.</param>
/// <param name="Reason">Why it is not in force; null when it is. Short, and free of paths and values.</param>
public sealed record ConfinementMeasure(string Name, bool Applied, string? Reason);
