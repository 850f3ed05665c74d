using System.Text.Json;
using BaasFunctions.Tests.Unit.Service.HostCalls.Http;
using Microsoft.AspNetCore.Http;

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
        StringAssert.Contains(errors, "info  greeted {\"name\":\"Ada\"}");
        StringAssert.Contains(errors, "completed in ");
        Assert.AreEqual("Hello, Ada!", JsonDocument.Parse(output).RootElement.GetProperty("data").Text("greeting"), "the result alone is the output");
        Assert.IsFalse((output + errors).Contains('\e'), "colours belong on terminals only");
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
    public async Task Run_TypeScript_RunsWithoutItsTypes()
    {
        var (code, output, errors) = await ServerProcess.RunAsync(["run", Repository.PathOf("samples/hello.ts"), "--body", """{"name":"Ada"}"""]);

        Assert.AreEqual(0, code, errors);
        Assert.AreEqual("Hello, Ada!", JsonDocument.Parse(output).RootElement.GetProperty("data").Text("greeting"));
        StringAssert.Contains(errors, "ms (TypeScript, cpu ", "what the name of the file was taken for");
        Assert.IsFalse(errors.Contains("no JavaScript", StringComparison.Ordinal), "nobody has to be told");
    }

    [TestMethod]
    [DataRow("samples/invoice", DisplayName = "A folder")]
    [DataRow("samples/invoice/main.ts", DisplayName = "Its entry")]
    public async Task Run_FunctionOfSeveralFiles_ReadsThoseThatItImports(string path)
    {
        var (code, output, errors) = await ServerProcess.RunAsync(["run", Repository.PathOf(path), "--body", """{"country":"AT","lines":[{"name":"Chair","price":80}]}"""]);

        Assert.AreEqual(0, code, errors);
        Assert.AreEqual(16, JsonDocument.Parse(output).RootElement.GetProperty("data").GetProperty("vat").GetInt32());
    }

    [TestMethod]
    public async Task Run_FunctionOfSeveralFiles_ShowsTheFileOfAnError()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "lib"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "lib", "fail.ts"), "export function fail(): never {\n  throw new RangeError('no');\n}\n");
        var file = Write("import { fail } from './lib/fail.js';\nexport default () => { fail(); };\n");

        var (code, _, errors) = await ServerProcess.RunAsync(["run", file]);

        Assert.AreEqual(1, code);
        StringAssert.Contains(errors, "at lib/fail.ts:2:9");
        StringAssert.Contains(errors, "2 |   throw new RangeError('no');");
    }

    [TestMethod]
    public async Task Run_FileThatImportsWhatIsOutsideOfItsFolder_IsRefused()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "secret.json"), "{\"key\":\"hidden-value\"}");
        var inner = Directory.CreateDirectory(Path.Combine(_folder, "inner")).FullName;
        var file = Path.Combine(inner, "main.js");
        await File.WriteAllTextAsync(file, "import secret from '../secret.json';\nexport default () => secret;\n");

        var (code, output, errors) = await ServerProcess.RunAsync(["run", file]);

        Assert.AreEqual(1, code);
        StringAssert.Contains(errors, "import of '../secret.json' finds no file of the function");
        Assert.IsFalse((output + errors).Contains("hidden-value", StringComparison.Ordinal));
    }

    [TestMethod]
    public async Task Run_FileThatComputesWhatItImports_TakesTheFilesAlongThatItNames()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "a.js"), "export default 1;");
        await File.WriteAllTextAsync(Path.Combine(_folder, "b.ts"), "export default 2 as number;");
        var file = Write("const parts = ['./a.js', './b'];\nexport default async () => (await Promise.all(parts.map(part => import(part)))).map(part => part.default);\n");

        var (code, output, errors) = await ServerProcess.RunAsync(["run", file]);

        Assert.AreEqual(0, code, errors);
        Assert.AreEqual("[1,2]", string.Concat(output.Where(c => !char.IsWhiteSpace(c))));
    }

    [TestMethod]
    public async Task Run_FolderWithoutAnEntry_SaysWhatItNeeds()
    {
        var (code, _, errors) = await ServerProcess.RunAsync(["run", _folder]);

        Assert.AreEqual(2, code);
        StringAssert.Contains(errors, "has no main.ts, main.js, main.mts or main.mjs");
    }

    [TestMethod]
    public async Task Run_FailingFunction_ShowsThePlaceAndEndsWith1()
    {
        var file = Write("export default function handler() {\n  const x = undefined;\n  return x.name;\n}\n");

        var (code, output, errors) = await ServerProcess.RunAsync(["run", file]);

        Assert.AreEqual((1, ""), (code, output));
        StringAssert.Contains(errors, "TypeError");
        StringAssert.Contains(errors, "at line 3, column ");
        StringAssert.Contains(errors, "3 |   return x.name;");
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
        var (code, _, errors) = await ServerProcess.RunAsync(["run", loop, "--timeout", "200"]);

        Assert.AreEqual("a=b", JsonDocument.Parse(seen).RootElement.Text("data"));
        Assert.AreEqual(1, code);
        StringAssert.Contains(errors, "TIMEOUT");
    }

    [TestMethod]
    public async Task Run_OutputOfAFunction_CannotSteerTheTerminal()
    {
        var (_, output, errors) = await ServerProcess.RunAsync(["run", Write("console.log('\\u001b[2J'); return '\\u001b[2J'")]);

        Assert.IsFalse((output + errors).Contains('\e'));
    }

    [TestMethod]
    [DataRow("run")]
    [DataRow("run", "/no/such/file.js")]
    [DataRow("run", "HELLO", "--body", "{oops")]
    [DataRow("run", "HELLO", "--env", "novalue")]
    [DataRow("run", "HELLO", "--timeout", "soon")]
    [DataRow("run", "HELLO", "--timeout", "0")]
    [DataRow("run", "HELLO", "--what")]
    [DataRow("run", "HELLO", "--header", "no-value")]
    [DataRow("run", "HELLO", "--query", "novalue")]
    [DataRow("run", "HELLO", "--method", "get")]
    [DataRow("run", "HELLO", "--body", "@/no/such/file.json")]
    [DataRow("run", "HELLO", "--env-file", "/no/such/file.env")]
    [DataRow("run", "HELLO", "--project", "")]
    [DataRow("run", "HELLO", "--body", "0", "--method", "GET")]
    public async Task Run_WrongUsage_EndsWith2(params string[] arguments)
    {
        var (code, output, errors) = await ServerProcess.RunAsync([.. arguments.Select(text => text == "HELLO" ? s_hello : text)]);

        Assert.AreEqual(2, code, output + errors);
        Assert.IsFalse(string.IsNullOrWhiteSpace(errors));
        Assert.IsFalse(errors.Contains("   at "), errors);
        Assert.IsFalse(errors.Contains("System."), errors);
    }

    [TestMethod]
    public async Task Run_TheWholeContext_WorksOnWhatIsInDataDir()
    {
        var code = Write("""
            export default async (request, { db, kv, files, jwt, project }) => {
              await db.project.entities.users.create({ name: 'Ada' });
              await db.transaction(async (tx) => { await tx.project.entities.users.create({ name: 'Grace' }); });
              const file = await files.upload({ name: 'a.txt', type: 'text/plain', content: 'kept' });
              const { valid } = await jwt.verify(await jwt.sign({ sub: 'u' }));
              return [await kv.increment('runs'), await db.project.entities.users.count(), await (await files.download(file.id)).text(), valid, project.id];
            };
            """);
        string[] arguments = ["run", code, "--json"];

        var first = await ServerProcess.RunInAsync(_folder, "", arguments);
        var second = await ServerProcess.RunInAsync(_folder, "", arguments);
        var other = await ServerProcess.RunInAsync(_folder, "", [.. arguments, "--project", "other"]);

        Assert.AreEqual("""[1,2,"kept",true,"local"]""", Data(first));
        Assert.AreEqual("""[2,4,"kept",true,"local"]""", Data(second));
        Assert.AreEqual("""[1,2,"kept",true,"other"]""", Data(other));
        Assert.IsTrue(Directory.Exists(Path.Combine(_folder, "data", "projects")), "DATA_DIR is ./data of where the command was called");
    }

    [TestMethod]
    public async Task Run_Memory_BeginsEmptyAndLeavesNothing()
    {
        var code = Write("export default async (request, { kv, files }) => { await files.upload({ name: 'a', type: 'text/plain', content: 'x' }); return kv.increment('runs'); };");

        // A database that is not there shows that it is not asked.
        (string, string)[] settings = [("DATABASE_URL", "postgres://a:b@127.0.0.1:1/c"), ("DATA_DIR", Path.Combine(_folder, "unused"))];
        var first = await ServerProcess.RunInAsync(_folder, "", ["run", code, "--memory", "--json"], settings);
        await using var second = ServerProcess.StartUnlistened(_folder, ["run", code, "--memory", "--json"], settings);
        Assert.AreEqual(0, await second.ExitAsync(), second.Errors);

        Assert.AreEqual(("1", "1"), (Data(first), Data((0, second.Output, second.Errors))));
        Assert.AreEqual(0, Directory.GetDirectories(_folder).Length);
        Assert.IsFalse(Directory.Exists("/dev/shm") && Directory.GetDirectories("/dev/shm", $"baas-run-{second.Id}-*").Length > 0, "the store is removed");
    }

    [TestMethod]
    public async Task Run_Http_IsUnderTheRulesOfEgress()
    {
        await using var upstream = await Upstream.StartAsync(http => http.Response.WriteAsJsonAsync(new { rate = 1.08 }));
        var code = Write($"export default async (request, {{ http }}) => (await http.get('{upstream.Url}')).rate;");

        var allowed = await ServerProcess.RunAsync(["run", code, "--json"], ("BAAS_EGRESS_ALLOW", "127.0.0.1"));
        var denied = await ServerProcess.RunAsync(["run", code]);

        Assert.AreEqual("1.08", Data(allowed));
        Assert.AreEqual(1, denied.ExitCode);
        StringAssert.Contains(denied.Errors, "EGRESS_DENIED");
    }

    [TestMethod]
    public async Task Run_MethodHeadersAndQuery_ReachTheFunction()
    {
        var run = await ServerProcess.RunAsync(
        [
            "run", Write("return [req.method, req.headers, req.query, req.body]"), "--json", "--method", "PUT",
            "--header", "X-Signature: 1f=:", "--header", "Accept: a", "--header", "accept: b", "--query", "page=2", "--query", "tag=x", "--query", "tag=y=z",
        ]);

        Assert.AreEqual("""["PUT",{"x-signature":"1f=:","accept":"a, b"},{"page":"2","tag":["x","y=z"]},{}]""", Data(run));
    }

    [TestMethod]
    [DataRow("--body", "{\"headers\":{\"a\":1}}", "", "{\"headers\":{\"a\":1}}")]
    [DataRow("--body", "[1]", "[2]", "[1]")]
    [DataRow("--body", "-", "\uFEFF{\"from\":\"input\"}\n", "{\"from\":\"input\"}")]
    [DataRow("--json", "--json", "{\"from\":\"input\"}", "{\"from\":\"input\"}")]
    [DataRow("--json", "--json", "", "{}")]
    [DataRow("--body", "null", "", "{}")]
    [DataRow("--body", "0", "", "0")]
    [DataRow("--body", "@body.json", "", "{\"from\":\"file\"}")]
    public async Task Run_Body_ComesFromTheOptionAFileOrTheInput(string option, string value, string input, string expected)
    {
        File.WriteAllText(Path.Combine(_folder, "body.json"), """{"from":"file"}""");

        var run = await ServerProcess.RunInAsync(_folder, input, ["run", Write("return req.body"), "--json", option, value]);

        Assert.AreEqual(expected, Data(run), run.Errors);
    }

    [TestMethod]
    public async Task Run_InputThatIsNoJson_IsRefusedWithItsPlace()
    {
        var (code, _, errors) = await ServerProcess.RunInAsync(_folder, "{\n  oops", ["run", s_hello]);

        Assert.AreEqual(2, code);
        StringAssert.Contains(errors, "The standard input is not JSON at line 2, column 3");
    }

    [TestMethod]
    public async Task Run_BodyLargerThanAllowed_IsRefused()
    {
        var (code, _, errors) = await ServerProcess.RunInAsync(_folder, $"\"{new string('x', 5000)}\"", ["run", s_hello], ("BAAS_MAX_BODY_BYTES", "2000"));

        Assert.AreEqual(2, code);
        StringAssert.Contains(errors, "BAAS_MAX_BODY_BYTES");
    }

    [TestMethod]
    public async Task Run_Env_IsThatOfTheCommandLineBeforeFilesBeforeDotEnv()
    {
        File.WriteAllText(Path.Combine(_folder, ".env"), "A=dot\nB=dot\nC=dot\nJWT_SECRET=0123456789abcdef0123456789abcdef\nBAAS_DB_RAW=false\n");
        File.WriteAllText(Path.Combine(_folder, "one.env"), "B=one\nC=one\n");
        File.WriteAllText(Path.Combine(_folder, "two.env"), "C=two\nD=${OUTSIDE}\n");

        var run = await ServerProcess.RunInAsync(
            _folder, "", ["run", Write("return ctx.env"), "--json", "--env-file", "one.env", "--env-file", "two.env", "--env", "E=given", "--env", "OUTSIDE"], ("OUTSIDE", "of the shell"));

        Assert.AreEqual("""{"A":"dot","B":"one","C":"two","D":"of the shell","E":"given","OUTSIDE":"of the shell"}""", Data(run), "settings are none of the function's values");
    }

    [TestMethod]
    public async Task Run_EnvFileThatIsWrong_NamesTheLine()
    {
        File.WriteAllText(Path.Combine(_folder, "x.env"), "A=1\nsecret\n");

        var (code, _, errors) = await ServerProcess.RunInAsync(_folder, "", ["run", s_hello, "--env-file", "x.env"]);

        Assert.AreEqual(2, code);
        StringAssert.Contains(errors, "x.env line 2 is not NAME=value");
        Assert.IsFalse(errors.Contains("secret"));
    }

    [TestMethod]
    [DataRow("return ctx.error('nope', 404)", 1)]
    [DataRow("return ctx.success(1)", 0)]
    [DataRow("return { status: 'error', success: 1 }", 0)]
    public async Task Run_ContextError_EndsWith1(string body, int expected)
    {
        var person = await ServerProcess.RunAsync(["run", Write(body)]);
        var machine = await ServerProcess.RunAsync(["run", Write(body), "--json"]);

        Assert.AreEqual((expected, expected), (person.ExitCode, machine.ExitCode), person.Errors);
        Assert.AreEqual(expected == 1, person.Errors.Contains("answered with context.error in "));
        Assert.IsTrue(JsonDocument.Parse(person.Output).RootElement.TryGetProperty("status", out _), "what was answered is the output all the same");
    }

    private static string Data((int ExitCode, string Output, string Errors) run)
    {
        Assert.AreEqual(0, run.ExitCode, run.Errors + run.Output);
        return JsonDocument.Parse(run.Output).RootElement.GetProperty("data").GetRawText();
    }

    private string Write(string code)
    {
        var file = Path.Combine(_folder, $"{Guid.NewGuid():N}.js");
        File.WriteAllText(file, code);
        return file;
    }
}
