namespace BaasFunctions.Sandbox.Confinement.Filter;

/// <summary>Calls that are allowed by their arguments. All of these are 32 bits wide in the kernel, unless said otherwise.</summary>
internal static class ArgumentRules
{
    // clone(2). The kernel cuts the flags of this call to 32 bits.
    private const uint CloneThread = 0x0001_0000;
    private const uint CloneVfork = 0x0000_4000;
    private const uint CloneNamespaces = 0x7E02_0000;

    // prctl(2): names of threads, and reading what holds.
    private static readonly uint[] s_prctl = [2, 3, 15, 16, 21, 39];

    // ioctl(2): whether a terminal (TCGETS), bytes that wait (FIONREAD), blocking mode (FIONBIO).
    private static readonly uint[] s_ioctl = [0x5401, 0x541B, 0x5421];

    // fcntl(2): F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_DUPFD_CLOEXEC. Not F_SETOWN, which aims signals.
    private static readonly uint[] s_fcntl = [1, 2, 3, 4, 1030];

    public static void Write(FilterWriter program, int processId)
    {
        var refused = Verdict.Fail(Error.NotPermitted);
        program.AllowIf("clone", 0, CloneThread | CloneVfork | CloneNamespaces, [CloneThread], Verdict.Kill);
        program.AllowIf("kill", 0, uint.MaxValue, [(uint)processId], Verdict.Kill);
        program.AllowIf("tgkill", 0, uint.MaxValue, [(uint)processId], Verdict.Kill);
        program.AllowIf("prctl", 0, uint.MaxValue, s_prctl, refused);
        program.AllowIf("ioctl", 1, uint.MaxValue, s_ioctl, refused);
        program.AllowIf("fcntl", 1, uint.MaxValue, s_fcntl, refused);

        // A thread sets up itself: its processors, and the ordinary policy (SCHED_OTHER).
        program.AllowIf("sched_setaffinity", 0, uint.MaxValue, [0], refused);
        program.AllowIf("sched_setscheduler", 1, uint.MaxValue, [0], refused);
        WriteLimits(program, refused);
    }

    /// <summary>prlimit64 reads limits when its third argument, a pointer of 64 bits, is null.</summary>
    private static void WriteLimits(FilterWriter program, uint refused) => program.When("prlimit64", () =>
    {
        var no = new BpfLabel();
        program.Code.Load(SeccompData.Argument(2));
        program.Code.JumpIfEqual(0, ifFalse: no);
        program.Code.Load(SeccompData.ArgumentHigh(2));
        program.Code.JumpIfEqual(0, ifFalse: no);
        program.Code.Return(Verdict.Allow);
        program.Code.Place(no);
        program.Code.Return(refused);
    });
}
