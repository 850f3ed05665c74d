using BaasFunctions.Sandbox.Confinement.Filter;

namespace BaasFunctions.Sandbox.Confinement.Linux;

/// <summary>Numbers of calls that the C library does not wrap.</summary>
internal static class SystemCall
{
    public const string UnknownArchitecture = "not available on this architecture";

    /// <summary>The number on this architecture; null when there are no tables for it.</summary>
    public static nint? Number(string name) =>
        FilterTarget.Current?.Numbers.TryGetValue(name, out var number) == true ? (nint)number : null;
}
