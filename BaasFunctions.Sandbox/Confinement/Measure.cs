namespace BaasFunctions.Sandbox.Confinement;

/// <summary>One thing that a worker gives up. Applied once, while guest code has not run.</summary>
internal abstract class Measure(string name)
{
    /// <summary>The reason of a measure that the options leave off.</summary>
    internal const string Off = "not asked for";

    /// <summary>Stable name, in words joined by dashes.</summary>
    public string Name { get; } = name;

    /// <summary>Puts it in force and reads back that it is. Returns null, or a short reason why it is not.</summary>
    public abstract string? Apply(ConfinementOptions options);
}
