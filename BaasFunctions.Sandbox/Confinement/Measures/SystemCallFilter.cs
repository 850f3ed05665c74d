using System.Runtime.InteropServices;
using BaasFunctions.Sandbox.Confinement.Filter;
using BaasFunctions.Sandbox.Confinement.Linux;

namespace BaasFunctions.Sandbox.Confinement.Measures;

/// <summary>
/// Leaves only the calls of <see cref="WorkerFilter"/>, to all threads at once (seccomp(2), SECCOMP_FILTER_FLAG_TSYNC), for good.
/// </summary>
internal sealed class SystemCallFilter() : Measure("system-call-filter")
{
    private const int SetModeFilter = 1;
    private const int SynchronizeThreads = 1;

    public override unsafe string? Apply(ConfinementOptions options)
    {
        if (FilterTarget.Current is not { } target || SystemCall.Number("seccomp") is not { } seccomp)
        {
            return SystemCall.UnknownArchitecture;
        }

        using var status = new ThreadStatus();
        fixed (BpfInstruction* code = WorkerFilter.Compile(target, Environment.ProcessId, options.AllowFileReads, options.AllowNewCode) is var program ? program : null)
        {
            var header = new Program { Length = (ushort)program.Length, Code = code };
            var answer = LibC.syscall(seccomp, SetModeFilter, SynchronizeThreads, (nint)(&header), 0, 0);
            if (answer != 0)
            {
                return answer < 0 ? SystemCallError.Of("seccomp") : "a thread has a filter of its own";
            }
        }

        return status.Check("Seccomp", mode => mode == "2", "have no filter")
            ?? status.Check("NoNewPrivs", value => value == "1", "may gain privileges");
    }

    /// <summary><c>struct sock_fprog</c> of linux/filter.h.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private unsafe struct Program
    {
        public ushort Length;
        public BpfInstruction* Code;
    }
}
