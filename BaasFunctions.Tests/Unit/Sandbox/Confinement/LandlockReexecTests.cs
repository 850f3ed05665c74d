using System.Globalization;
using BaasFunctions.Tests.Unit.Sandbox.Confinement.Support;

namespace BaasFunctions.Tests.Unit.Sandbox.Confinement;

/// <summary>A worker that is re-executed under Landlock.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux)]
public sealed class LandlockReexecTests
{
    [TestMethod]
    public async Task Work_BehindTheWall_CompletesWithTheSameParent()
    {
        var result = await ConfinedProcess.RunBehindWallAsync(ConfinedProcess.Options, "work", "50");

        Assert.AreEqual("completed 50", result.Answer, result.Error);
        Assert.IsTrue(result.Report.Holds("ends-with-parent"));
        Assert.IsTrue(result.Report.Holds("system-call-filter"));
    }

    [TestMethod]
    public async Task Descriptor_Kept_PassesThroughTheWall()
    {
        using var pair = new SocketPair();
        var options = ConfinedProcess.Options with { KeepFileDescriptors = [pair.Theirs] };

        var result = await ConfinedProcess.RunBehindWallAsync(
            options, "call", Numbers.Of("fcntl"), pair.Theirs.ToString(CultureInfo.InvariantCulture), "1");

        Assert.AreEqual("done", result.Answer);
    }

    [TestMethod]
    public async Task Files_BehindTheWall_AreClosedEvenWithFileReads()
    {
        var options = ConfinedProcess.Options with { AllowFileReads = true, UserId = null };
        var service = await ConfinedProcess.RunBehindWallAsync(
            options, "read", string.Create(CultureInfo.InvariantCulture, $"/proc/{Environment.ProcessId}/environ"));
        var passwords = await ConfinedProcess.RunBehindWallAsync(options, "read", "/etc/passwd");
        if (!service.Report.Holds("landlock"))
        {
            Assert.Inconclusive("This kernel has no Landlock, and the report says so.");
        }

        Assert.AreEqual("refused UnauthorizedAccessException", service.Answer);
        Assert.AreEqual("refused UnauthorizedAccessException", passwords.Answer);
    }
}
