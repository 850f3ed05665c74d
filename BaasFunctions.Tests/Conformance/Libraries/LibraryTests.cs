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

            var found = await ExecuteAsync(await File.ReadAllTextAsync(bundle), request);

            Assert.IsTrue(JsonNode.DeepEquals(expected, found["data"]), $"{library} in Node.js:\n{expected?.ToJsonString()}\nhere:\n{found.ToJsonString()}");
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(bundle)!, recursive: true);
        }
    }

    private static async Task<JsonNode> ExecuteAsync(string code, JsonObject request)
    {
        await using var server = await ServerProcess.StartAsync(("BAAS_EGRESS_ALLOW", "127.0.0.1"));
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
