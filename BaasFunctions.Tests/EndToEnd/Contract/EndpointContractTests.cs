using System.Net;
using System.Text;

namespace BaasFunctions.Tests.EndToEnd.Contract;

/// <summary>Paths, fields and refusals as clients know them (wire behaviour, section 1, as its decisions have it).</summary>
[TestClass]
public sealed class EndpointContractTests
{
    private const string Known = """{"execution_id":"e","function_id":"f","code":"return 1"}""";

    [TestMethod]
    [DataRow("GET", "/health")]
    [DataRow("HEAD", "/health")]
    [DataRow("GET", "/info")]
    [DataRow("HEAD", "/info")]
    [DataRow("GET", "/HEALTH")]
    [DataRow("GET", "/health/")]
    [DataRow("GET", "/Info/")]
    [DataRow("POST", "/EXECUTE")]
    [DataRow("POST", "/execute/")]
    [DataRow("POST", "/Test")]
    [DataRow("POST", "/validate/")]
    public async Task Path_OfAnEndpoint_AnswersInAnyLetterCaseAndWithASlash(string method, string path)
    {
        using var answer = await SendAsync(method, path, method == "POST" ? Known : null);

        Assert.AreEqual(HttpStatusCode.OK, answer.StatusCode);
        Assert.AreEqual("application/json; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        if (method == "HEAD")
        {
            Assert.AreEqual("", await answer.Content.ReadAsStringAsync());
            Assert.IsGreaterThan(0L, answer.Content.Headers.ContentLength!.Value);
        }
    }

    [TestMethod]
    [DataRow("GET", "/execute")]
    [DataRow("PUT", "/execute?a=1&b=%20")]
    [DataRow("DELETE", "/validate")]
    [DataRow("POST", "/health")]
    [DataRow("POST", "/")]
    [DataRow("GET", "/api/functions/execute")]
    [DataRow("PATCH", "/nothing/here?x=1")]
    public async Task Path_ThatIsNone_IsNotFoundWithItsTarget(string method, string path)
    {
        using var answer = await SendAsync(method, path, null);
        var json = await answer.JsonAsync();

        Assert.AreEqual(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.AreEqual(("error", "Endpoint not found", "NOT_FOUND", path), (json.Text("status"), json.Text("error"), json.Text("code"), json.Text("path")));
    }

    [TestMethod]
    [DataRow("/execute", "{}", "MISSING_FIELDS", "Missing required fields: execution_id, function_id, code")]
    [DataRow("/execute", "[1]", "MISSING_FIELDS", "Missing required fields: execution_id, function_id, code")]
    [DataRow("/execute", """{"execution_id":"","function_id":"f","code":"return 1"}""", "MISSING_FIELDS", "Missing required fields: execution_id, function_id, code")]
    [DataRow("/test", """{"execution_id":"e"}""", "MISSING_FIELDS", "Missing required fields: execution_id, code")]
    [DataRow("/validate", """{"code":""}""", "MISSING_CODE", "Missing required field: code")]
    [DataRow("/validate", "{}", "MISSING_CODE", "Missing required field: code")]
    public async Task Body_WithoutRequiredFields_IsTheKnown400(string path, string body, string code, string error)
    {
        using var answer = await SendAsync("POST", path, body);

        Assert.AreEqual(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.AreEqual(
            $$"""{"status":"error","error":"{{error}}","code":"{{code}}"}""", await answer.Content.ReadAsStringAsync());
    }

    [TestMethod]
    [DataRow("/execute")]
    [DataRow("/test")]
    [DataRow("/validate")]
    public async Task Body_OfAnotherType_IsRefusedByName(string path)
    {
        var server = await ContractServer.GetAsync();
        using var answer = await server.PostAsync(path, Known, "text/plain");

        Assert.AreEqual(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.AreEqual("UNSUPPORTED_MEDIA_TYPE", (await answer.JsonAsync()).Text("code"));
    }

    [TestMethod]
    public async Task Body_AsAForm_IsReadLikeJson()
    {
        var server = await ContractServer.GetAsync();
        using var answer = await server.PostAsync(
            "/execute",
            "execution_id=e&function_id=f&code=return+req.body.a.b&request[a][b]=1&env[X]=y",
            "application/x-www-form-urlencoded");
        var json = await answer.JsonAsync();

        Assert.AreEqual("success", json.Text("status"));
        Assert.AreEqual("1", json.Text("data"));
    }

    [TestMethod]
    [DataRow("""{"a":}""", 1, 6)]
    [DataRow("{\n  \"a\": nope\n}", 2, 9)]
    [DataRow("\"text\"", 1, 1)]
    public async Task Body_ThatIsNoJson_IsRefusedWithItsPlace(string body, int line, int column)
    {
        using var answer = await SendAsync("POST", "/execute", body);
        var json = await answer.JsonAsync();

        Assert.AreEqual(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.AreEqual(("INVALID_JSON", line, column), (json.Text("code"), json.GetProperty("line").GetInt32(), json.GetProperty("column").GetInt32()));
        Assert.AreEqual("sent_1", json.Text("execution_id"));
        Assert.IsFalse(json.TryGetProperty("stack", out _));
    }

    [TestMethod]
    public async Task Body_OverTheLimit_Is413()
    {
        var server = await ContractServer.GetAsync();
        using var answer = await server.PostAsync("/execute", new string(' ', (10 << 20) + 1));

        Assert.AreEqual(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.AreEqual("BODY_TOO_LARGE", (await answer.JsonAsync()).Text("code"));
    }

    [TestMethod]
    [DataRow("return undefined", "null")]
    [DataRow("return () => 1", "null")]
    [DataRow("return 'text'", "\"text\"")]
    [DataRow("return [1, null, true]", "[1,null,true]")]
    [DataRow("return { status: 'error', mine: 1 }", """{"status":"error","mine":1}""")]
    public async Task Data_IsWhatTheHandlerReturned(string code, string data)
    {
        using var answer = await SendAsync("POST", "/execute", $$"""{"execution_id":"e","function_id":"f","code":"{{code}}"}""");
        var json = await answer.JsonAsync();

        Assert.AreEqual("success", json.Text("status"));
        Assert.AreEqual(data, json.GetProperty("data").GetRawText());
    }

    [TestMethod]
    [DataRow("TypeError")]
    [DataRow("RangeError")]
    [DataRow("SyntaxError")]
    [DataRow("EvalError")]
    public async Task ErrorType_IsTheNameOfTheThrownValue(string name)
    {
        using var answer = await SendAsync("POST", "/execute", $$"""{"execution_id":"e","function_id":"f","code":"throw new {{name}}('x')"}""");

        Assert.AreEqual(name, (await answer.JsonAsync()).Text("error_type"));
    }

    [TestMethod]
    [DataRow("\"config\":null,\"request\":null,\"context\":null,\"env\":null")]
    [DataRow("\"config\":[],\"request\":[],\"context\":[],\"env\":[]")]
    [DataRow("\"unknown\":{\"a\":[1]},\"test_mode\":true,\"function_name\":\"n\"")]
    public async Task Fields_ThatClientsSendInPlaceOfObjects_AreAccepted(string fields)
    {
        using var answer = await SendAsync("POST", "/execute", $$"""{"execution_id":"e","function_id":"f","code":"return 1",{{fields}}}""");

        Assert.AreEqual("success", (await answer.JsonAsync()).Text("status"));
    }

    private static async Task<HttpResponseMessage> SendAsync(string method, string path, string? body)
    {
        var server = await ContractServer.GetAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Add("X-BaaS-Execution-ID", "sent_1");
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        return await server.Client.SendAsync(request);
    }
}
