using BaasFunctions.Tests.EndToEnd;
using BaasFunctions.Tests.Hostile.Api;

namespace BaasFunctions.Tests.Telemetry;

/// <summary><c>GET /metrics</c> of a real server, as a Prometheus server reads it.</summary>
[TestClass]
public sealed class MetricsEndpointTests
{
    private const string Run = """{"execution_id":"e","function_id":"f","code":"export default () => 1"}""";

    [TestMethod]
    public async Task Metrics_AfterAnExecution_HaveItInTheTextFormat()
    {
        await using var server = await ServerProcess.StartAsync();
        await server.PostAsync("/execute", Run);
        await server.PostAsync("/execute", "{}");

        using var answer = await server.Client.GetAsync("/metrics");
        var text = await answer.Content.ReadAsStringAsync();

        Assert.AreEqual(200, (int)answer.StatusCode);
        Assert.AreEqual("text/plain", answer.Content.Headers.ContentType!.MediaType);
        StringAssert.Contains(text, "# TYPE baas_execution_duration_seconds histogram");
        StringAssert.Matches(text, new("baas_execution_duration_seconds_count\\{[^}]*outcome=\"Completed\"[^}]*\\} [1-9]"));
        StringAssert.Matches(text, new("baas_request_refused_total\\{[^}]*code=\"MISSING_FIELDS\"[^}]*\\} 1"));
        StringAssert.Contains(text, "baas_sandbox_workers_up");
    }

    [TestMethod]
    public async Task Metrics_AreAboutAllProjects_SoAKeyOfOneDoesNotOpenThem()
    {
        await using var tenants = await TenantServer.StartAsync(("BAAS_API_KEYS", "0123456789abcdef"));

        var ofA = await tenants.SendAsync(tenants.A, HttpMethod.Get, "/metrics");
        Assert.AreEqual(403, ofA.Status);
        StringAssert.Contains(ofA.Text, "PROJECT_KEY");
        Assert.AreEqual(401, (await tenants.SendAsync("", HttpMethod.Get, "/metrics")).Status);
        Assert.AreEqual(200, (await tenants.SendAsync("0123456789abcdef", HttpMethod.Get, "/metrics")).Status);
    }

    [TestMethod]
    public async Task Metrics_SwitchedOff_AreNotFound()
    {
        await using var server = await ServerProcess.StartAsync(("ENABLE_METRICS", "false"));

        using var answer = await server.Client.GetAsync("/metrics");

        Assert.AreEqual((404, "NOT_FOUND"), ((int)answer.StatusCode, (await answer.JsonAsync()).Text("code")));
    }
}
