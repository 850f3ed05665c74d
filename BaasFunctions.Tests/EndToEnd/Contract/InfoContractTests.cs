using System.Text.Json;

namespace BaasFunctions.Tests.EndToEnd.Contract;

/// <summary>What the service tells of itself (wire behaviour, section 5 and decision 9).</summary>
[TestClass]
public sealed class InfoContractTests
{
    [TestMethod]
    public async Task Info_HasWhatClientsReadAndMore()
    {
        var server = await ContractServer.GetAsync();
        var info = await server.Client.GetAsync("/info").JsonAsync();

        Assert.AreEqual("BaaS Functions Service", info.Text("service"));
        Assert.AreEqual("development", info.Text("environment"));
        Assert.IsGreaterThan(0.0, info.GetProperty("uptime").GetDouble());
        foreach (var name in (string[])["rss", "heapTotal", "heapUsed", "external", "arrayBuffers"])
        {
            Assert.IsTrue(info.GetProperty("memory_usage").GetProperty(name).TryGetInt64(out _), name);
        }

        Assert.AreEqual(30_000, info.GetProperty("limits").GetProperty("default_timeout_ms").GetInt64());
        Assert.AreEqual(1_000, info.GetProperty("limits").GetProperty("host_calls").GetInt64());
        Assert.IsTrue(info.GetProperty("capabilities").GetProperty("test_mocks").GetBoolean());
        Assert.IsNotEmpty(info.GetProperty("versions").EnumerateObject().ToArray());
    }

    [TestMethod]
    public async Task Health_MeasuresAgainstTheContainerAndPerCore()
    {
        var server = await ContractServer.GetAsync();
        var checks = (await server.Client.GetAsync("/health").JsonAsync()).GetProperty("checks");

        Assert.IsGreaterThan(0, checks.GetProperty("memory").GetProperty("limit_mb").GetInt64());
        Assert.AreEqual(Environment.ProcessorCount, checks.GetProperty("cpu").GetProperty("cores").GetInt32());
        Assert.AreEqual("healthy", checks.GetProperty("sandbox").Text("status"));
        Assert.AreEqual(JsonValueKind.String, checks.GetProperty("disk").GetProperty("message").ValueKind);
    }
}
