using System.Runtime.InteropServices;

namespace BaasFunctions.Sandbox.Confinement.Filter;

/// <summary>A processor architecture as a filter sees it.</summary>
/// <param name="AuditArchitecture">AUDIT_ARCH_... of linux/audit.h.</param>
/// <param name="HasX32">Whether a second calling convention shares the architecture's number, its calls marked by bit 30.</param>
/// <param name="Numbers">System calls by name.</param>
internal sealed record FilterTarget(uint AuditArchitecture, bool HasX32, IReadOnlyDictionary<string, uint> Numbers)
{
    public static FilterTarget X64 { get; } = new(0xC000_003E, true, X64SystemCalls.Numbers);

    public static FilterTarget Arm64 { get; } = new(0xC000_00B7, false, Arm64SystemCalls.Numbers);

    /// <summary>The architecture of this process; null when there are no tables for it.</summary>
    public static FilterTarget? Current => RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => X64,
        Architecture.Arm64 => Arm64,
        _ => null,
    };
}
