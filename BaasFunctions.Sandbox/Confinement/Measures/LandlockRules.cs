using BaasFunctions.Sandbox.Confinement.Launch;

namespace BaasFunctions.Sandbox.Confinement.Measures;

/// <summary>
/// Only the files of the runtime can be read (landlock(7)). A worker that starts over sets this up, as it holds for one thread
/// and what comes of it; here it is tried.
/// </summary>
internal sealed class LandlockRules() : Measure("landlock")
{
    public override string? Apply(ConfinementOptions options)
    {
        if (!WorkerRestart.Done)
        {
            return "the process was not started over behind it";
        }

        try
        {
            _ = Directory.EnumerateFileSystemEntries("/").Any();
            return "not available, or refused";
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }
}
