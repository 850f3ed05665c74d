namespace BaasFunctions.Sandbox.Confinement.Filter;

/// <summary>Offsets in <c>struct seccomp_data</c> of linux/seccomp.h, on little-endian machines.</summary>
internal static class SeccompData
{
    public const uint Number = 0;
    public const uint Architecture = 4;

    /// <summary>The lower half of an argument, counted from zero.</summary>
    public static uint Argument(int index) => 16u + (8u * (uint)index);

    /// <summary>The upper half of an argument.</summary>
    public static uint ArgumentHigh(int index) => Argument(index) + 4;
}
