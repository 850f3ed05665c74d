using BaasFunctions.Service.Configuration;
using BaasFunctions.Service.Health;
using BaasFunctions.Service.HostCalls.Storage;

namespace BaasFunctions.Tests.Unit.Service.Health;

[TestClass]
public sealed class DiskProbeTests
{
    private readonly string _directory = Path.Combine(Path.GetTempPath(), "disk-probe-" + Guid.NewGuid().ToString("N"));

    [TestCleanup]
    public void CleanUp()
    {
        if (Directory.Exists(_directory))
        {
            Directory.Delete(_directory, recursive: true);
        }
    }

    [TestMethod]
    public async Task Check_DirectoryThatIsNotThereYet_IsHealthyAndIsNotCreated()
    {
        var check = await CheckAsync(new DataOptions { Directory = _directory, DiskWarningBytes = 0 });

        Assert.AreEqual(new HealthCheck(HealthStatus.Healthy, "Disk access available"), check with { Details = null });
        Assert.IsFalse(Directory.Exists(_directory));
    }

    [TestMethod]
    public async Task Check_DirectoryThatCanBeWritten_IsHealthyAndLeavesNothingBehind()
    {
        Directory.CreateDirectory(_directory);

        var check = await CheckAsync(new DataOptions { Directory = _directory, DiskWarningBytes = 0 });

        Assert.AreEqual(HealthStatus.Healthy, check.Status);
        Assert.AreEqual(0, Directory.GetFileSystemEntries(_directory).Length);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public async Task Check_DirectoryThatCannotBeWritten_FailsWithItsPathInTheLogAlone()
    {
        // /proc refuses files also to root, which file modes do not.
        var check = await CheckAsync(new DataOptions { Directory = "/proc", DiskWarningBytes = 0 });

        Assert.AreEqual((HealthStatus.Unhealthy, "Disk check failed: the data directory cannot be written"), (check.Status, check.Message));
        Assert.StartsWith("DATA_DIR is /proc: ", check.Cause);
    }

    [TestMethod]
    public async Task Check_ByManyServicesOfOneDirectoryAtTheSameTime_IsHealthyForEach()
    {
        Directory.CreateDirectory(_directory);

        var checks = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => CheckAsync(new DataOptions { Directory = _directory, DiskWarningBytes = 0 }))));

        Assert.IsEmpty(checks.Where(check => check.Status != HealthStatus.Healthy).Select(check => check.Cause));
    }

    [TestMethod]
    public async Task Check_DirectoryBelowAFile_Fails()
    {
        Directory.CreateDirectory(_directory);
        var file = Path.Combine(_directory, "file");
        await File.WriteAllTextAsync(file, "");

        var check = await CheckAsync(new DataOptions { Directory = Path.Combine(file, "data"), DiskWarningBytes = 0 });

        Assert.AreEqual(HealthStatus.Unhealthy, check.Status);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public async Task Check_DirectoryThatCannotBeMade_Fails()
    {
        var check = await CheckAsync(new DataOptions { Directory = "/proc/none/data", DiskWarningBytes = 0 });

        Assert.AreEqual(HealthStatus.Unhealthy, check.Status);
    }

    [TestMethod]
    public async Task Check_LessSpaceThanSet_IsAWarning()
    {
        var check = await CheckAsync(new DataOptions { Directory = _directory, DiskWarningBytes = long.MaxValue });

        Assert.AreEqual((HealthStatus.Warning, "Disk space is low"), (check.Status, check.Message));
    }

    [TestMethod]
    public async Task Health_LittleSpace_IsStill200()
    {
        await using var service = new ServiceUnderTest(new ServiceOptions { Data = new() { DiskWarningBytes = long.MaxValue } });

        var answer = await service.SendAsync("GET", "/health");

        Assert.AreEqual((200, "warning"), (answer.Status, answer["status"]));
        Assert.IsTrue(answer.Json.GetProperty("checks").GetProperty("disk").GetProperty("free_mb").GetInt64() >= 0);
    }

    private static Task<HealthCheck> CheckAsync(DataOptions options) => new DiskProbe(options, TimeProvider.System).CheckAsync();
}
