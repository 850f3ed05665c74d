using System.Runtime.InteropServices;

namespace BaasFunctions.Sandbox.Confinement.Linux;

/// <summary>The C library, as its manual pages declare it for 64-bit Linux. Calls that fail leave their number behind.</summary>
internal static unsafe partial class LibC
{
    [LibraryImport("libc", SetLastError = true)]
    internal static partial int prctl(int option, nuint argument2, nuint argument3, nuint argument4, nuint argument5);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial nint syscall(nint number, nint argument0, nint argument1, nint argument2, nint argument3, nint argument4);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int setrlimit(int resource, in ResourceBounds bounds);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int getrlimit(int resource, out ResourceBounds bounds);

    [LibraryImport("libc")]
    internal static partial int getppid();

    [LibraryImport("libc")]
    internal static partial uint geteuid();

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int setgroups(nuint count, uint* groups);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int setresgid(uint real, uint effective, uint saved);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int setresuid(uint real, uint effective, uint saved);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int open(string path, int flags, uint mode);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int dup3(int from, int to, int flags);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int close(int descriptor);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int fcntl(int descriptor, int command, nint argument);
}
