using System.Text;
using System.Text.Json.Nodes;
using BaasFunctions.Tests.EndToEnd;
using BaasFunctions.Tests.Unit.Service.HostCalls.Http;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Tests.Conformance.Libraries;

/// <summary>Libraries of npm, bundled by esbuild as docs/npm.md says, do in a function what they do in Node.js.</summary>
[TestClass]
public sealed class LibraryTests
{
    [TestMethod]
    public void Libraries_AreThoseOfTheTable()
    {
        var names = Directory.GetFiles(ConformanceFiles.Source("Libraries"), "*.mjs").Select(Path.GetFileNameWithoutExtension).Where(name => name != "run").ToList();

        Assert.HasCount(KeptSuites.Libraries.Cases, names);
        Assert.AreEqual("", string.Join(' ', names.Where(name => !KeptSuites.Libraries.Of.Split(", ").Contains(name))));
    }

    [TestMethod]
    [DataRow("zod")]
    [DataRow("date-fns")]
    [DataRow("lodash-es")]
    [DataRow("stripe")]
    [DataRow("hono")]
    [DataRow("nunjucks")]
    [DataRow("luxon")]
    [DataRow("graphql")]
    [DataRow("axios")]
    [DataRow("supabase-js")]
    public async Task Library_Bundled_DoesWhatItDoesInNode(string library)
    {
        var bundle = Path.Combine(Directory.CreateTempSubdirectory("baas-library").FullName, library + ".mjs");
        await using var upstream = await Upstream.StartAsync(AnswerAsync);
        var request = new JsonObject { ["body"] = new JsonObject { ["upstream"] = upstream.Url.ToString().TrimEnd('/') } };
        try
        {
            await NodeProcess.RunAsync(
                [ConformanceFiles.Package("esbuild/bin/esbuild"), ConformanceFiles.Source($"Libraries/{library}.mjs"), "--bundle", "--format=esm", "--conditions=workerd,worker,browser", "--outfile=" + bundle]);
            var expected = JsonNode.Parse(await NodeProcess.RunAsync([ConformanceFiles.Source("Libraries/run.mjs"), bundle, request.ToJsonString()]));

            await using var server = await ServerProcess.StartAsync(("BAAS_EGRESS_ALLOW", "127.0.0.1"));
            var code = await File.ReadAllTextAsync(bundle);
            var found = await ExecuteAsync(server, code, request);

            // Packages name what other platforms have, and make code of text where they may: that keeps no function from being deployed.
            // Validation has five seconds, which a busy machine may not give it at once.
            await DeployedFunctions.UntilAsync(() => DeployAsync(server, library, code), answer => answer["function"] is not null);

            Assert.IsTrue(JsonNode.DeepEquals(expected, found["data"]), $"{library} in Node.js:\n{expected?.ToJsonString()}\nhere:\n{found.ToJsonString()}");
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(bundle)!, recursive: true);
        }
    }

    private static async Task<JsonNode> DeployAsync(ServerProcess server, string library, string code)
    {
        using var answer = await new DeployedFunctions(server).SendAsync(
            "PUT", $"/projects/library/functions/{library}", new StringContent(new JsonObject { ["code"] = code }.ToJsonString(), Encoding.UTF8, "application/json"));
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    private static async Task<JsonNode> ExecuteAsync(ServerProcess server, string code, JsonObject request)
    {
        var execution = new JsonObject
        {
            ["execution_id"] = "library", ["function_id"] = "library", ["code"] = code, ["request"] = request, ["config"] = new JsonObject { ["timeout"] = 60_000 },
            ["context"] = new JsonObject { ["project_id"] = "library" },
        };
        using var answer = await server.PostAsync("/execute", execution.ToJsonString());
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    /// <summary>The other system, which some of them call: what it was sent, errors, pages, and an answer that comes too late.</summary>
    private static async Task AnswerAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        string? Header(string name) => http.Request.Headers.TryGetValue(name, out var values) ? values.ToString() : null;
        switch (http.Request.Path.Value)
        {
            case "/echo":
                await http.Response.WriteAsJsonAsync(new
                {
                    method = http.Request.Method, path = http.Request.Path + http.Request.QueryString, type = Header("Content-Type"), client = Header("X-Client"), step = Header("X-Step"), body,
                });
                break;
            case "/parts":
                await http.Response.WriteAsJsonAsync(new { name = body.Split("\r\n\r\n")[1].Split("\r\n")[0] });
                break;
            case "/bytes":
                await http.Response.Body.WriteAsync(new byte[1000]);
                break;
            case "/slow":
                await Task.Delay(TimeSpan.FromMinutes(1), http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                break;
            case "/rest/v1/orders" when http.Request.Method == "POST":
                http.Response.StatusCode = 201;
                await http.Response.WriteAsync(body[..^1] + ",\"id\":1}");
                break;
            case "/rest/v1/orders":
                http.Response.Headers["Content-Range"] = "0-1/7";
                await http.Response.WriteAsJsonAsync(new[] { new { id = 1, path = http.Request.QueryString.Value, key = Header("apikey"), prefer = Header("Prefer") } });
                break;
            case "/rest/v1/rpc/total":
                await http.Response.WriteAsJsonAsync(body.Length);
                break;
            case "/storage/v1/object/receipts/a.txt":
                await http.Response.WriteAsJsonAsync(new { Id = "f1", Key = "receipts/a.txt", type = Header("Content-Type")?.Split(';')[0] });
                break;
            case "/functions/v1/hello":
                await http.Response.WriteAsJsonAsync(new { said = body, token = Header("Authorization") });
                break;
            case "/auth/v1/user":
                await http.Response.WriteAsJsonAsync(new { id = "u1", email = "ada@shop.example", token = Header("Authorization") });
                break;
            case "/v1/customers":
                await http.Response.WriteAsJsonAsync(new { id = "cus_1", @object = "customer", sent = body, key = Header("Idempotency-Key") });
                break;
            case "/v1/charges" when http.Request.Query.ContainsKey("starting_after"):
                await http.Response.WriteAsJsonAsync(new { @object = "list", has_more = false, data = new[] { new { id = "ch_3", @object = "charge" } } });
                break;
            case "/v1/charges":
                await http.Response.WriteAsJsonAsync(new { @object = "list", has_more = true, data = new[] { new { id = "ch_1", @object = "charge" }, new { id = "ch_2", @object = "charge" } } });
                break;
            case "/v1/charges/ch_none":
                http.Response.StatusCode = 404;
                await http.Response.WriteAsJsonAsync(new { error = new { type = "invalid_request_error", code = "resource_missing", message = "No such charge" } });
                break;
            default:
                http.Response.StatusCode = 404;
                await http.Response.WriteAsJsonAsync(new { error = "none" });
                break;
        }
    }
}
