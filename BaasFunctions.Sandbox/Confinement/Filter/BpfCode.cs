namespace BaasFunctions.Sandbox.Confinement.Filter;

/// <summary>The instructions in use, as linux/bpf_common.h and linux/filter.h number them.</summary>
internal static class BpfCode
{
    /// <summary>Load the word at an offset of <c>struct seccomp_data</c>.</summary>
    public const ushort Load = 0x20;

    /// <summary>Keep the bits of a mask.</summary>
    public const ushort And = 0x54;

    /// <summary>Skip a distance without condition.</summary>
    public const ushort Jump = 0x05;

    /// <summary>Skip by whether the word equals a constant.</summary>
    public const ushort JumpIfEqual = 0x15;

    /// <summary>Skip by whether the word is at least a constant, unsigned.</summary>
    public const ushort JumpIfAtLeast = 0x35;

    /// <summary>Return an action.</summary>
    public const ushort Return = 0x06;
}
