using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Auth.Keys;
using BaasFunctions.Service.Projects;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Tests.Unit.Service.Auth;

/// <summary>A key of one project opens that project and no other, however another is named.</summary>
[TestClass]
public sealed class ProjectBindingTests
{
    private const KeyScopes All = KeyScopes.Execute | KeyScopes.Test | KeyScopes.Read | KeyScopes.Admin;

    [TestMethod]
    [DataRow("/execute", "null")]
    [DataRow("/execute", "\"shop\"")]
    [DataRow("/test", "null")]
    [DataRow("/test", "\"shop\"")]
    public async Task Request_OwnProjectOrNone_RunsForThatProject(string path, string project)
    {
        await using var service = new ServiceUnderTest();

        var answer = await service.SendAsync("POST", path, Body(project), With(await MakeAsync(service, "shop")));

        Assert.AreEqual(200, answer.Status, answer.Text);
        Assert.AreEqual("\"shop\"", System.Text.Encoding.UTF8.GetString(service.Sandbox.Requests.Single().ProjectIdJson.Span));
    }

    [TestMethod]
    [DataRow("/execute")]
    [DataRow("/test")]
    [DataRow("/validate")]
    public async Task Request_WithAKeyOfOneProject_SharesNoWorkerWithOthers(string path)
    {
        await using var service = new ServiceUnderTest();

        Assert.AreEqual(200, (await service.SendAsync("POST", path, Body("\"shop\""), With(await MakeAsync(service, "shop")))).Status);

        ExecutionRequest[] asked = [.. service.Sandbox.Requests, .. service.Sandbox.Judged];
        Assert.IsTrue(asked is not [] && asked.All(request => request.SharesNoWorker));
    }

    [TestMethod]
    [DataRow("/execute", "\"other\"")]
    [DataRow("/execute", "\"Shop\"")]
    [DataRow("/execute", "\"shop \"")]
    [DataRow("/execute", "\"\"")]
    [DataRow("/execute", "7")]
    [DataRow("/execute", "\"__proto__\"")]
    [DataRow("/execute", "\"sh\\u006fp\\u0000\"")]
    [DataRow("/test", "\"other\"")]
    public async Task Request_OtherProject_IsRefusedAndNotRun(string path, string project)
    {
        await using var service = new ServiceUnderTest();

        var answer = await service.SendAsync("POST", path, Body(project), With(await MakeAsync(service, "shop")));

        Assert.AreEqual((403, "PROJECT_MISMATCH"), (answer.Status, answer["code"]), answer.Text);
        Assert.AreEqual(0, service.Sandbox.Requests.Count);
    }

    [TestMethod]
    public async Task Request_ProjectTwice_TheOneThatRunsIsTheOneThatIsChecked()
    {
        await using var service = new ServiceUnderTest();
        var key = With(await MakeAsync(service, "shop"));

        var twice = """{"execution_id":"e","function_id":"f","code":"export default () => 1","context":{"project_id":"shop","project_id":"other"}}""";
        var nested = """{"execution_id":"e","function_id":"f","code":"export default () => 1","context":{"project_id":"other"},"context":{"project_id":"shop"}}""";

        Assert.AreEqual("PROJECT_MISMATCH", (await service.SendAsync("POST", "/execute", twice, key))["code"]);
        Assert.AreEqual(200, (await service.SendAsync("POST", "/execute", nested, key)).Status);
        Assert.AreEqual("\"shop\"", System.Text.Encoding.UTF8.GetString(service.Sandbox.Requests.Single().ProjectIdJson.Span));
    }

    [TestMethod]
    [DataRow("POST", "/execute")]
    [DataRow("POST", "/test")]
    [DataRow("POST", "/validate")]
    [DataRow("GET", "/info")]
    [DataRow("GET", "/keys")]
    public async Task Header_OfAnotherProject_IsRefused(string method, string path)
    {
        await using var service = new ServiceUnderTest();
        var key = await MakeAsync(service, "shop");

        var answer = await service.SendAsync(method, path, method == "POST" ? Body("null") : null, http =>
        {
            With(key)(http);
            http.Request.Headers["X-BaaS-Project-ID"] = "other";
        });

        Assert.AreEqual((403, "PROJECT_MISMATCH"), (answer.Status, answer["code"]));
    }

    [TestMethod]
    public async Task Administrator_OfOneProject_SeesMakesAndRevokesOnlyItsKeys()
    {
        await using var service = new ServiceUnderTest();
        var shop = With(await MakeAsync(service, "shop"));
        var other = await service.Part<ApiKeyManager>().CreateAsync(new KeyRequest("other", "other", All, null, Quota.None), "a test", default);
        var everything = await service.Part<ApiKeyManager>().CreateAsync(new KeyRequest("all", null, All, null, Quota.None), "a test", default);

        var list = await service.SendAsync("GET", "/keys", null, shop);
        Assert.AreEqual("shop", list.Json.GetProperty("keys").EnumerateArray().Single().GetProperty("project").GetString());
        foreach (var id in (string[])[other.Key.Id, everything.Key.Id])
        {
            Assert.AreEqual("KEY_NOT_FOUND", (await service.SendAsync("DELETE", $"/keys/{id}", null, shop))["code"]);
        }

        var elsewhere = await service.SendAsync("POST", "/keys", """{"name":"x","project":"other","scopes":["execute"]}""", shop);
        Assert.AreEqual("PROJECT_MISMATCH", elsewhere["code"]);
        var own = await service.SendAsync("POST", "/keys", """{"name":"x","scopes":["execute"]}""", shop);
        Assert.AreEqual("shop", own.Json.GetProperty("key").GetProperty("project").GetString());
        Assert.AreEqual(4, (await service.Part<ApiKeyManager>().ListAsync(null, default)).Count);
    }

    private static string Body(string project) =>
        "{\"execution_id\":\"e\",\"function_id\":\"f\",\"code\":\"export default () => 1\",\"context\":{\"project_id\":" + project + "}}";

    private static async Task<string> MakeAsync(ServiceUnderTest service, string project) =>
        (await service.Part<ApiKeyManager>().CreateAsync(new KeyRequest(project, project, All, null, Quota.None), "a test", default)).Text;

    private static Action<HttpContext> With(string key) => http => http.Request.Headers["X-API-Key"] = key;
}
