using System.Net;

namespace BaasFunctions.Tests.EndToEnd.Contract;

/// <summary>The bundled web page speaks to the service itself (wire behaviour, section 7.9).</summary>
[TestClass]
public sealed class WebClientTests
{
    [TestMethod]
    public async Task Execute_WithoutCode_IsMissingFields()
    {
        using var answer = await SendAsync(
            "/execute",
            """{"execution_id":"web_1","function_id":"f1","request":{},"context":{"project_id":"shop","tenant_id":"t"},"config":{"timeout":30000,"memory_limit":128,"save_results":true}}""");
        var json = await answer.JsonAsync();

        Assert.AreEqual(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.AreEqual(("error", "MISSING_FIELDS"), (json.Text("status"), json.Text("code")));
        Assert.AreEqual("Missing required fields: execution_id, function_id, code", json.Text("error"));
        Assert.AreEqual("https://app.example", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
    }

    [TestMethod]
    public async Task Test_WithCode_Succeeds()
    {
        using var answer = await SendAsync(
            "/test",
            """{"execution_id":"web_2","function_id":"f1","code":"export default (request) => request.body.a","request":{"a":1},"context":{"project_id":"shop","tenant_id":"t"},"config":{"timeout":30000,"memory_limit":128,"save_results":true}}""");
        var json = await answer.JsonAsync();

        Assert.AreEqual("success", json.Text("status"));
        Assert.AreEqual(1, json.GetProperty("data").GetInt32());
        Assert.AreEqual("web_2", json.Text("execution_id"));
    }

    private static async Task<HttpResponseMessage> SendAsync(string path, string body)
    {
        var server = await ContractServer.GetAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, null, "application/json") };
        request.Headers.Add("Origin", "https://app.example");
        request.Headers.Add("X-BaaS-Project-ID", "shop");
        request.Headers.Add("X-BaaS-Execution-ID", "web_1");
        request.Headers.Add("Authorization", "Bearer not-a-key-of-this-service");
        return await server.Client.SendAsync(request);
    }
}
