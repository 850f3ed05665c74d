using BaasFunctions.Sandbox.Confinement.Linux;

namespace BaasFunctions.Sandbox.Confinement.Launch;

/// <summary>What is put around the calling thread and what it starts, and nothing else.</summary>
/// <param name="ReadablePaths">Files and folders that may be read, and run. What is missing is passed over.</param>
internal sealed record LandlockReexec(IReadOnlyList<string> ReadablePaths)
{
    private const int NoNewPrivileges = 38;

    /// <summary>
    /// Puts up as much of it as the system allows, for good. Whether it stands is for the measures to find out, behind it.
    /// Namespaces come first: they need rights.
    /// </summary>
    public void Raise()
    {
        _ = ThreadNamespaces.Leave();
        if (LibC.prctl(NoNewPrivileges, 1, 0, 0, 0) == 0)
        {
            _ = Landlock.Restrict(ReadablePaths);
        }
    }
}
