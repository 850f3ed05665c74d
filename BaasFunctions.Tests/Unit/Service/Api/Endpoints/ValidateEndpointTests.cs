namespace BaasFunctions.Tests.Unit.Service.Api.Endpoints;

[TestClass]
public sealed class ValidateEndpointTests
{
    [TestMethod]
    public async Task Validate_Code_IsJudgedWithoutRunningIt()
    {
        await using var service = new ServiceUnderTest();

        var answer = await service.SendAsync("POST", "/validate", """{"code":"return\n process.pid","config":"ignored"}""");

        Assert.AreEqual(200, answer.Status, answer.Text);
        Assert.AreEqual("success", answer["status"]);
        var validation = answer.Json.GetProperty("validation");
        Assert.IsFalse(validation.GetProperty("is_valid").GetBoolean());
        Assert.AreEqual("process.pid does not exist here", validation.GetProperty("errors")[0].GetString());
        Assert.AreEqual(1, validation.GetProperty("warnings").GetArrayLength());
        var diagnostic = validation.GetProperty("diagnostics")[0];
        Assert.AreEqual("no-process", diagnostic.GetProperty("rule").GetString());
        Assert.AreEqual("error", diagnostic.GetProperty("severity").GetString());
        Assert.AreEqual((2, 2), (diagnostic.GetProperty("line").GetInt32(), diagnostic.GetProperty("column").GetInt32()));
        Assert.AreEqual("1 | return\n2 |  process.pid\n  |  ^", diagnostic.GetProperty("code_frame").GetString());
        Assert.AreEqual((0, 1), (service.Sandbox.Requests.Count, service.Sandbox.Judged.Count));
    }

    [TestMethod]
    public async Task Validate_TypeScript_HasThePlacesOfTheAuthor()
    {
        await using var service = new ServiceUnderTest();

        var answer = await service.SendAsync("POST", "/validate", """{"code":"const a: string = '';\nreturn a as any, process.pid","language":"typescript"}""");

        var diagnostic = answer.Json.GetProperty("validation").GetProperty("diagnostics")[0];
        Assert.AreEqual("no-process", diagnostic.GetProperty("rule").GetString());
        Assert.AreEqual((2, 18), (diagnostic.GetProperty("line").GetInt32(), diagnostic.GetProperty("column").GetInt32()));
    }

    [TestMethod]
    [DataRow("/validate")]
    [DataRow("/test")]
    public async Task Validate_SandboxWithoutRoom_IsRefused(string path)
    {
        await using var service = new ServiceUnderTest();
        service.Sandbox.IsBusy = true;

        var answer = await service.SendAsync("POST", path, """{"execution_id":"e","code":"return 1"}""");

        Assert.AreEqual((503, "SERVER_BUSY"), (answer.Status, answer["code"]));
        Assert.AreNotEqual("", answer.Headers.RetryAfter.ToString());
    }

    [TestMethod]
    [DataRow("{}", "MISSING_CODE")]
    [DataRow("""{"code":""}""", "MISSING_CODE")]
    [DataRow("""{"code":12}""", "INVALID_FIELD")]
    [DataRow("""{"code":"return 1","language":"ruby"}""", "INVALID_FIELD")]
    [DataRow("{", "INVALID_JSON")]
    public async Task Validate_BadBody_IsRefused(string body, string code)
    {
        await using var service = new ServiceUnderTest();

        var answer = await service.SendAsync("POST", "/validate", body);

        Assert.AreEqual((400, code), (answer.Status, answer["code"]));
    }
}
