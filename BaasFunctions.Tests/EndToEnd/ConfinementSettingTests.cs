using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace BaasFunctions.Tests.EndToEnd;

/// <summary>BAAS_CONFINEMENT, as an operator meets it.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux)]
public sealed class ConfinementSettingTests
{
    [TestMethod]
    public async Task Require_WhereFunctionsRunInTheService_DoesNotStartAndSaysWhatToDo()
    {
        var (code, output, errors) = await ServerProcess.RunAsync([], ("PORT", "0"), ("BAAS_CONFINEMENT", "require"), ("BAAS_ISOLATION", "InProcess"));

        Assert.AreEqual((1, ""), (code, output));
        StringAssert.Contains(errors, "BAAS_CONFINEMENT=require, but BAAS_ISOLATION=InProcess runs functions in the process of the service");
        StringAssert.Contains(errors, "Set BAAS_ISOLATION to Shared, PerProject or PerExecution");
    }

    [TestMethod]
    public async Task Require_WhereWorkersAreConfined_StartsAndHealthMissesNothing()
    {
        await using var server = await ServerProcess.StartAsync(("BAAS_CONFINEMENT", "require"), ("BAAS_WORKERS", "1"));

        var health = await server.Client.GetFromJsonAsync<JsonObject>("/health");

        Assert.AreEqual("[]", health!["checks"]!["sandbox"]!["confinement_missing"]!.ToJsonString());
    }

    [TestMethod]
    public async Task Warn_WhereFunctionsRunInTheService_HealthSaysWhatIsMissing()
    {
        await using var server = await ServerProcess.StartAsync(("BAAS_ISOLATION", "InProcess"));

        var health = await server.Client.GetFromJsonAsync<JsonObject>("/health");

        StringAssert.Contains(health!["checks"]!["sandbox"]!["confinement_missing"]!.ToJsonString(), "worker processes");
    }
}
