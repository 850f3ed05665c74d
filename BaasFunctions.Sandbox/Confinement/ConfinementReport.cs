namespace BaasFunctions.Sandbox.Confinement;

/// <summary>What a worker process gave up before its first guest byte, and what it could not. Plain data.</summary>
/// <param name="Measures">Every measure there is, in the order of application.</param>
public sealed record ConfinementReport(IReadOnlyList<ConfinementMeasure> Measures)
{
    /// <summary>Whether the measure of this name is in force.</summary>
    public bool Holds(string name) => Measures.Any(measure => measure.Applied && measure.Name == name);
}
