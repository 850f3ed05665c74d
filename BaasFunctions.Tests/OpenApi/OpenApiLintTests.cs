using System.Diagnostics;
using System.Text.Json.Nodes;
using BaasFunctions.Tests.Conformance;
using BaasFunctions.Tests.EndToEnd;

namespace BaasFunctions.Tests.OpenApi;

/// <summary>The document that a running server answers with passes a public linter: the rules, and what is off for which reason, are in redocly.yaml.</summary>
[TestClass]
public sealed class OpenApiLintTests
{
    private const int LeastNode = 20;
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    private static string s_document = "";
    private static JsonNode s_json = new JsonObject();

    [ClassInitialize]
    public static async Task ReadAsync(TestContext context)
    {
        await using var server = await ServerProcess.StartAsync(("BAAS_ISOLATION", "InProcess"));
        s_document = await server.Client.GetStringAsync("/openapi.json");
        s_json = JsonNode.Parse(s_document)!;
    }

    [TestMethod]
    public async Task Document_OfAServer_PassesTheLinter()
    {
        var (code, output) = await LintAsync(s_document);

        // Warnings end it with 0, too.
        Assert.AreEqual((0, ""), (code, output.Trim()));
    }

    [TestMethod]
    [DataRow("servers", "no-empty-servers")]
    [DataRow("paths./execute.post.operationId", "operation-operationId")]
    [DataRow("paths./health.get.security", "security-defined")]
    [DataRow("paths./execute.post.tags", "operation-tag-defined")]
    [DataRow("components.securitySchemes", "security-defined")]
    public async Task Document_WithoutAPart_DoesNotPass(string path, string rule)
    {
        var broken = JsonNode.Parse(s_document)!;
        var names = path.Split('.');
        names[..^1].Aggregate(broken, (node, name) => node[name]!).AsObject().Remove(names[^1]);

        var (code, output) = await LintAsync(broken.ToJsonString());

        Assert.AreNotEqual(0, code, output);
        StringAssert.Contains(output, rule);
    }

    [TestMethod]
    public void Document_EveryOperation_SaysWhichKeyItNeedsAndWhatItRefuses()
    {
        foreach (var (path, item) in s_json["paths"]!.AsObject())
        {
            foreach (var (method, operation) in item!.AsObject().Where(member => member.Key != "parameters"))
            {
                var needsKey = operation!["security"]!.AsArray().Count > 0;
                Assert.AreEqual(path is not ("/" or "/health" or "/health/live" or "/health/ready"), needsKey, $"{method} {path}");
                Assert.IsTrue(operation["responses"]!.AsObject().Any(response => response.Key[0] == '4'), $"{method} {path}");
            }
        }
    }

    [TestMethod]
    public void Document_EveryArray_SaysWhatIsInIt()
    {
        var without = new List<string>();
        Walk(s_json, "$");
        Assert.IsEmpty(without, string.Join('\n', without));

        void Walk(JsonNode? node, string path)
        {
            if (node is JsonObject parts)
            {
                var isArray = parts["type"] is JsonArray types ? types.Any(type => (string)type! == "array") : parts["type"] is JsonValue type && type.GetValueKind() == System.Text.Json.JsonValueKind.String && (string)type! == "array";
                if (isArray && parts["items"] is null)
                {
                    without.Add(path);
                }

                foreach (var (name, part) in parts.Where(part => part.Key is not ("examples" or "enum")))
                {
                    Walk(part, $"{path}.{name}");
                }
            }
            else if (node is JsonArray items)
            {
                foreach (var item in items)
                {
                    Walk(item, path + "[]");
                }
            }
        }
    }

    private static async Task<(int ExitCode, string Output)> LintAsync(string document)
    {
        var linter = ConformanceFiles.Package("@redocly/cli/bin/cli.js");
        var folder = Directory.CreateTempSubdirectory("baas-lint-").FullName;
        try
        {
            var file = Path.Combine(folder, "openapi.json");
            await File.WriteAllTextAsync(file, document);
            if (await NodeAsync() is var node and < LeastNode)
            {
                // Below it the linter does not start; what the document itself must have, the other tests of this class ask without it.
                Assert.Inconclusive($"The linter needs Node.js {LeastNode}, found {node}.");
            }

            return await RunAsync(folder, linter, "lint", file, "--config", Repository.PathOf("BaasFunctions.Tests/OpenApi/redocly.yaml"), "--format=stylish");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> NodeAsync()
    {
        var (_, version) = await RunAsync(Path.GetTempPath(), "--version");
        return int.Parse(version.Trim().TrimStart('v').Split('.')[0], null);
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("node", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };

        // The linter asks nobody for a newer version and tells nobody that it ran.
        start.Environment["REDOCLY_TELEMETRY"] = "off";
        start.Environment["REDOCLY_SUPPRESS_UPDATE_NOTICE"] = "true";
        start.Environment["NO_COLOR"] = "1";
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(s_patience);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var errors = process.StandardError.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);

        // What is wrong with the document is the output; the rest is about the linter itself, unless it found nothing to read.
        var (found, said) = (await output, await errors);
        return (process.ExitCode, process.ExitCode == 0 ? found : found + said);
    }
}
