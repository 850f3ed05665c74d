using System.Globalization;
using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace BaasFunctions.Tests.EndToEnd.Contract;

/// <summary>Every example of the documentation is sent to a real server, and what it answers is what the documentation shows.</summary>
[TestClass]
public sealed class ApiExampleTests
{
    private const string Folder = "BaasFunctions.Service/Api/OpenApi/Examples";

    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IEnumerable<object[]> Examples =>
        Directory.GetFiles(Repository.PathOf(Folder), "*.json").Order().Select(file => new object[] { Path.GetFileNameWithoutExtension(file) });

    [TestMethod]
    [DynamicData(nameof(Examples))]
    public async Task Example_SentToTheServer_IsAnsweredAsItShows(string name)
    {
        var file = Repository.PathOf($"{Folder}/{name}.json");
        var example = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        var server = await ContractServer.GetAsync();

        using var answer = await SendAsync(server, example);
        var found = JsonNode.Parse(await answer.Content.ReadAsStringAsync());

        if (Environment.GetEnvironmentVariable("UPDATE_DOCUMENTS") == "1" && !JsonNode.DeepEquals(Volatile.Mask(example["answer"]), Volatile.Mask(found)))
        {
            example["answer"] = found!.DeepClone();
            File.WriteAllText(file, example.ToJsonString(s_indented) + "\n");
        }

        Assert.AreEqual((int)example["status"]!, (int)answer.StatusCode);
        Assert.AreEqual(Volatile.Mask(example["answer"])!.ToJsonString(s_indented), Volatile.Mask(found)!.ToJsonString(s_indented));
    }

    /// <summary>Sends it again while the server has no worker, as a caller does: on a busy machine one may have just been lost.</summary>
    private static async Task<HttpResponseMessage> SendAsync(ServerProcess server, JsonObject example)
    {
        for (var tries = 0; ; tries++)
        {
            var answer = (string)example["method"]! == "GET"
                ? await server.Client.GetAsync((string)example["path"]!)
                : await server.PostAsync((string)example["path"]!, example["request"]!.ToJsonString());
            if (answer.StatusCode != HttpStatusCode.ServiceUnavailable || (int)example["status"]! == 503 || tries == 30)
            {
                return answer;
            }

            answer.Dispose();
            await Task.Delay(TimeSpan.FromSeconds(1));
        }
    }

    [TestMethod]
    [DynamicData(nameof(Examples))]
    public async Task Example_FitsTheSchemasOfTheDocument(string name)
    {
        var example = JsonNode.Parse(File.ReadAllText(Repository.PathOf($"{Folder}/{name}.json")))!.AsObject();
        var document = await OpenApiAsync();
        var operation = document["paths"]![(string)example["path"]!]![((string)example["method"]!).ToLowerInvariant()]!;

        var status = ((int)example["status"]!).ToString(CultureInfo.InvariantCulture);
        Fits(operation["responses"]![status]!["content"]!["application/json"]!["schema"]!, example["answer"], document);
        if (example["request"] is { } request && status == "200")
        {
            Fits(operation["requestBody"]!["content"]!["application/json"]!["schema"]!, request, document);
        }
    }

    [TestMethod]
    public async Task Document_HasAnExampleOfEveryEndpoint()
    {
        var document = await OpenApiAsync();

        Assert.AreEqual("3.1", ((string)document["openapi"]!)[..3]);
        foreach (var (path, item) in document["paths"]!.AsObject())
        {
            // Administration has no example: its keys are secrets. The first page names the address under which it was asked for. Of what belongs to projects the
            // answer depends on what was done before; the commands of docs/functions.md show it.
            if (path is not ("/openapi.json" or "/") && !path.StartsWith("/keys", StringComparison.Ordinal) && !path.StartsWith("/projects", StringComparison.Ordinal))
            {
                var operation = item!.AsObject().Single().Value!;
                Assert.IsNotEmpty(operation["responses"]!["200"]!["content"]!["application/json"]!["examples"]?.AsObject() ?? [], path);
            }
        }
    }

    [TestMethod]
    public async Task Document_IsWhatTheReferenceIsMadeOf() =>
        GeneratedPart.Is("docs/api.md", ApiMarkdown.Of(await OpenApiAsync()));

    private static async Task<JsonNode> OpenApiAsync()
    {
        var server = await ContractServer.GetAsync();
        return JsonNode.Parse(await server.Client.GetStringAsync("/openapi.json"))!;
    }

    private static void Fits(JsonNode schema, JsonNode? value, JsonNode document)
    {
        // The one reference is resolved here, so that a schema stands alone.
        var whole = schema["$ref"] is { } reference ? document["components"]!["schemas"]![((string)reference!).Split('/')[^1]]! : schema;
        var result = JsonSchema.FromText(whole.ToJsonString()).Evaluate(JsonSerializer.SerializeToElement(value), new EvaluationOptions { OutputFormat = OutputFormat.List });
        Assert.IsTrue(
            result.IsValid,
            string.Join('\n', (result.Details ?? []).Where(detail => detail.Errors is { Count: > 0 }).Select(detail => $"{detail.InstanceLocation}: {string.Join(", ", detail.Errors!.Values)}")));
    }
}
