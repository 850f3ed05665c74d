using BaasFunctions.Sandbox.Confinement.Linux;

namespace BaasFunctions.Sandbox.Confinement.Measures;

/// <summary>No file can be opened for writing: tried on one that every process can write.</summary>
internal sealed class NoFileWrites() : Measure("no-file-writes")
{
    private const int WriteOnly = 1;

    public override string? Apply(ConfinementOptions options)
    {
        var descriptor = LibC.open("/dev/null", WriteOnly, 0);
        if (descriptor < 0)
        {
            return null;
        }

        _ = LibC.close(descriptor);
        return "the system call filter is not in force";
    }
}
