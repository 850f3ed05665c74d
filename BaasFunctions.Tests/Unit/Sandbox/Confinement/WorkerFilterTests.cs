using BaasFunctions.Sandbox.Confinement.Filter;
using BaasFunctions.Tests.Unit.Sandbox.Confinement.Support;

namespace BaasFunctions.Tests.Unit.Sandbox.Confinement;

[TestClass]
public sealed class WorkerFilterTests
{
    private const int Self = 4321;
    private const ulong High = 1UL << 32;

    private static readonly (string Name, FilterTarget Target)[] s_targets = [("x64", FilterTarget.X64), ("arm64", FilterTarget.Arm64)];

    /// <summary>Call, arguments, and the verdict with file reads and without.</summary>
    public static IEnumerable<(string Call, ulong[] Arguments, uint Open, uint Sealed)> Rows()
    {
        var no = Verdict.Fail(Error.NotPermitted);
        var denied = Verdict.Fail(Error.AccessDenied);
        var noFile = Verdict.Fail(Error.NoSuchFile);
        var unknown = Verdict.Fail(Error.NotImplemented);

        (string, ulong[], uint, uint) Same(string call, uint verdict, params ulong[] arguments) => (call, arguments, verdict, verdict);
        (string, ulong[], uint, uint) File(string call, uint open, params ulong[] arguments) => (call, arguments, open, noFile);

        // Threads, never processes or namespaces. 0x3D0F00 is what the C library asks for in pthread_create.
        yield return Same("clone", Verdict.Allow, 0x3D_0F00);
        yield return Same("clone", Verdict.Allow, High | 0x3D_0F00);
        yield return Same("clone", Verdict.Kill, 17);
        yield return Same("clone", Verdict.Kill, High | 17);
        yield return Same("clone", Verdict.Kill, 0x4111);
        yield return Same("clone", Verdict.Kill, 0x3D_0F00 | 0x4000);
        foreach (var kind in new ulong[] { 0x2_0000, 0x200_0000, 0x400_0000, 0x800_0000, 0x1000_0000, 0x2000_0000, 0x4000_0000 })
        {
            yield return Same("clone", Verdict.Kill, 0x3D_0F00 | kind);
        }

        yield return Same("clone3", unknown);
        yield return Same("openat2", unknown);
        yield return Same("statx", unknown);

        // Signals to itself only: another process, its group (0), all (-1), a group (-2).
        foreach (var call in new[] { "kill", "tgkill" })
        {
            yield return Same(call, Verdict.Allow, Self, 6);
            yield return Same(call, Verdict.Kill, Self + 1, 6);
            yield return Same(call, Verdict.Kill, 0, 9);
            yield return Same(call, Verdict.Kill, ulong.MaxValue, 9);
            yield return Same(call, Verdict.Kill, ulong.MaxValue - 1, 9);
            yield return Same(call, Verdict.Kill, 1, 9);
        }

        // O_RDONLY with O_CLOEXEC, then each way to write.
        yield return File("openat", Verdict.Allow, 0, 0, 0x8_0000);
        foreach (var flags in new ulong[] { 1, 2, 3, 0x40, 0x41, 0x200, 0x400, 0x40_0000, 0x41_0002, High | 1 })
        {
            yield return File("openat", denied, 0, 0, flags);
            yield return File("open", denied, 0, flags);
        }

        yield return File("open", Verdict.Allow, 0, 0x8_0000);
        yield return ("newfstatat", [3, 0, 0, 0x1000], Verdict.Allow, Verdict.Allow);
        yield return File("newfstatat", Verdict.Allow, 3, 0, 0, 0);
        yield return File("readlinkat", Verdict.Allow);
        yield return File("getdents64", Verdict.Allow);

        foreach (var option in new ulong[] { 2, 3, 15, 16, 21, 39 })
        {
            yield return Same("prctl", Verdict.Allow, option);
        }

        foreach (var option in new ulong[] { 1, 4, 22, 23, 24, 35, 38, 47, 0x59616d61 })
        {
            yield return Same("prctl", no, option);
        }

        yield return Same("ioctl", Verdict.Allow, 0, 0x5401);
        yield return Same("ioctl", no, 0, 0x5412);
        yield return Same("fcntl", Verdict.Allow, 3, 3);
        yield return Same("fcntl", no, 3, 8);
        yield return Same("prlimit64", Verdict.Allow, 0, 7, 0, 0x7fff_0000);
        yield return Same("prlimit64", no, 0, 7, 0x1000);
        yield return Same("prlimit64", no, 0, 7, High);
        yield return Same("sched_setaffinity", Verdict.Allow, 0);
        yield return Same("sched_setaffinity", no, 1);
        yield return Same("sched_setscheduler", Verdict.Allow, 77, 0);
        yield return Same("sched_setscheduler", no, 77, 1);

        foreach (var call in new[] { "memfd_create", "unlink", "rename", "chmod", "mkdir", "setsockopt", "seccomp", "landlock_restrict_self", "close_range" })
        {
            yield return Same(call, no);
        }
    }

    [TestMethod]
    public void Call_ByArguments_HasTheVerdictOfItsRow()
    {
        foreach (var (name, target) in s_targets)
        {
            var open = WorkerFilter.Compile(target, Self, allowFileReads: true, allowNewCode: true);
            var locked = WorkerFilter.Compile(target, Self, allowFileReads: false, allowNewCode: true);
            foreach (var row in Rows().Where(row => target.Numbers.ContainsKey(row.Call)))
            {
                var what = $"{name} {row.Call}({string.Join(", ", row.Arguments)})";
                var number = target.Numbers[row.Call];
                Assert.AreEqual(row.Open, BpfMachine.Run(open, target.AuditArchitecture, number, row.Arguments), what);
                Assert.AreEqual(row.Sealed, BpfMachine.Run(locked, target.AuditArchitecture, number, row.Arguments), what + " sealed");
            }
        }
    }

    [TestMethod]
    public void Call_OfALists_HasTheVerdictOfTheList()
    {
        foreach (var (name, target) in s_targets)
        {
            var program = WorkerFilter.Compile(target, Self, allowFileReads: false, allowNewCode: true);
            uint Run(string call) => BpfMachine.Run(program, target.AuditArchitecture, target.Numbers[call], 1, 1, 1, 1);

            foreach (var call in AllowedCalls.Names.Where(target.Numbers.ContainsKey))
            {
                Assert.AreEqual(Verdict.Allow, Run(call), $"{name} {call}");
            }

            foreach (var call in HostileCalls.Names.Where(target.Numbers.ContainsKey))
            {
                Assert.AreEqual(Verdict.Kill, Run(call), $"{name} {call}");
            }

            foreach (var call in FileCalls.Names.Where(target.Numbers.ContainsKey))
            {
                Assert.AreEqual(Verdict.Fail(Error.NoSuchFile), Run(call), $"{name} {call}");
            }
        }
    }

    [TestMethod]
    [DataRow("mmap", 0, true)]
    [DataRow("mmap", 1, true)]
    [DataRow("mmap", 3, true)]
    [DataRow("mmap", 4, false)]
    [DataRow("mmap", 5, false)]
    [DataRow("mmap", 7, false)]
    [DataRow("mprotect", 0, true)]
    [DataRow("mprotect", 3, true)]
    [DataRow("mprotect", 5, false)]
    [DataRow("mprotect", 7, false)]
    [DataRow("mprotect", 0x0100_0004, false)]
    public void Memory_ThatWouldBeExecutable_IsTheEndOfAWorkerThatCompilesNothing(string call, int protection, bool isHonest)
    {
        foreach (var (name, target) in s_targets)
        {
            uint Run(bool allowNewCode) => BpfMachine.Run(
                WorkerFilter.Compile(target, Self, allowFileReads: false, allowNewCode), target.AuditArchitecture, target.Numbers[call], 0, 4096, (ulong)protection, 0x22, ulong.MaxValue, 0);

            Assert.AreEqual(Verdict.Allow, Run(allowNewCode: true), name);
            Assert.AreEqual(isHonest ? Verdict.Allow : Verdict.Kill, Run(allowNewCode: false), name);
        }
    }

    /// <summary>The numbers of pkey_mprotect, shmat and remap_file_pages.</summary>
    [TestMethod]
    [DataRow(329, 288)]
    [DataRow(30, 196)]
    [DataRow(216, 234)]
    public void Memory_MadeExecutableByAnyOtherCall_IsNotPermitted(int x64, int arm64)
    {
        foreach (var (target, number) in new[] { (FilterTarget.X64, x64), (FilterTarget.Arm64, arm64) })
        {
            var program = WorkerFilter.Compile(target, Self, allowFileReads: false, allowNewCode: false);
            Assert.AreEqual(Verdict.Fail(Error.NotPermitted), BpfMachine.Run(program, target.AuditArchitecture, (uint)number, 0, 4096, 4));
        }
    }

    [TestMethod]
    public void Call_InNoList_IsNotPermitted()
    {
        foreach (var (name, target) in s_targets)
        {
            var program = WorkerFilter.Compile(target, Self, allowFileReads: true, allowNewCode: true);
            var known = target.Numbers.Values.ToHashSet();
            for (uint number = 0; number < 1024; number++)
            {
                if (!known.Contains(number))
                {
                    Assert.AreEqual(Verdict.Fail(Error.NotPermitted), BpfMachine.Run(program, target.AuditArchitecture, number), $"{name} {number}");
                }
            }
        }
    }

    [TestMethod]
    public void Call_OfAnotherConvention_Kills()
    {
        var x64 = WorkerFilter.Compile(FilterTarget.X64, Self, allowFileReads: true, allowNewCode: true);
        var arm64 = WorkerFilter.Compile(FilterTarget.Arm64, Self, allowFileReads: true, allowNewCode: true);
        const uint Intel32 = 0x4000_0003;
        const uint Arm32 = 0x4000_0028;

        Assert.AreEqual(Verdict.Kill, BpfMachine.Run(x64, Intel32, 4));
        Assert.AreEqual(Verdict.Kill, BpfMachine.Run(x64, FilterTarget.Arm64.AuditArchitecture, 4));
        Assert.AreEqual(Verdict.Kill, BpfMachine.Run(arm64, Arm32, 4));
        Assert.AreEqual(Verdict.Kill, BpfMachine.Run(x64, FilterTarget.X64.AuditArchitecture, 0x4000_0000));
        Assert.AreEqual(Verdict.Kill, BpfMachine.Run(x64, FilterTarget.X64.AuditArchitecture, 0x4000_0000 | 39));
        Assert.AreEqual(Verdict.Kill, BpfMachine.Run(x64, FilterTarget.X64.AuditArchitecture, uint.MaxValue));
    }
}
