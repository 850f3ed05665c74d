using System.Runtime.InteropServices;

namespace BaasFunctions.Tests.Confined;

/// <summary>System calls as code that broke out of the engine would make them.</summary>
internal static partial class Kernel
{
    /// <summary>Makes a call; the error number is left behind for <see cref="Marshal.GetLastPInvokeError"/>.</summary>
    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    public static partial nint Call(nint number, nint argument0, nint argument1, nint argument2, nint argument3, nint argument4);

    [LibraryImport("libc")]
    public static partial int getppid();

    [LibraryImport("libc")]
    public static partial nint memset(long address, int value, nuint count);
}
