namespace BaasFunctions.Sandbox.Confinement;

/// <summary>What a worker process gave up before its first guest byte, and what it could not. Plain data.</summary>
/// <param name="Measures">Every measure there is, in the order of application.</param>
public sealed record ConfinementReport(IReadOnlyList<ConfinementMeasure> Measures)
{
    /// <summary>Without one of these an escape from the engine is not contained.</summary>
    private static readonly string[] s_essential = ["system-call-filter", "landlock"];

    /// <summary>Those of the essential measures that are not in force, each with the reason: <c>name (reason)</c>.</summary>
    public IReadOnlyList<string> Missing =>
        [.. s_essential.Where(name => !Holds(name)).Select(name => $"{name} ({Measures.FirstOrDefault(measure => measure.Name == name)?.Reason ?? "not reported"})")];

    /// <summary>Whether the measure of this name is in force.</summary>
    public bool Holds(string name) => Measures.Any(measure => measure.Applied && measure.Name == name);
}
