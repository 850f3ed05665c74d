namespace BaasFunctions.Sandbox.Confinement.Measures;

/// <summary>
/// Only the files of the runtime can be read (landlock(7)). The thread that starts a worker sets this up, as it holds for
/// one thread and what that starts; here it is tried.
/// </summary>
internal sealed class FileWall() : Measure("landlock")
{
    public override string? Apply(ConfinementOptions options)
    {
        try
        {
            _ = Directory.EnumerateFileSystemEntries("/").Any();
            return "the process was not started behind it";
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }
}
