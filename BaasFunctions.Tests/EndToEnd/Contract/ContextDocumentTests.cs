using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BaasFunctions.Sandbox.Engines.Hints;

namespace BaasFunctions.Tests.EndToEnd.Contract;

/// <summary>docs/context-api.md: every member is there, and every example gives what it says.</summary>
[TestClass]
public sealed partial class ContextDocumentTests
{
    private static readonly string s_document = File.ReadAllText(Repository.PathOf("docs/context-api.md"));

    [TestMethod]
    public async Task Examples_RunOneAfterTheOther_GiveWhatTheySay()
    {
        await using var server = await ServerProcess.StartAsync(("BAAS_DB_RAW", "true"));
        await new DeployedFunctions(server).DeployAsync("price", "export default (request) => ({ total: request.body.quantity * 3 })");
        var examples = Example().Matches(s_document);
        Assert.IsGreaterThan(15, examples.Count);

        foreach (Match example in examples)
        {
            // What goes to the network goes to mocks; everything else to the real stores of the server.
            var usesNetwork = example.Groups[1].Value.Contains("api.example", StringComparison.Ordinal);
            var request = Request(example.Groups[1].Value);
            if (usesNetwork)
            {
                request["mocks"] = Mocks();
            }

            using var answer = await server.PostAsync(usesNetwork ? "/test" : "/execute", request.ToJsonString());
            var json = await answer.JsonAsync();

            Assert.AreEqual("success", json.Text("status"), example.Value + "\n" + json.GetRawText());
            var (expected, found) = (JsonNode.Parse(example.Groups[2].Value), JsonNode.Parse(json.GetProperty("data").GetRawText()));
            Assert.IsTrue(JsonNode.DeepEquals(expected, found), $"{example.Value}\n{found?.ToJsonString()}");
        }
    }

    [TestMethod]
    public void Members_AreAllNamed()
    {
        var missing = ContextMembers.Paths
            .Select(path => path.Replace("()", "", StringComparison.Ordinal).TrimEnd('~'))
            .Where(path => path.StartsWith("db.project.entities.*.", StringComparison.Ordinal)
                ? !s_document.Contains($"`{path["db.project.entities.*.".Length..]}(", StringComparison.Ordinal)
                : !Mentioned(path))
            .ToArray();

        Assert.IsEmpty(missing, string.Join(", ", missing));
    }

    private static bool Mentioned(string path) => Regex.IsMatch(s_document, $@"context\.{Regex.Escape(path)}\b");

    private static JsonObject Request(string body) => new()
    {
        ["execution_id"] = "exec_1",
        ["function_id"] = "example",
        ["code"] = $"export default async function handler(request, context) {{\n{body}\n}}",
        ["context"] = new JsonObject { ["project_id"] = "shop", ["tenant_id"] = "acme", ["user_id"] = 7 },
        ["env"] = new JsonObject { ["API_KEY"] = "key-123456" },
    };

    private static JsonObject Mocks() => JsonNode.Parse("""
        { "http": [
          { "url": "https://api.example/rates", "body": { "USD": 1.08 } },
          { "method": "POST", "url": "https://api.example/orders", "status": 201, "body": { "id": 1 } },
          { "url": "https://api.example/orders/1", "status": 204 },
          { "url": "https://api.example/missing", "status": 404, "body": "gone" },
          { "method": "POST", "url": "https://api.example/chat", "headers": { "content-type": "text/event-stream" },
            "body": "data: {\"text\":\"Green\"}\n\ndata: {\"text\":\" or\"}\n\ndata: {\"text\":\" black\"}\n\ndata: {\"text\":\"?\"}\n\ndata: [DONE]\n\n" } ] }
        """)!.AsObject();

    [GeneratedRegex(@"```js\n(.*?)\n// gives ([^\n]*)\n```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
