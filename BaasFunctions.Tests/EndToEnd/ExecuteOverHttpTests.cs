using System.Net;
using System.Text.Json;

namespace BaasFunctions.Tests.EndToEnd;

[TestClass]
public sealed class ExecuteOverHttpTests
{
    private static ServerProcess s_server = null!;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context) => s_server = await ServerProcess.StartAsync(("BAAS_MAX_BODY_BYTES", "100000"));

    [ClassCleanup]
    public static async Task StopAsync() => await s_server.DisposeAsync();

    [TestMethod]
    public async Task Execute_HelloSample_AnswersAsItsExampleSays()
    {
        var code = await File.ReadAllTextAsync(Repository.PathOf("samples/hello.js"));

        var json = await ExecuteAsync(code, """{"name":"Ada"}""");

        Assert.AreEqual("success", json.Text("status"));
        Assert.AreEqual("success", json.Text("function_status"));
        Assert.AreEqual("Hello, Ada!", json.GetProperty("data").GetProperty("data").Text("greeting"));
        Assert.AreEqual("greeted", json.GetProperty("logs")[0].Text("message"));
        Assert.AreEqual("e1", json.GetProperty("logs")[0].Text("execution_id"));
        Assert.IsTrue(json.GetProperty("memory_used_mb").TryGetInt32(out _));
    }

    [TestMethod]
    public async Task Execute_AsDrupalSends_IsServed()
    {
        const string body = """
            {"execution_id":"exec_68f0c1a2b3c4d_1760000000","function_id":"func_p_hello_1","function_name":"hello",
             "code":"export default async function handler(req, ctx) { return ctx.success({ body: req.body, user: ctx.user.id, env: ctx.env }); }",
             "config":[],"request":[],"context":{"tenant_id":"t","project_id":"p","user_id":7,"ip_address":"1.2.3.4","user_agent":"x"},"env":[]}
            """;

        using var answer = await s_server.PostAsync("/execute", body);
        var json = await answer.JsonAsync();

        Assert.AreEqual(HttpStatusCode.OK, answer.StatusCode);
        Assert.AreEqual("success", json.Text("status"), json.GetRawText());
        Assert.AreEqual(7, json.GetProperty("data").GetProperty("data").GetProperty("user").GetInt32());
        Assert.AreEqual("exec_68f0c1a2b3c4d_1760000000", json.Text("execution_id"));
        Assert.AreEqual("exec_68f0c1a2b3c4d_1760000000", answer.Headers.GetValues("X-BaaS-Execution-ID").Single());
    }

    [TestMethod]
    [DataRow("throw new TypeError('boom')", "TypeError", "SCRIPT_ERROR")]
    [DataRow("const a = ;", "SyntaxError", "SYNTAX_ERROR")]
    [DataRow("return null.x", "TypeError", "SCRIPT_ERROR")]
    public async Task Execute_FailingFunction_IsStill200(string code, string type, string errorCode)
    {
        using var answer = await s_server.PostAsync("/execute", Body(code, "{}"));
        var json = await answer.JsonAsync();

        Assert.AreEqual(HttpStatusCode.OK, answer.StatusCode);
        Assert.AreEqual("error", json.Text("status"));
        Assert.AreEqual(errorCode, json.Text("error_code"), json.GetRawText());
        Assert.AreEqual(type, json.Text("error_type"));
        Assert.AreEqual(JsonValueKind.Null, json.GetProperty("data").ValueKind);
        Assert.IsFalse(string.IsNullOrEmpty(json.Text("error")));
    }

    [TestMethod]
    public async Task Execute_RequestAsDeepAsAllowed_ReachesTheFunction()
    {
        var deep = new string('[', 64) + new string(']', 64);

        var json = await ExecuteAsync("let depth = 0; for (let value = req.body; value !== undefined; value = value[0]) depth++; return depth", deep);

        Assert.AreEqual("success", json.Text("status"), json.GetRawText());
        Assert.AreEqual(64, json.GetProperty("data").GetInt32());
    }

    [TestMethod]
    public async Task Execute_Form_IsServed()
    {
        var form = "execution_id=e1&function_id=f1&code=" + Uri.EscapeDataString("return ctx.env.KEY + req.body.name")
            + "&env[KEY]=v&request[name]=Ada&config[timeout]=5000";

        var json = await s_server.PostAsync("/execute", form, "application/x-www-form-urlencoded").JsonAsync();

        Assert.AreEqual("vAda", json.Text("data"), json.GetRawText());
    }

    [TestMethod]
    public async Task Execute_Timeout_IsAnsweredInTime()
    {
        var json = await s_server.PostAsync("/execute", """
            {"execution_id":"e1","function_id":"f","config":{"timeout":200},"code":"for (;;) {}"}
            """).JsonAsync();

        Assert.AreEqual("TIMEOUT", json.Text("error_code"), json.GetRawText());
        Assert.IsTrue(json.GetProperty("execution_time_ms").GetInt32() is >= 200 and < 5000);
    }

    [TestMethod]
    [DataRow("POST", "/execute", "{\n  \"code\": \"x\",\n}", "application/json", 400, "INVALID_JSON")]
    [DataRow("POST", "/execute", "{}", "application/json", 400, "MISSING_FIELDS")]
    [DataRow("POST", "/execute", """{"execution_id":"e","function_id":"f","code":"c","env":7}""", "application/json", 400, "INVALID_FIELD")]
    [DataRow("POST", "/execute", "x", "text/plain", 415, "UNSUPPORTED_MEDIA_TYPE")]
    [DataRow("POST", "/execute", "{}", "application/json; charset=utf-16", 415, "UNSUPPORTED_CHARSET")]
    [DataRow("POST", "/validate", "{}", "application/json", 400, "MISSING_CODE")]
    [DataRow("PUT", "/execute", "{}", "application/json", 404, "NOT_FOUND")]
    [DataRow("POST", "/nothing", "{}", "application/json", 404, "NOT_FOUND")]
    public async Task Send_BadRequest_IsRefusedWithoutAStack(string method, string path, string body, string contentType, int status, string code)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = new StringContent(body) };
        request.Content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(contentType);

        using var answer = await s_server.Client.SendAsync(request);
        var json = await answer.JsonAsync();

        Assert.AreEqual((status, code), ((int)answer.StatusCode, json.Text("code")));
        Assert.AreEqual("error", json.Text("status"));
        Assert.IsFalse(json.TryGetProperty("stack", out _));
        Assert.IsFalse(json.GetRawText().Contains("   at "));
        Assert.AreEqual("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        if (code == "INVALID_JSON")
        {
            Assert.AreEqual((3, 1), (json.GetProperty("line").GetInt32(), json.GetProperty("column").GetInt32()));
        }
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task Send_OversizeBody_Is413(bool chunked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/execute") { Content = new StringContent(Body("return 1", $"\"{new string('x', 150_000)}\"")) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.TransferEncodingChunked = chunked;

        using var answer = await s_server.Client.SendAsync(request);

        Assert.AreEqual(413, (int)answer.StatusCode);
        Assert.AreEqual("BODY_TOO_LARGE", (await answer.JsonAsync()).Text("code"));
    }

    [TestMethod]
    public async Task Validate_Textbook_Scores100()
    {
        var code = await File.ReadAllTextAsync(Repository.PathOf("samples/hello.js"));

        var json = await s_server.PostAsync("/validate", JsonSerializer.Serialize(new { code })).JsonAsync();

        var validation = json.GetProperty("validation");
        Assert.IsTrue(validation.GetProperty("is_valid").GetBoolean(), json.GetRawText());
        Assert.AreEqual(100, validation.GetProperty("score").GetInt32());
    }

    [TestMethod]
    public async Task Health_AndInfo_AnswerGetAndHead()
    {
        foreach (var path in (string[])["/health", "/info", "/HEALTH/"])
        {
            using var got = await s_server.Client.GetAsync(path);
            using var head = await s_server.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
            Assert.AreEqual(HttpStatusCode.OK, got.StatusCode);
            Assert.AreEqual(HttpStatusCode.OK, head.StatusCode);
            Assert.AreEqual(0, (await head.Content.ReadAsByteArrayAsync()).Length);
        }

        var health = await s_server.Client.GetAsync("/health").JsonAsync();
        Assert.AreEqual("healthy", health.GetProperty("checks").GetProperty("sandbox").Text("status"));
    }

    private static async Task<JsonElement> ExecuteAsync(string code, string request)
    {
        using var answer = await s_server.PostAsync("/execute", Body(code, request));
        Assert.AreEqual(HttpStatusCode.OK, answer.StatusCode);
        return await answer.JsonAsync();
    }

    private static string Body(string code, string request) =>
        $$"""{"execution_id":"e1","function_id":"f1","code":{{JsonSerializer.Serialize(code)}},"request":{{request}}}""";
}
