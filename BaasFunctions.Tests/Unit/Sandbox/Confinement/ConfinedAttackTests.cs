using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Workers.Supervision;
using BaasFunctions.Tests.Unit.Sandbox.Confinement.Support;

namespace BaasFunctions.Tests.Unit.Sandbox.Confinement;

/// <summary>Code that broke out of the engine, in a real process: what it tries either fails or is its end.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux)]
public sealed class ConfinedAttackTests
{
    /// <summary>In the one folder where Linux lets every user write (Filesystem Hierarchy Standard, 3.18): what stops the worker is its confinement alone.</summary>
    private const string WritableFile = "/tmp/written-by-a-worker";

    [TestMethod]
    [DataRow("execve", "/bin/true", "0", "0")]
    [DataRow("clone", "17")]
    [DataRow("unshare", "268435456")]
    [DataRow("socket", "2", "1", "0")]
    [DataRow("socket", "1", "1", "0")]
    [DataRow("connect", "1", "0", "0")]
    [DataRow("ptrace", "16", "parent")]
    [DataRow("process_vm_readv", "parent", "0", "0", "0", "0")]
    [DataRow("kill", "parent", "0")]
    [DataRow("kill", "-1", "0")]
    [DataRow("pidfd_open", "parent", "0")]
    [DataRow("io_uring_setup", "8", "0")]
    [DataRow("bpf", "0", "0", "0")]
    [DataRow("setresuid", "0", "0", "0")]
    public async Task HostileCall_EndsTheProcess(string call, params string[] arguments)
    {
        var result = await ConfinedProcess.RunAsync(ConfinedProcess.Options, ["call", Numbers.Of(call), .. arguments]);

        Assert.AreEqual(ConfinedProcess.KilledByFilter, result.ExitCode, result.Answer);
        Assert.IsNull(result.Answer);
    }

    [TestMethod]
    [DataRow("clone3", "error 38")]
    [DataRow("openat2", "error 38", "-100", "/dev/null", "0", "24")]
    [DataRow("openat", "error 2", "-100", "/dev/null", "0")]
    [DataRow("openat", "error 2", "-100", "/dev/null", "1")]
    [DataRow("memfd_create", "error 1", "name", "0")]
    [DataRow("prctl", "error 1", "4", "1")]
    [DataRow("seccomp", "error 1", "0", "0", "0")]
    [DataRow("unlinkat", "error 1", "-100", "/nowhere", "0")]
    [DataRow("getpid", "done")]
    public async Task RefusedCall_FailsAndLeavesItRunning(string call, string answer, params string[] arguments)
    {
        var result = await ConfinedProcess.RunAsync(ConfinedProcess.Options, ["call", Numbers.Of(call), .. arguments]);

        Assert.AreEqual(answer, result.Answer);
        Assert.AreEqual(0, result.ExitCode);
    }

    [TestMethod]
    [DataRow("read", "/etc/hostname")]
    [DataRow("read", "/proc/1/environ")]
    [DataRow("read", "/proc/self/environ")]
    [DataRow("write", WritableFile)]
    [DataRow("list", "/")]
    [DataRow("start", "/bin/true")]
    public async Task ManagedCall_IsRefusedAsAnException(params string[] command)
    {
        var result = await ConfinedProcess.RunAsync(ConfinedProcess.Options, command);

        StringAssert.StartsWith(result.Answer, "refused ");
        Assert.IsFalse(File.Exists(WritableFile));
    }

    [TestMethod]
    public async Task WithFileReads_ReadingWorksAndWritingDoesNot()
    {
        var options = ConfinedProcess.Options with { AllowFileReads = true };
        var read = await ConfinedProcess.RunAsync(options, "read", "/proc/self/status");
        var write = await ConfinedProcess.RunAsync(options, "write", WritableFile);

        StringAssert.StartsWith(read.Answer, "done ");
        Assert.AreEqual("refused UnauthorizedAccessException", write.Answer);
        Assert.AreEqual("not asked for", read.Report.Measures.Single(measure => measure.Name == "no-file-reads").Reason);
    }

    [TestMethod]
    public async Task Socket_EndsTheProcess() =>
        Assert.AreEqual(ConfinedProcess.KilledByFilter, (await ConfinedProcess.RunAsync(ConfinedProcess.Options, "socket")).ExitCode);

    [TestMethod]
    public async Task Memory_ManagedOrNative_EndsInAnException()
    {
        var managed = await ConfinedProcess.RunAsync(ConfinedProcess.Options, "memory");
        var native = await ConfinedProcess.RunAsync(ConfinedProcess.Options with { DataBytes = 1L << 30 }, "native-memory");

        Assert.AreEqual("refused OutOfMemoryException", managed.Answer);
        Assert.AreEqual("refused OutOfMemoryException", native.Answer);
    }

    [TestMethod]
    public async Task FailFast_UnderTheFilter_StillEndsAsTheRuntimeEndsIt()
    {
        var result = await ConfinedProcess.RunAsync(ConfinedProcess.Options, "fail-fast");

        Assert.AreEqual(ConfinedProcess.Aborted, result.ExitCode, result.Error);
        Assert.AreNotEqual("", result.Error);
    }

    /// <summary>The runtime says so, and where it does not, the exit code.</summary>
    [TestMethod]
    [DataRow("overflow", WorkerExitReason.StackOverflow)]
    [DataRow("fault", WorkerExitReason.Crashed)]
    public async Task Overflow_OfTheStackOfAFunction_IsToldFromAnyOtherFault(string command, object cause)
    {
        var result = await ConfinedProcess.RunAsync(ConfinedProcess.Options, command);

        Assert.AreEqual((WorkerExitReason)cause, WorkerExit.CauseOf(result.ExitCode, result.Error), $"{result.ExitCode}: {result.Error}");
        Assert.IsNull(result.Answer);
    }

    [TestMethod]
    [DataRow("mmap", "0", "4096", "5", "34", "-1")]
    [DataRow("mmap", "0", "4096", "7", "34", "-1")]
    [DataRow("mprotect", "0", "0", "4")]
    public async Task ExecutableMemory_OfNativeCode_EndsTheProcess(string call, params string[] arguments)
    {
        ConfinedProcess.SkipUnlessNative();

        var result = await ConfinedProcess.RunAsync(ConfinedProcess.Options, ["call", Numbers.Of(call), .. arguments]);

        Assert.AreEqual(ConfinedProcess.KilledByFilter, result.ExitCode, result.Answer);
    }
}
