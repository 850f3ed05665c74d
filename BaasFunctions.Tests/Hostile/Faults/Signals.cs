using System.Runtime.InteropServices;

namespace BaasFunctions.Tests.Hostile.Faults;

/// <summary>Sends signals to processes of the test's own.</summary>
internal static partial class Signals
{
    public const int Kill = 9;
    public const int Segv = 11;
    public const int Stop = 19;

    public static void Send(int process, int signal) => _ = kill(process, signal);

    [LibraryImport("libc")]
    private static partial int kill(int process, int signal);
}
