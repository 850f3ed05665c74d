namespace BaasFunctions.Tests.EndToEnd;

/// <summary>Functions are deployed, called, changed and taken down by command.</summary>
[TestClass]
public sealed class DeployCommandTests
{
    private static ServerProcess s_server = null!;

    private CommandsOnAServer _commands = null!;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context) => s_server = await ServerProcess.StartAsync();

    [ClassCleanup]
    public static async Task StopAsync() => await s_server.DisposeAsync();

    [TestInitialize]
    public void MakeFolder() => _commands = new CommandsOnAServer(s_server.Client.BaseAddress!.ToString());

    [TestCleanup]
    public void DropFolder() => _commands.Dispose();

    [TestMethod]
    public async Task File_Deployed_IsCalledAtTheUrlThatIsTheOutput()
    {
        _commands.Write("hello.ts", "export default (request: { query: { name: string } }): object => ({ hello: request.query.name });");

        var (code, url, notes) = await _commands.TryAsync(["deploy", "hello.ts", "--message", "the first"]);

        Assert.AreEqual(0, code, notes);
        Assert.AreEqual($"{s_server.Client.BaseAddress}f/shop/hello", url);
        Assert.AreEqual("hello has version 1, online", notes);
        Assert.AreEqual("""{"hello":"Ada"}""", await s_server.Client.GetStringAsync(url + "?name=Ada"));
        Assert.AreEqual("""{"hello":"Grace"}""", await _commands.RunAsync("invoke", "hello", "--path", "?name=Grace"));
    }

    [TestMethod]
    public async Task Function_ChangedAndRolledBack_IsServedAsBefore()
    {
        _commands.Write("greet.js", "export default () => 'one'");
        await _commands.RunAsync("deploy", "greet.js");
        _commands.Write("greet.js", "export default () => 'two'");
        await _commands.RunAsync("deploy", "greet.js", "--message", "says two");

        Assert.AreEqual("\"two\"", await _commands.RunAsync("invoke", "greet"));
        var back = await _commands.TryAsync(["rollback", "greet"]);
        Assert.AreEqual((0, "", "greet is served in version 1 now; version 2 was before"), back);
        Assert.AreEqual("\"one\"", await _commands.RunAsync("invoke", "greet"));

        var versions = (await _commands.RunAsync("versions", "greet")).Split('\n').Select(line => line.Split('\t')).ToArray();
        CollectionAssert.AreEqual(new[] { "2 - says two", "1 served " }, versions.Select(cells => $"{cells[0]} {cells[1]} {cells[5]}").ToArray());

        await _commands.RunAsync("rollback", "greet", "--to", "2");
        Assert.AreEqual("\"two\"", await _commands.RunAsync("invoke", "greet"));
    }

    [TestMethod]
    public async Task Version_NotActivated_WaitsForRollbackToIt()
    {
        _commands.Write("later.js", "export default () => 1");
        await _commands.RunAsync("deploy", "later.js");
        _commands.Write("later.js", "export default () => 2");

        var (code, _, notes) = await _commands.TryAsync(["deploy", "later.js", "--no-activate"]);

        Assert.AreEqual(0, code, notes);
        StringAssert.Contains(notes, "version 1 is still served, `rollback later --to 2` serves this one");
        Assert.AreEqual("1", await _commands.RunAsync("invoke", "later"));
    }

    [TestMethod]
    public async Task Folder_Deployed_DeploysEachFunctionAndNothingElse()
    {
        _commands.Write("functions/one.js", "import { n } from './_shared/n.js'; export default () => n + 1;");
        _commands.Write("functions/two/main.ts", "import { n } from './lib'; export default (): number => n;");
        _commands.Write("functions/two/lib.ts", "export const n: number = 2;");
        _commands.Write("functions/_shared/n.js", "export const n = 0;");
        _commands.Write("functions/one.test.js", "not a function");
        _commands.Write("functions/types.d.ts", "declare const x: number;");
        _commands.Write("eslint.config.js", "not a function");
        _commands.Settings.Add(("BAAS_PROJECT", "folders"));

        var urls = await _commands.RunAsync("deploy", ".");

        CollectionAssert.AreEqual(new[] { "one", "two" }, urls.Split('\n').Select(url => url.Split('/')[^1]).ToArray());
        Assert.AreEqual(("1", "2"), (await _commands.RunAsync("invoke", "one"), await _commands.RunAsync("invoke", "two")));
        var names = (await _commands.RunAsync("functions")).Split('\n').Select(line => line.Split('\t')[0]).ToArray();
        CollectionAssert.AreEqual(new[] { "one", "two" }, names);
        var both = await _commands.TryAsync(["deploy", ".", "--name", "x"]);
        Assert.AreEqual(2, both.ExitCode);
        StringAssert.Contains(both.Errors, "--name is for one");
    }

    [TestMethod]
    public async Task Function_ThatIsNotValid_ShowsPlaceFrameAndFixAndChangesNothing()
    {
        _commands.Write("wrong.js", "export default () => {\n  foo(;\n}\n");

        var (code, output, errors) = await _commands.TryAsync(["deploy", "wrong.js"]);

        Assert.AreEqual((1, ""), (code, output));
        StringAssert.StartsWith(errors, "wrong was not deployed:\nerror: ");
        StringAssert.Contains(errors, "at wrong.js:2:7");
        StringAssert.Contains(errors, "2 |   foo(;");
        var missing = await _commands.TryAsync(["invoke", "wrong"]);
        Assert.AreEqual(1, missing.ExitCode);
        StringAssert.Contains(missing.Errors, "HTTP 404");
    }

    [TestMethod]
    public async Task Status_TakesAFunctionDownAndDelete_RemovesIt()
    {
        _commands.Write("gone.js", "export default () => 1");
        await _commands.RunAsync("deploy", "gone.js");

        await _commands.RunAsync("status", "gone", "offline");
        Assert.AreEqual(1, (await _commands.TryAsync(["invoke", "gone"])).ExitCode);
        var asked = await _commands.TryAsync(["delete", "gone"]);
        Assert.AreEqual(2, asked.ExitCode);
        StringAssert.Contains(asked.Errors, "needs --yes");
        await _commands.RunAsync("delete", "gone", "--yes");

        var again = await _commands.TryAsync(["delete", "gone", "--yes"]);
        Assert.AreEqual(1, again.ExitCode);
        StringAssert.Contains(again.Errors, "(FUNCTION_NOT_FOUND)");
        StringAssert.Contains(again.Errors, "hint: `functions` lists those of the project shop");
    }

    [TestMethod]
    public async Task Invoke_SendsMethodPathHeadersAndBody()
    {
        _commands.Write("echo.js", "export default async (request) => [request.method, request.path, request.query, request.headers['x-a'], request.body];");
        _commands.Write("body.json", """{"from":"file"}""");
        await _commands.RunAsync("deploy", "echo.js");

        Assert.AreEqual("""["PUT","/42",{"q":"1"},"b",{"a":1}]""",
            await _commands.RunAsync("invoke", "echo", "--method", "PUT", "--path", "/42?q=1", "--header", "X-A: b", "--body", """{"a":1}"""));
        Assert.AreEqual("""["POST","",{},null,{"from":"file"}]""", (await _commands.RunAsync("invoke", "echo", "--body", "@body.json")).Replace("\"/\"", "\"\""));
        var (_, piped, errors) = await _commands.TryAsync(["invoke", "echo", "--body", "-"], """{"from":"input"}""");
        StringAssert.EndsWith(piped, """{"from":"input"}]""", errors);
        var whole = await _commands.JsonAsync("invoke", "echo", "--body", "a text");
        Assert.AreEqual((200, "a text"), (whole.GetProperty("status").GetInt32(), whole.GetProperty("body")[4].GetString()));
    }

    [TestMethod]
    public async Task Invoke_OfAFunctionThatAnswersAnError_PrintsItsBodyAndEndsWith1()
    {
        _commands.Write("teapot.js", "export default () => new Response('short and stout', { status: 418 })");
        await _commands.RunAsync("deploy", "teapot.js");

        var (code, output, errors) = await _commands.TryAsync(["invoke", "teapot"]);

        Assert.AreEqual((1, "short and stout"), (code, output));
        StringAssert.StartsWith(errors, "HTTP 418");
    }

    [TestMethod]
    public async Task Env_SetForAProjectOrAFunction_IsWhatFunctionsSee()
    {
        _commands.Write("env.js", "export default (request, context) => context.env.CURRENCY");
        await _commands.RunAsync("deploy", "env.js");

        await _commands.RunAsync("env", "set", "CURRENCY=a=b");
        Assert.AreEqual("\"a=b\"", await _commands.RunAsync("invoke", "env"));
        Assert.AreEqual(0, (await _commands.TryAsync(["env", "set", "CURRENCY", "--function", "env"], "CHF\n")).ExitCode);
        Assert.AreEqual("\"CHF\"", await _commands.RunAsync("invoke", "env"));
        await _commands.RunAsync("env", "remove", "CURRENCY", "--function", "env");
        Assert.AreEqual("\"a=b\"", await _commands.RunAsync("invoke", "env"));
    }

    [TestMethod]
    public async Task Secret_ComesFromTheInputAndIsNeverShown()
    {
        const string secret = "k-7f3a-hidden";

        var (code, output, errors) = await _commands.TryAsync(["env", "set", "MAIL_KEY", "--secret", "--hosts", "api.mail.example,*.mail.example"], secret + "\n");
        var written = await _commands.TryAsync(["env", "set", $"MAIL_KEY={secret}", "--secret", "--hosts", "api.mail.example"]);
        var list = await _commands.RunAsync("env", "list");

        Assert.AreEqual(0, code, errors);
        StringAssert.Contains(errors, "to be sent to api.mail.example, *.mail.example only");
        Assert.AreEqual(2, written.ExitCode);
        StringAssert.Contains(written.Errors, "`env set NAME --secret` reads it from the standard input");
        StringAssert.Contains(list, "MAIL_KEY\t-\tsecret\t");
        Assert.IsFalse((output + errors + written.Output + written.Errors + list).Contains(secret, StringComparison.Ordinal));
    }

    [TestMethod]
    public async Task Json_IsWhatTheApiAnswers()
    {
        _commands.Write("json.js", "export default () => 1");

        var deployed = await _commands.JsonAsync("deploy", "json.js");
        var list = await _commands.JsonAsync("functions");
        var refused = await _commands.TryAsync(["rollback", "json", "--json"]);

        Assert.AreEqual((true, "json"), (deployed.GetProperty("created").GetBoolean(), deployed.GetProperty("function").Text("name")));
        Assert.IsTrue(list.GetProperty("functions").EnumerateArray().Any(function => function.Text("name") == "json"));
        Assert.AreEqual(1, refused.ExitCode);
        Assert.AreEqual("NO_PREVIOUS_VERSION", System.Text.Json.JsonDocument.Parse(refused.Output).RootElement.Text("code"));
    }

    [TestMethod]
    [DataRow("deploy")]
    [DataRow("deploy /no/such/file.js")]
    [DataRow("deploy . --status gone")]
    [DataRow("status x gone")]
    [DataRow("rollback x --to 0")]
    [DataRow("invoke x --path y")]
    [DataRow("invoke x --header novalue")]
    [DataRow("invoke x --body @/no/such/file")]
    [DataRow("env set =x")]
    [DataRow("env set X --secret")]
    [DataRow("functions --url ftp://x")]
    [DataRow("functions --url http://user:word@x")]
    [DataRow("functions --profile nobody")]
    public async Task Usage_ThatIsWrong_EndsWith2(string arguments)
    {
        var (code, output, errors) = await _commands.TryAsync(arguments.Split(' '));

        Assert.AreEqual((2, ""), (code, output), errors);
        Assert.IsFalse(string.IsNullOrWhiteSpace(errors) || errors.Contains("   at ", StringComparison.Ordinal) || errors.Contains("word", StringComparison.Ordinal), errors);
    }
}
