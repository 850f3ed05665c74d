using System.Text.Json;

namespace BaasFunctions.Tests.EndToEnd;

[TestClass]
public sealed class RunCommandTests
{
    private static readonly string s_hello = Repository.PathOf("samples/hello.js");

    private string _folder = "";

    [TestInitialize]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("baas-run").FullName;

    [TestCleanup]
    public void DropFolder() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public async Task Run_Sample_PrintsLogResultAndFigures()
    {
        var (code, output, errors) = await ServerProcess.RunAsync(["run", s_hello, "--body", """{"name":"Ada"}"""]);

        Assert.AreEqual(0, code, errors);
        StringAssert.Contains(output, "info  greeted {\"name\":\"Ada\"}");
        StringAssert.Contains(output, "\"greeting\": \"Hello, Ada!\"");
        StringAssert.Contains(output, "completed in ");
        Assert.IsFalse(output.Contains('\e'), "colours belong on terminals only");
    }

    [TestMethod]
    public async Task Run_Json_PrintsTheAnswerOfTheServer()
    {
        var (code, output, _) = await ServerProcess.RunAsync(["run", s_hello, "--body", """{"name":"Ada"}""", "--json"]);
        var json = JsonDocument.Parse(output).RootElement;

        Assert.AreEqual(0, code);
        Assert.AreEqual("success", json.Text("status"));
        Assert.AreEqual("Hello, Ada!", json.GetProperty("data").GetProperty("data").Text("greeting"));
        Assert.AreEqual(JsonValueKind.Number, json.GetProperty("metrics").GetProperty("wall_ms").ValueKind);
    }

    [TestMethod]
    public async Task Run_FailingFunction_ShowsThePlaceAndEndsWith1()
    {
        var file = Write("export default function handler() {\n  const x = undefined;\n  return x.name;\n}\n");

        var (code, output, _) = await ServerProcess.RunAsync(["run", file]);

        Assert.AreEqual(1, code);
        StringAssert.Contains(output, "TypeError");
        StringAssert.Contains(output, "at line 3, column ");
        StringAssert.Contains(output, "3 |   return x.name;");
    }

    [TestMethod]
    public async Task Run_Json_FailingFunction_EndsWith1()
    {
        var (code, output, _) = await ServerProcess.RunAsync(["run", Write("throw new Error('boom')"), "--json"]);

        Assert.AreEqual(1, code);
        Assert.AreEqual("boom", JsonDocument.Parse(output).RootElement.Text("error"));
    }

    [TestMethod]
    public async Task Run_EnvAndTimeout_ReachTheFunction()
    {
        var env = Write("return ctx.env.KEY + ctx.env.OTHER");
        var loop = Write("for (;;) {}");

        var (_, seen, _) = await ServerProcess.RunAsync(["run", env, "--env", "KEY=a=b", "--env", "OTHER=", "--json"]);
        var (code, output, _) = await ServerProcess.RunAsync(["run", loop, "--timeout", "200"]);

        Assert.AreEqual("a=b", JsonDocument.Parse(seen).RootElement.Text("data"));
        Assert.AreEqual(1, code);
        StringAssert.Contains(output, "TIMEOUT");
    }

    [TestMethod]
    public async Task Run_OutputOfAFunction_CannotSteerTheTerminal()
    {
        var (_, output, _) = await ServerProcess.RunAsync(["run", Write("console.log('\\u001b[2J'); return 1")]);

        Assert.IsFalse(output.Contains('\e'));
    }

    [TestMethod]
    [DataRow("run")]
    [DataRow("run", "/no/such/file.js")]
    [DataRow("run", "HELLO", "--body", "{oops")]
    [DataRow("run", "HELLO", "--env", "novalue")]
    [DataRow("run", "HELLO", "--timeout", "soon")]
    [DataRow("run", "HELLO", "--timeout", "0")]
    [DataRow("run", "HELLO", "--what")]
    public async Task Run_WrongUsage_EndsWith2(params string[] arguments)
    {
        var (code, output, errors) = await ServerProcess.RunAsync([.. arguments.Select(text => text == "HELLO" ? s_hello : text)]);

        Assert.AreEqual(2, code, output + errors);
        Assert.IsFalse(string.IsNullOrWhiteSpace(errors));
        Assert.IsFalse(errors.Contains("   at "), errors);
    }

    private string Write(string code)
    {
        var file = Path.Combine(_folder, $"{Guid.NewGuid():N}.js");
        File.WriteAllText(file, code);
        return file;
    }
}
