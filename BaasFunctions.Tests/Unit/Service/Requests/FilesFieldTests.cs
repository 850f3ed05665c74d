using System.Text;
using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Requests;

namespace BaasFunctions.Tests.Unit.Service.Requests;

/// <summary>The field <c>files</c> of a request.</summary>
[TestClass]
public sealed class FilesFieldTests
{
    [TestMethod]
    [DataRow("""{"main.ts":"a","lib/x.json":"{}"}""", null, "main.ts")]
    [DataRow("""{"lib/main.ts":"a","main.js":"b"}""", null, "main.js")]
    [DataRow("""{"main.mjs":"a","main.ts":"b","main.js":"c"}""", null, "main.ts")]
    [DataRow("""{"api/hello.mts":"a"}""", "api/hello.mts", "api/hello.mts")]
    [DataRow("""{"with space/[id].$x+ü@2.ts":"a"}""", "with space/[id].$x+ü@2.ts", "with space/[id].$x+ü@2.ts")]
    public void Files_WithAnEntry_AreOneSource(string files, string? entry, string found)
    {
        Assert.IsNull(Read(files, entry, out var fields));

        var request = fields!.ToRequest(new ExecutionLimits());
        var function = FunctionFiles.Unpack(request.Code);
        Assert.IsTrue(request.HasFiles);
        Assert.AreEqual(found, function.Entry);
        Assert.AreEqual(files, JsonSerializer.Serialize(function.Files.ToDictionary(file => file.Path, file => file.Text), s_asWritten));
    }

    private static readonly JsonSerializerOptions s_asWritten = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [TestMethod]
    [DataRow("../main.js", "a relative path without empty segments, . and ..")]
    [DataRow("/main.js", "a relative path without empty segments, . and ..")]
    [DataRow("lib//x.js", "a relative path without empty segments, . and ..")]
    [DataRow("./x.js", "a relative path without empty segments, . and ..")]
    [DataRow("lib/", "a relative path without empty segments, . and ..")]
    [DataRow("", "a path of 1 to 200 characters")]
    [DataRow("a\\\\b.js", "a path with / between its segments")]
    [DataRow("a\\nb.js", "a path with / between its segments")]
    [DataRow("C:/x.js", "a path with / between its segments")]
    [DataRow("__proto__", "a .js, .mjs, .ts, .mts or .json file")]
    [DataRow("notes.md", "a .js, .mjs, .ts, .mts or .json file")]
    [DataRow("view.tsx", "JSX is not read here")]
    [DataRow("x.cjs", "CommonJS is not read here, write import and export")]
    public void Path_ThatIsNone_IsRefusedByName(string path, string expected)
    {
        var refusal = Read($$"""{"main.js":"a","{{path}}":"b"}""", null, out _)!;

        Assert.AreEqual((400, "INVALID_FILE", "$.files"), (refusal.Status, refusal.Code, refusal.Field));
        StringAssert.StartsWith(refusal.Message, $"The file \"{JsonSerializer.Deserialize<string>($"\"{path}\"")}\" must be ");
        StringAssert.Contains(refusal.Message, expected);
    }

    [TestMethod]
    public void Path_OfMoreCharactersThanAllowed_IsRefused() =>
        Assert.AreEqual("INVALID_FILE", Read($$"""{"main.js":"a","{{new string('x', 198)}}.js":"b"}""", null, out _)!.Code);

    [TestMethod]
    public void Path_ThatIsThereTwice_IsRefused() => Assert.AreEqual(
        "The file \"main.js\" must be there only once", Read("""{"main.js":"a","main.js":"b"}""", null, out _)!.Message);

    [TestMethod]
    public void MoreFilesThanAllowed_AreRefused()
    {
        string Files(int count) => "{" + string.Join(',', Enumerable.Range(0, count).Select(i => i == 0 ? "\"main.js\":\"\"" : $"\"f{i}.js\":\"\"")) + "}";

        Assert.IsNull(Read(Files(FunctionFiles.MaxCount), null, out _));
        Assert.AreEqual("TOO_MANY_FILES", Read(Files(FunctionFiles.MaxCount + 1), null, out _)!.Code);
        Assert.AreEqual("TOO_MANY_FILES", Read(Files(100_000), null, out _)!.Code);
    }

    [TestMethod]
    [DataRow("[]", null, "$.files")]
    [DataRow("\"a\"", null, "$.files")]
    [DataRow("{}", null, "$.files")]
    [DataRow("""{"x.js":"a"}""", null, "$.files")]
    [DataRow("""{"main.json":"a"}""", null, "$.files")]
    [DataRow("""{"main.js":1}""", null, "$.files[\"main.js\"]")]
    [DataRow("""{"main.js":null}""", null, "$.files[\"main.js\"]")]
    [DataRow("""{"main.js":{"a":1},"x.js":""}""", null, "$.files[\"main.js\"]")]
    [DataRow("""{"main.js":""}""", "other.js", "$.entry")]
    [DataRow("""{"main.js":"","x.json":""}""", "x.json", "$.entry")]
    public void Files_InAnotherForm_AreRefusedWithTheirField(string files, string? entry, string field) =>
        Assert.AreEqual(("INVALID_FIELD", field), (Read(files, entry, out _)!.Code, Read(files, entry, out _)!.Field));

    [TestMethod]
    public void CodeAndFiles_Together_AreRefused()
    {
        var body = """{"execution_id":"e","function_id":"f","code":"return 1","files":{"main.js":"a"}}""";

        var refusal = ExecuteFields.Read(Encoding.UTF8.GetBytes(body), out _)!;

        Assert.AreEqual(("INVALID_FIELD", "$.files must be left out beside code: a function has either, found object"), (refusal.Code, refusal.Message));
    }

    [TestMethod]
    public async Task Files_OnExecuteTestAndValidate_AreOneFunction()
    {
        const string Files = """
            "files":{"main.ts":"import { greet } from './lib/greet.ts';\nexport default (request: { body: { name: string } }) => greet(request.body.name);",
                     "lib/greet.ts":"export const greet = (name: string): string => {\n  if (!name) throw new RangeError('nobody');\n  return `Hello ${name}`;\n};\nexport const unsafe = () => eval('1');"}
            """;
        using var sandbox = Sandbox.Support.TestSandbox.Create();
        await using var service = new ServiceUnderTest(null, sandbox);

        var executed = await service.ExecuteAsync($$"""{"execution_id":"e1","function_id":"f",{{Files}},"request":{"name":"Ada"} }""");
        var failed = await service.ExecuteAsync($$"""{"execution_id":"e1","function_id":"f",{{Files}},"request":{"name":""} }""");
        var tested = await service.SendAsync("POST", "/test", $$"""{"execution_id":"e1",{{Files}},"request":{"body":{"name":"Ada"} } }""");
        var validated = await service.SendAsync("POST", "/validate", $$"""{ {{Files}} }""");

        Assert.AreEqual("Hello Ada", executed["data"]);
        var place = failed.Json.GetProperty("diagnostic");
        Assert.AreEqual(("lib/greet.ts", 2), (place.GetProperty("file").GetString(), place.GetProperty("line").GetInt32()));
        StringAssert.Contains(failed["stack"], "lib/greet.ts:2:");
        StringAssert.Contains(failed["stack"], "main.ts:2:");
        Assert.AreEqual("Hello Ada", tested["data"]);
        Assert.AreEqual("lib/greet.ts", tested.Json.GetProperty("coverage").GetProperty("uncovered")[0].GetProperty("file").GetString());
        foreach (var validation in (JsonElement[])[tested.Json.GetProperty("validation"), validated.Json.GetProperty("validation")])
        {
            var finding = validation.GetProperty("diagnostics").EnumerateArray().Single(found => found.GetProperty("rule").GetString() == "no-eval");
            Assert.AreEqual(("lib/greet.ts", 5), (finding.GetProperty("file").GetString(), finding.GetProperty("line").GetInt32()));
            StringAssert.Contains(finding.GetProperty("code_frame").GetString(), "5 | export const unsafe");
        }
    }

    private static ApiError? Read(string files, string? entry, out ExecuteFields? fields) => ExecuteFields.Read(
        Encoding.UTF8.GetBytes($$"""{"execution_id":"e","function_id":"f","files":{{files}}{{(entry is null ? "" : $",\"entry\":\"{entry}\"")}}}"""), out fields);
}
