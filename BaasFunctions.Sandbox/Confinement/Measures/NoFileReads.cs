using BaasFunctions.Sandbox.Confinement.Linux;

namespace BaasFunctions.Sandbox.Confinement.Measures;

/// <summary>No file can be opened at all: tried on one that every process can read.</summary>
internal sealed class NoFileReads() : Measure("no-file-reads")
{
    public override string? Apply(ConfinementOptions options)
    {
        if (options.AllowFileReads)
        {
            return Off;
        }

        var descriptor = LibC.open("/dev/null", 0, 0);
        if (descriptor < 0)
        {
            return null;
        }

        _ = LibC.close(descriptor);
        return "the system call filter is not in force";
    }
}
