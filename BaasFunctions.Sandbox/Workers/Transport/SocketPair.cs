using System.ComponentModel;
using System.Globalization;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace BaasFunctions.Sandbox.Workers.Transport;

/// <summary>
/// Two connected Unix sockets without a name, so that nobody else can connect. The worker inherits one of them; it is closed on exec
/// except while that worker starts.
/// </summary>
internal sealed partial class SocketPair : WorkerPipe
{
    private const int Unix = 1;
    private const int StreamType = 1;
    private const int SetDescriptorFlags = 2;
    private const int CloseOnExec = 1;
    private const int LinuxCloseOnExec = 0x80000;

    private readonly int _workerEnd;
    private SafeSocketHandle? _workerHandle;

    public SocketPair()
    {
        Span<int> ends = stackalloc int[2];
        // Elsewhere than on Linux the flag is set a moment later; a process started in between by other code would hold both ends.
        var type = StreamType | (OperatingSystem.IsLinux() ? LinuxCloseOnExec : 0);
        if (socketpair(Unix, type, 0, ref MemoryMarshal.GetReference(ends)) != 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }

        _workerEnd = ends[1];
        _workerHandle = new SafeSocketHandle(ends[1], ownsHandle: true);
        var handle = new SafeSocketHandle(ends[0], ownsHandle: true);
        if (!OperatingSystem.IsLinux())
        {
            _ = fcntl(ends[0], SetDescriptorFlags, CloseOnExec);
            _ = fcntl(ends[1], SetDescriptorFlags, CloseOnExec);
        }

        Stream = new NetworkStream(new Socket(handle), ownsSocket: true);
    }

    public override Stream Stream { get; }

    public override string Address => _workerEnd.ToString(CultureInfo.InvariantCulture);

    public static Stream ConnectTo(string address)
    {
        var descriptor = int.Parse(address, NumberStyles.None, CultureInfo.InvariantCulture);
        _ = fcntl(descriptor, SetDescriptorFlags, CloseOnExec);
        return new NetworkStream(new Socket(new SafeSocketHandle(descriptor, ownsHandle: true)), ownsSocket: true);
    }

    public override void Starting() => _ = fcntl(_workerEnd, SetDescriptorFlags, 0);

    public override void Started()
    {
        _workerHandle?.Dispose();
        _workerHandle = null;
    }

    protected override void Dispose(bool disposing)
    {
        Started();
        base.Dispose(disposing);
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int socketpair(int domain, int type, int protocol, ref int ends);

    [LibraryImport("libc")]
    private static partial int fcntl(int descriptor, int command, int argument);
}
