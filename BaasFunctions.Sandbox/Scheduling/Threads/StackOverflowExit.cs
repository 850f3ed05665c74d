using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace BaasFunctions.Sandbox.Scheduling.Threads;

/// <summary>
/// Gives a stack overflow an exit code of its own where the runtime does not report it: native code ends by SIGSEGV, without a word, and so does a fault in a native library.
/// A fault is an overflow when its address lies in the guard below the stack of its thread. It is handled on a stack beside that (sigaltstack(2)), which begins with the bounds of the
/// guard. Any other fault goes on to the handler of the runtime, which makes exceptions of some.
/// </summary>
internal static unsafe partial class StackOverflowExit
{
    private const int SegmentationFault = 11;
    private const nint Default = 0;
    private const nint Ignored = 1;
    private const int OnAlternateStack = 0x0800_0000;
    private const int Disabled = 2;

    /// <summary>Of the stack for the handler: the largest frame of a signal has 12 kB, and the handler of the runtime needs a few more.</summary>
    private const int Size = 64 << 10;

    // No initializers: the handler must not come across a static constructor.
    private static bool s_isInstalled;
    private static int s_exitCode;
    private static delegate* unmanaged[SuppressGCTransition]<int, nint, nint, void> s_runtime;
    private static delegate* unmanaged[SuppressGCTransition]<int, void> s_exit;

    /// <summary>Of native code on Linux, once. Returns false where the runtime is left to report overflows.</summary>
    /// <param name="exitCode">What the process ends with.</param>
    public static bool TryInstall(int exitCode)
    {
        if (!OperatingSystem.IsLinux() || !NativeBuild.IsRunning || s_isInstalled)
        {
            return s_isInstalled;
        }

        SignalAction action;
        if (!NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "_exit", out var exit) || sigaction(SegmentationFault, null, &action) != 0
            || action.Handler is Default or Ignored)
        {
            return false;
        }

        s_exitCode = exitCode;
        s_exit = (delegate* unmanaged[SuppressGCTransition]<int, void>)exit;
        s_runtime = (delegate* unmanaged[SuppressGCTransition]<int, nint, nint, void>)action.Handler;
        action.Handler = (nint)(delegate*<int, nint, nint, void>)&OnFault;
        action.Flags |= OnAlternateStack;
        return s_isInstalled = sigaction(SegmentationFault, &action, null) == 0;
    }

    /// <summary>Watches the calling thread. Returns what <see cref="Leave"/> takes at its end.</summary>
    public static nint Enter()
    {
        if (!s_isInstalled || !TryFindGuard(out var guard))
        {
            return 0;
        }

        var memory = (Guard*)NativeMemory.Alloc(Size);
        *memory = guard;
        if (sigaltstack(new SignalStack { Start = (nint)memory, Size = Size }, 0) == 0)
        {
            return (nint)memory;
        }

        NativeMemory.Free(memory);
        return 0;
    }

    public static void Leave(nint entered)
    {
        if (entered != 0 && sigaltstack(new SignalStack { Flags = Disabled }, 0) == 0)
        {
            NativeMemory.Free((void*)entered);
        }
    }

    private static bool TryFindGuard(out Guard guard)
    {
        // pthread_attr_t has 56 bytes on x86-64, and 64 on arm64.
        var attributes = stackalloc ulong[16];
        guard = default;
        if (pthread_getattr_np(pthread_self(), attributes) != 0)
        {
            return false;
        }

        var isFound = pthread_attr_getstack(attributes, out var lowest, out _) == 0 & pthread_attr_getguardsize(attributes, out var size) == 0;
        _ = pthread_attr_destroy(attributes);
        guard = new Guard { Low = lowest - size, High = lowest };
        return isFound && size > 0;
    }

    /// <summary>
    /// Called by the kernel in the middle of anything: touches nothing that is managed. Compiled ahead, a method of such parameters is called as a function of C is.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void OnFault(int signal, nint information, nint context)
    {
        // siginfo_t.si_addr and ucontext_t.uc_stack: both begin at byte 16, on x86-64 as on arm64.
        var address = *(nuint*)(information + 16);
        var stack = (SignalStack*)(context + 16);
        if (stack->Start != 0 && stack->Size == Size)
        {
            var guard = (Guard*)stack->Start;
            if (address >= guard->Low && address < guard->High)
            {
                s_exit(s_exitCode);
            }
        }

        s_runtime(signal, information, context);
    }

    [LibraryImport("libc")]
    private static partial int sigaction(int signal, SignalAction* action, SignalAction* before);

    [LibraryImport("libc")]
    private static partial int sigaltstack(in SignalStack stack, nint before);

    [LibraryImport("libc")]
    private static partial nint pthread_self();

    [LibraryImport("libc")]
    private static partial int pthread_getattr_np(nint thread, ulong* attributes);

    [LibraryImport("libc")]
    private static partial int pthread_attr_getstack(ulong* attributes, out nuint lowest, out nuint size);

    [LibraryImport("libc")]
    private static partial int pthread_attr_getguardsize(ulong* attributes, out nuint size);

    [LibraryImport("libc")]
    private static partial int pthread_attr_destroy(ulong* attributes);

    /// <summary>Addresses from the first one to the one before the last.</summary>
    private struct Guard
    {
        public nuint Low;
        public nuint High;
    }

    /// <summary><c>stack_t</c>.</summary>
    private struct SignalStack
    {
        public nint Start;
        public int Flags;
        public nuint Size;
    }

    /// <summary><c>struct sigaction</c> of the C library.</summary>
    private struct SignalAction
    {
        public nint Handler;
        public fixed ulong Mask[16];
        public int Flags;
        public nint Restorer;
    }
}
