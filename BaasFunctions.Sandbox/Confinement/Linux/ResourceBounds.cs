namespace BaasFunctions.Sandbox.Confinement.Linux;

/// <summary><c>struct rlimit</c> of getrlimit(2): what is enforced, and up to where it may be raised again.</summary>
internal readonly record struct ResourceBounds(nuint Soft, nuint Hard);
