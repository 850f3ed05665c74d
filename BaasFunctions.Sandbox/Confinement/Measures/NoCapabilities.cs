using BaasFunctions.Sandbox.Confinement.Linux;

namespace BaasFunctions.Sandbox.Confinement.Measures;

/// <summary>
/// Gives up every capability and the way back to one (capabilities(7)). A thread can only do so for itself; for threads that the
/// runtime started earlier it needs the change of user, or a worker that is started without any.
/// </summary>
internal sealed class NoCapabilities() : Measure("no-capabilities")
{
    private const int DropFromBoundingSet = 24;
    private const int LastPossible = 63;
    private const ulong Version3 = 0x2008_0522;

    public override unsafe string? Apply(ConfinementOptions options)
    {
        // From the bounding set first: that needs CAP_SETPCAP. Numbers that the kernel does not know fail, and so do all without it.
        for (nuint capability = 0; capability <= LastPossible; capability++)
        {
            _ = LibC.prctl(DropFromBoundingSet, capability, 0, 0, 0);
        }

        // struct __user_cap_header_struct { version, pid 0 for this thread }, and two empty struct __user_cap_data_struct.
        var header = Version3;
        var none = stackalloc uint[6];
        if (SystemCall.Number("capset") is not { } capset)
        {
            return SystemCall.UnknownArchitecture;
        }

        if (LibC.syscall(capset, (nint)(&header), (nint)none, 0, 0, 0) != 0)
        {
            return SystemCallError.Of("capset");
        }

        using var status = new ThreadStatus();
        return status.Check("CapPrm", IsZero, "keep capabilities") ?? status.Check("CapEff", IsZero, "keep capabilities");
    }

    private static bool IsZero(string set) => set.All(digit => digit == '0');
}
