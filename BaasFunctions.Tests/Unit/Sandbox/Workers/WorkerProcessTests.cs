using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Workers;
using BaasFunctions.Sandbox.Workers.Hosting;
using BaasFunctions.Sandbox.Workers.Supervision;

namespace BaasFunctions.Tests.Unit.Sandbox.Workers;

[TestClass]
public sealed class WorkerProcessTests
{
    [TestMethod]
    [DataRow]
    [DataRow("serve")]
    [DataRow("serve", WorkerProcess.Argument)]
    public void TryRun_ForAnyOtherStart_DoesNothing(params string[] args) => Assert.IsFalse(WorkerProcess.TryRun(args, out _));

    [TestMethod]
    [DataRow(WorkerProcess.Argument)]
    [DataRow(WorkerProcess.Argument, "3", "x", "1", "1", "1", "1", "1", "1", "1", "1", "1")]
    [DataRow(WorkerProcess.Argument, "3", "1", "1", "1", "1", "1", "1", "1", "1", "1", "-1")]
    public void TryRun_WithArgumentsOfNoWorker_EndsWithUsage(params string[] args)
    {
        Assert.IsTrue(WorkerProcess.TryRun(args, out var exitCode));
        Assert.AreEqual(WorkerExitCode.Usage, exitCode);
    }

    [TestMethod]
    public void Settings_SurviveTheCommandLine()
    {
        var settings = new WorkerSettings
        {
            Address = "3",
            ParentId = 1,
            Executions = 2,
            Threads = 2,
            StackBytes = 4,
            ProgramCacheBytes = 5L << 32,
            AllocationTurnover = 6,
            GraceMs = 7,
            DataBytes = 8L << 32,
            UserId = 9,
            Processes = 10,
        };
        Assert.AreEqual(settings, WorkerSettings.TryParse(settings.ToArguments()));
    }

    [TestMethod]
    [DataRow(134, "Stack overflow.\n   at", WorkerExitReason.StackOverflow)]
    [DataRow(134, "Unhandled exception. System.OutOfMemoryException", WorkerExitReason.Memory)]
    [DataRow(134, "Process terminated.", WorkerExitReason.Crashed)]
    [DataRow(137, "", WorkerExitReason.KilledByOthers)]
    [DataRow(139, "", WorkerExitReason.Crashed)]
    [DataRow(71, "", WorkerExitReason.Memory)]
    [DataRow(0, "", WorkerExitReason.Crashed)]
    public void Exit_TellsTheCause(int exitCode, string stderr, object cause) =>
        Assert.AreEqual((WorkerExitReason)cause, WorkerExit.CauseOf(exitCode, stderr));

    [TestMethod]
    public void Variables_HoldNothingOfTheService()
    {
        Environment.SetEnvironmentVariable("A_SECRET_OF_THE_SERVICE", "secret");
        var variables = WorkerCommand.Variables(new WorkerOptions { MemoryMb = 1000 });
        Assert.IsFalse(variables.ContainsKey("A_SECRET_OF_THE_SERVICE"));
        Assert.AreEqual("0x35200000", variables["DOTNET_GCHeapHardLimit"]);
    }
}
