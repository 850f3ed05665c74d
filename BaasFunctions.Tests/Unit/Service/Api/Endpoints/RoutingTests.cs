namespace BaasFunctions.Tests.Unit.Service.Api.Endpoints;

[TestClass]
public sealed class RoutingTests
{
    [TestMethod]
    [DataRow("/HEALTH")]
    [DataRow("/health/")]
    [DataRow("/Info/")]
    public async Task Route_CaseAndOneSlash_DoNotMatter(string path)
    {
        await using var service = new ServiceUnderTest();

        Assert.AreEqual(200, (await service.SendAsync("GET", path)).Status);
    }

    [TestMethod]
    [DataRow("GET", "/nothing?a=1", "/nothing?a=1")]
    [DataRow("GET", "/health//", "/health//")]
    [DataRow("GET", "/.", "/.")]
    [DataRow("POST", "/health/dead", "/health/dead")]
    public async Task Route_UnknownPath_HasExactlyTheKnownBody(string method, string path, string shown)
    {
        await using var service = new ServiceUnderTest();

        var answer = await service.SendAsync(method, path);

        Assert.AreEqual(404, answer.Status);
        Assert.AreEqual($$"""{"status":"error","error":"Endpoint not found","code":"NOT_FOUND","path":"{{shown}}"}""", answer.Text);
    }

    [TestMethod]
    [DataRow("GET", "/execute", "POST")]
    [DataRow("DELETE", "/validate", "POST")]
    [DataRow("POST", "/health", "GET, HEAD")]
    [DataRow("POST", "/health/live", "GET, HEAD")]
    [DataRow("POST", "/health/ready", "GET, HEAD")]
    public async Task Route_WrongMethod_IsNotFoundAndSaysWhatItAnswers(string method, string path, string allow)
    {
        await using var service = new ServiceUnderTest();

        var answer = await service.SendAsync(method, path);

        Assert.AreEqual((404, "NOT_FOUND"), (answer.Status, answer["code"]));
        Assert.AreEqual(allow, answer.Headers.Allow.ToString());
        Assert.AreEqual($"This path answers {allow}", answer["hint"]);
    }
}
