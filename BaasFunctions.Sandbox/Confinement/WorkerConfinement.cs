using BaasFunctions.Sandbox.Confinement.Measures;

namespace BaasFunctions.Sandbox.Confinement;

/// <summary>
/// Takes from this process what guest code must not have. Called once at the start of a worker, before the first guest byte
/// and after everything that opens descriptors of its own or reads a file.
/// </summary>
internal static class WorkerConfinement
{
    /// <summary>
    /// Order matters: descriptors are listed while the user may still list them, a change of user clears the signal of the
    /// parent's death, and after the filter only probes are possible.
    /// </summary>
    private static readonly Measure[] s_measures =
    [
        new InheritedDescriptors(),
        new EndedBeforeService(),
        new NoNetwork(),
        new LandlockRules(),
        .. ResourceLimits.All,
        new UnprivilegedUser(),
        new NoCapabilities(),
        new NoNewPrivileges(),
        new NotDumpable(),
        new ParentDeathSignal(),
        new SystemCallFilter(),
        new NoFileWrites(),
        new NoFileReads(),
        new NoNewCode(),
    ];

    /// <summary>Applies every measure once, and never throws for one that the system refuses: the report says so.</summary>
    public static ConfinementReport Confine(ConfinementOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!OperatingSystem.IsLinux())
        {
            return new ConfinementReport([.. s_measures.Select(measure => new ConfinementMeasure(measure.Name, false, "not available on this system"))]);
        }

        return new ConfinementReport([.. s_measures.Select(measure => Try(measure, options))]);
    }

    private static ConfinementMeasure Try(Measure measure, ConfinementOptions options)
    {
        string? reason;
        try
        {
            reason = measure.Apply(options);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or EntryPointNotFoundException or DllNotFoundException)
        {
            // The message may name a file.
            reason = $"could not be applied: {exception.GetType().Name}";
        }

        return new ConfinementMeasure(measure.Name, reason is null, reason);
    }
}
