namespace BaasFunctions.Tests.Unit.Service.Api.Http;

/// <summary>What is read twice is sent once.</summary>
[TestClass]
public sealed class EntityTagTests
{
    [TestMethod]
    [DataRow("{0}")]
    [DataRow("\"other\", {0}")]
    [DataRow("*")]
    public async Task Get_WithTheTagOfTheAnswer_Is304WithoutBody(string sent)
    {
        await using var service = new ServiceUnderTest();
        var first = await service.SendAsync("GET", "/health/live");

        var second = await service.SendAsync("GET", "/health/live", adjust: http =>
            http.Request.Headers.IfNoneMatch = sent.Replace("{0}", first.Headers.ETag.ToString(), StringComparison.Ordinal));

        Assert.MatchesRegex("^W/\"[0-9a-f]+-[0-9a-f]{16}\"$", first.Headers.ETag.ToString());
        Assert.AreEqual((304, 0), (second.Status, second.Body.Length));
        Assert.AreEqual(first.Headers.ETag, second.Headers.ETag);
        Assert.IsFalse(second.Headers.ContainsKey("Content-Type"));
    }

    [TestMethod]
    public async Task Get_WithAnotherTag_IsAnsweredWhole()
    {
        await using var service = new ServiceUnderTest();

        var answer = await service.SendAsync("GET", "/health/live", adjust: http => http.Request.Headers.IfNoneMatch = "W/\"1-2\"");

        Assert.AreEqual(200, answer.Status);
        Assert.AreEqual("alive", answer["status"]);
    }

    [TestMethod]
    public async Task Post_HasNoTag()
    {
        await using var service = new ServiceUnderTest();

        var answer = await service.ExecuteAsync("""{"execution_id":"e","function_id":"f","code":"return 1"}""");

        Assert.IsFalse(answer.Headers.ContainsKey("ETag"));
    }
}
