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
    [DataRow(72, "", WorkerExitReason.StackOverflow)]
    [DataRow(0, "", WorkerExitReason.Crashed)]
    public void Exit_TellsTheCause(int exitCode, string stderr, object cause) =>
        Assert.AreEqual((WorkerExitReason)cause, WorkerExit.CauseOf(exitCode, stderr));

    /// <summary>A host may have loaded the runtime into a program of its own, as on Azure's Flex Consumption plan; the application is not in that program.</summary>
    [TestMethod]
    [DataRow("/app/BaasFunctions.Host", "/app/BaasFunctions.Host")]
    [DataRow("/app/BaasFunctions.Host.exe", "/app/BaasFunctions.Host.exe")]
    [DataRow("/opt/dotnet/dotnet", "/opt/dotnet/dotnet", "/app/BaasFunctions.Host.dll")]
    [DataRow("/azure/FunctionsNetHost", "/opt/dotnet/dotnet", "/app/BaasFunctions.Host.dll")]
    [DataRow("/app/BaasFunctions", "/opt/dotnet/dotnet", "/app/BaasFunctions.Host.dll")]
    public void Command_OfAWorker_StartsTheApplicationAndNotTheProgramThatLoadedIt(string program, params string[] command) => CollectionAssert.AreEqual(
        command,
        WorkerCommand.OfApplication(program, "BaasFunctions.Host", "/app/BaasFunctions.Host.dll", "/opt/dotnet/shared/Microsoft.NETCore.App/10.0.0/").ToArray());

    /// <summary>Compiled ahead, an application has no file of its entry assembly, and may bear any name.</summary>
    [TestMethod]
    public void Command_OfAWorkerOfOneFile_IsTheProgram() =>
        CollectionAssert.AreEqual((string[])["/app/renamed"], WorkerCommand.OfApplication("/app/renamed", "BaasFunctions.Server", "", "/app/").ToArray());

    [TestMethod]
    public void Variables_HoldNothingOfTheService()
    {
        Environment.SetEnvironmentVariable("A_SECRET_OF_THE_SERVICE", "secret");
        var variables = WorkerCommand.Variables(new WorkerOptions { MemoryMb = 1000 });
        Assert.IsFalse(variables.ContainsKey("A_SECRET_OF_THE_SERVICE"));
        Assert.AreEqual("35200000", variables["DOTNET_GCHeapHardLimit"]);
    }
}
