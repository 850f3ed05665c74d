using BaasFunctions.Sandbox.Confinement.Linux;

namespace BaasFunctions.Sandbox.Confinement.Launch;

/// <summary>
/// Moves the calling thread to a network, a message store and a host name of its own (namespaces(7)), as a thread may when it has
/// CAP_SYS_ADMIN. A user namespace would give that to anyone, but a process with threads cannot enter one (unshare(2), EINVAL).
/// </summary>
internal static class ThreadNamespaces
{
    private const int NewHostName = 0x0400_0000;
    private const int NewMessages = 0x0800_0000;
    private const int NewNetwork = 0x4000_0000;

    /// <summary>Null when done, otherwise why not.</summary>
    public static string? Leave() => SystemCall.Number("unshare") is not { } unshare
        ? SystemCall.UnknownArchitecture
        : LibC.syscall(unshare, NewNetwork | NewMessages | NewHostName, 0, 0, 0, 0) == 0 ? null : SystemCallError.Of("unshare");
}
