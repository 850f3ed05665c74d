using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace BaasFunctions.Tests.Unit.Sandbox.Confinement.Support;

/// <summary>Two ends of a Unix socket, of which one is left to processes that are started.</summary>
internal sealed unsafe partial class SocketPair : IDisposable
{
    private const int Unix = 1;
    private const int Stream = 1;
    private const int SetFlags = 2;
    private const int CloseOnExec = 1;

    public SocketPair()
    {
        var ends = stackalloc int[2];
        Assert.AreEqual(0, socketpair(Unix, Stream, 0, ends));
        _ = fcntl(ends[0], SetFlags, CloseOnExec);
        Ours = new Socket(new SafeSocketHandle(ends[0], ownsHandle: true));
        Theirs = ends[1];
    }

    public Socket Ours { get; }

    public int Theirs { get; }

    public void Dispose()
    {
        Ours.Dispose();
        _ = close(Theirs);
    }

    [LibraryImport("libc")]
    private static partial int socketpair(int domain, int type, int protocol, int* ends);

    [LibraryImport("libc")]
    private static partial int fcntl(int descriptor, int command, int argument);

    [LibraryImport("libc")]
    private static partial int close(int descriptor);
}
