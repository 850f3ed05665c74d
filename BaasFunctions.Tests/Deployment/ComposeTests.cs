using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BaasFunctions.Service.Configuration;

namespace BaasFunctions.Tests.Deployment;

/// <summary>deploy/compose.yaml says what the threat model asks of a container.</summary>
[TestClass]
public sealed partial class ComposeTests
{
    private static readonly string[] s_ofAService =
    [
        "build", "image", "environment", "ports", "depends_on", "read_only", "tmpfs", "volumes", "cap_drop", "security_opt", "mem_limit", "pids_limit", "cpus",
        "stop_grace_period", "restart", "healthcheck",
    ];

    private static JsonObject Services => Yaml.Read("deploy/compose.yaml")["services"]!.AsObject();

    [TestMethod]
    public void Services_HaveBoundsAndGetNoNewPrivileges()
    {
        foreach (var (name, service) in Services)
        {
            Assert.IsNotNull(service!["mem_limit"], name);
            Assert.IsNotNull(service["pids_limit"], name);
            Assert.Contains("no-new-privileges:true", service["security_opt"]!.AsArray().Select(option => (string)option!).ToArray());
            foreach (var (member, _) in service.AsObject())
            {
                Assert.Contains(member, s_ofAService);
            }
        }
    }

    [TestMethod]
    public void Server_HasNoCapabilityAndAReadOnlyRoot_AndWaitsForPostgres()
    {
        var server = Services["server"]!;

        Assert.AreEqual("ALL", (string)server["cap_drop"]!.AsArray().Single()!);
        Assert.IsTrue((bool)server["read_only"]!);
        Assert.AreEqual("service_healthy", (string)server["depends_on"]!["postgres"]!["condition"]!);
        Assert.IsNotNull(Services["postgres"]!["healthcheck"]!["test"]);
        StringAssert.Contains(File.ReadAllText(Repository.PathOf("Dockerfile")), $" AS {(string)server["build"]!["target"]!}\n");
    }

    [TestMethod]
    public void Server_GetsSettingsThatAreOnes_AndMoreTimeToStopThanItsDrain()
    {
        var server = Services["server"]!;
        foreach (var (name, _) in server["environment"]!.AsObject().Where(setting => !setting.Key.StartsWith("DOTNET_", StringComparison.Ordinal)))
        {
            Assert.IsTrue(SettingsTable.Rows.Any(row => row.Name == name), name);
        }

        Assert.IsGreaterThan(int.Parse((string)server["environment"]!["BAAS_DRAIN_TIMEOUT"]!, null), int.Parse(((string)server["stop_grace_period"]!).TrimEnd('s'), null) * 1000);
    }

    [TestMethod]
    public void Memory_HasRoomForWhatWorkersAndServiceMayTakeAtTheSameTime()
    {
        var server = Services["server"]!;
        string Of(string name) => (string)server["environment"]![name]!;

        AssertFits((string)server["mem_limit"]!, Of("DOTNET_GCHeapHardLimitPercent"), Of("BAAS_WORKERS"), Of("BAAS_WORKER_MEMORY"));
    }

    [TestMethod]
    public void Memory_OfTheCommandForOneContainer_HasRoomForThatToo()
    {
        var command = RunCommand.Match(File.ReadAllText(Repository.PathOf("docs/operations.md")));

        AssertFits(command.Groups["memory"].Value, command.Groups["heap"].Value, command.Groups["workers"].Value, command.Groups["worker"].Value);
    }

    [TestMethod]
    public void Memory_OfTheCommandForTheAzureImage_HasRoomForTheFunctionsHostToo()
    {
        var command = AzureRunCommand.Match(File.ReadAllText(Repository.PathOf("docs/operations.md")));
        var heap = AzureHeap.Match(File.ReadAllText(Repository.PathOf("Dockerfile"))).Groups["heap"].Value;

        AssertFits(command.Groups["memory"].Value, heap, command.Groups["workers"].Value, command.Groups["worker"].Value, besideMegabytes: 200);
        StringAssert.Contains(command.Value, " --cap-drop ALL --security-opt no-new-privileges ");
    }

    /// <summary>The volume of PostgreSQL keeps the first password, so a second shell must find the same.</summary>
    [TestMethod]
    public void Secrets_AreWrittenOnce_IntoAFileThatComposeReadsAndGitIgnores()
    {
        var command = File.ReadAllLines(Repository.PathOf("README.md")).Single(line => line.EndsWith(" > deploy/.env", StringComparison.Ordinal));

        StringAssert.StartsWith(command, "[ -e deploy/.env ] || ");
        Assert.Contains($"#   {command}", File.ReadAllLines(Repository.PathOf("deploy/compose.yaml")));
        Assert.Contains(".env", File.ReadAllLines(Repository.PathOf(".gitignore")));
        foreach (Match variable in Required.Matches(File.ReadAllText(Repository.PathOf("deploy/compose.yaml"))))
        {
            StringAssert.Contains(command, $"{variable.Groups[1].Value}=%s");
        }
    }

    /// <summary>While the image makes users and databases, its server listens on the socket alone.</summary>
    [TestMethod]
    public void Postgres_IsHealthyWhenItListensForOthers() =>
        StringAssert.Contains((string)Services["postgres"]!["healthcheck"]!["test"]!.AsArray()[1]!, "pg_isready -h 127.0.0.1 ");

    [TestMethod]
    public void Volumes_AndFiles_Exist()
    {
        var declared = Yaml.Read("deploy/compose.yaml")["volumes"]!.AsObject().Select(volume => volume.Key).ToHashSet();
        foreach (var mount in Services.SelectMany(service => service.Value!["volumes"]!.AsArray()).Select(mount => ((string)mount!).Split(':')[0]))
        {
            Assert.IsTrue(mount.StartsWith('.') ? File.Exists(Repository.PathOf(Path.Combine("deploy", mount))) : declared.Contains(mount), mount);
        }
    }

    private static void AssertFits(string memory, string heapPercent, string workers, string workerMegabytes, int besideMegabytes = 0)
    {
        var bytes = long.Parse(memory.TrimEnd('g'), null) << 30;
        Assert.IsLessThanOrEqualTo(bytes, MemoryRule.MostBytes(bytes, heapPercent, workers, workerMegabytes, besideMegabytes));
    }

    [GeneratedRegex(@"docker run -d --name baas .*--memory (?<memory>\d+g) .*\\\n  -e DOTNET_GCHeapHardLimitPercent=(?<heap>\w+) -e BAAS_WORKERS=(?<workers>\d+) -e BAAS_WORKER_MEMORY=(?<worker>\d+)")]
    private static partial Regex RunCommand { get; }

    [GeneratedRegex(@"docker run -d --name baas-azure .*--memory (?<memory>\d+g) .*\\\n  -e BAAS_WORKERS=(?<workers>\d+) -e BAAS_WORKER_MEMORY=(?<worker>\d+)")]
    private static partial Regex AzureRunCommand { get; }

    [GeneratedRegex(@" AS functions\n.*?DOTNET_GCHeapHardLimitPercent=(?<heap>\w+)", RegexOptions.Singleline)]
    private static partial Regex AzureHeap { get; }

    [GeneratedRegex(@"\$\{(\w+)")]
    private static partial Regex Required { get; }
}
