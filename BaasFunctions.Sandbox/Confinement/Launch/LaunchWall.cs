using BaasFunctions.Sandbox.Confinement.Linux;

namespace BaasFunctions.Sandbox.Confinement.Launch;

/// <summary>What is put around the thread that starts workers. Every part holds for that thread and for what it starts, nothing else.</summary>
/// <param name="ReadablePaths">Files and folders that a worker may read, and run, while it starts. What is missing is passed over.</param>
internal sealed record LaunchWall(IReadOnlyList<string> ReadablePaths)
{
    private const int NoNewPrivileges = 38;

    /// <summary>Puts the wall around the calling thread, for good.</summary>
    public ConfinementReport Raise()
    {
        if (!OperatingSystem.IsLinux())
        {
            const string Elsewhere = "not available on this system";
            return new ConfinementReport([new("launch-network-namespace", false, Elsewhere), new("launch-landlock", false, Elsewhere)]);
        }

        // The namespace first: Landlock would refuse nothing of it, but no_new_privs comes after all that needs rights.
        var network = ThreadNamespaces.Leave();
        var files = LibC.prctl(NoNewPrivileges, 1, 0, 0, 0) == 0 ? Landlock.Restrict(ReadablePaths) : Refusal.Of("prctl");
        return new ConfinementReport(
        [
            new ConfinementMeasure("launch-network-namespace", network is null, network),
            new ConfinementMeasure("launch-landlock", files is null, files),
        ]);
    }
}
