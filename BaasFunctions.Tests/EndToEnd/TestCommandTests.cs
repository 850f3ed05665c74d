using System.Text.Json;
using System.Xml.Linq;

namespace BaasFunctions.Tests.EndToEnd;

/// <summary><c>test</c>: what docs/testing.md says of the tests beside functions.</summary>
[TestClass]
public sealed class TestCommandTests
{
    private readonly CommandsOnAServer _commands = new("http://127.0.0.1:1");

    [TestCleanup]
    public void RemoveFolder() => _commands.Dispose();

    [TestMethod]
    public async Task Cases_AreALineEach_AndWhatIsNotAsExpectedIsNamedByItsPath()
    {
        _commands.Write("total.ts", "export default (request: { body: { lines: number[] } }) => ({ total: request.body.lines.reduce((sum, line) => sum + line, 0), count: request.body.lines.length });");
        _commands.Write("total.test.json", """
            { "cases": [
              { "name": "adds lines", "body": { "lines": [1, 2] }, "expect": { "data": { "total": 3 } } },
              { "name": "is wrong", "body": { "lines": [1, 2] }, "expect": { "data": { "total": 4, "count": 1, "tax": 0 } } },
              { "name": "is exact", "body": { "lines": [] }, "expect": { "data_equals": { "total": 0 } } }
            ] }
            """);

        var (code, output, errors) = await _commands.TryAsync(["test"]);

        Assert.AreEqual(1, code, errors);
        CollectionAssert.AreEqual(
            new[] { "pass\ttotal.ts\tadds lines", "fail\ttotal.ts\tis wrong", "fail\ttotal.ts\tis exact" }, output.Split('\n').Select(line => line[..line.LastIndexOf('\t')]).ToArray());
        StringAssert.Contains(errors, "total.ts: is wrong\n  data.total: expected 4, found 3\n  data.count: expected 1, found 2\n  data.tax: expected 0, found no such member\n");
        StringAssert.Contains(errors, "total.ts: is exact\n  data.count: expected no such member, found 0\n");
        StringAssert.EndsWith(errors, "2 of 3 failed");
    }

    [TestMethod]
    public async Task Document_DoesWhatItSays()
    {
        using var follower = new DocumentFollower("http://127.0.0.1:1");

        await follower.FollowAsync("docs/testing.md");

        Assert.AreEqual((1, 1), (follower.Commands, follower.Outputs));
    }

    [TestMethod]
    public async Task FunctionThatFails_ShowsItsLogAndThePlace()
    {
        _commands.Write("fail.js", "export default (request, context) => {\n  context.log.info('begins');\n  return request.body.user.name;\n};\n");
        _commands.Write("fail.test.json", """
            { "cases": [
              { "name": "fails", "body": {} },
              { "name": "is expected to fail", "body": {}, "expect": { "status": "error", "error": "undefined" } },
              { "name": "logs", "body": { "user": { "name": "Ada" } }, "expect": { "data": "Ada", "logs": ["begins"] } }
            ] }
            """);

        var (code, output, errors) = await _commands.TryAsync(["test", "fail.js"]);

        Assert.AreEqual(1, code, errors);
        CollectionAssert.AreEqual(new[] { "fail", "pass", "pass" }, output.Split('\n').Select(line => line.Split('\t')[0]).ToArray());
        StringAssert.Contains(errors, "  status: expected \"success\", found \"error\"");
        StringAssert.Contains(errors, "info  begins");
        StringAssert.Contains(errors, "at line 3, column ");
    }

    [TestMethod]
    public async Task EachCase_BeginsWithAnEmptyStore_WhichItsCallsShare()
    {
        _commands.Write("count.js", "export default async (request, { kv, db }) => { await db.project.entities.things.create({ at: 1 }); return [await kv.increment('n'), await db.project.entities.things.count()]; };");
        _commands.Write("count.test.json", """
            { "cases": [
              { "calls": [{ "expect": { "data": [1, 1] } }, { "expect": { "data": [2, 2] } }] },
              { "name": "again", "expect": { "data": [1, 1], "calls": ["db.create", "kv.increment"] } }
            ] }
            """);

        Assert.AreEqual("pass pass", await ResultsAsync("test"));
        Assert.IsFalse(Directory.EnumerateDirectories(_commands.Folder).Any(), "nothing is kept");
    }

    [TestMethod]
    public async Task Mocks_AnswerWhatTheyAreFor_TheStoreTheRest_AndNothingElseIsReached()
    {
        _commands.Write("calls.js", """
            export default async (request, { db, http, kv }) => {
              await db.project.entities.orders.create({ total: 5 });
              const [user] = await db.project.entities.users.findMany({ name: 'Ada' });
              const rate = await http.get(request.body.url);
              return { user: user.id, orders: await db.project.entities.orders.count(), rate: rate.rate, key: await kv.get('k') };
            };
            """);
        _commands.Write("calls.test.json", """
            {
              "mocks": {
                "db": { "users": [{ "id": 7, "name": "Ada" }, { "id": 8, "name": "Grace" }] },
                "http": [{ "url": "https://rates.example/*", "body": { "rate": 1.08 }, "times": 1 }],
                "kv": { "k": "kept" }
              },
              "cases": [
                { "name": "a", "body": { "url": "https://rates.example/latest" }, "expect": { "data": { "user": 7, "orders": 1, "rate": 1.08, "key": "kept" } } },
                { "name": "b", "body": { "url": "https://rates.example/latest" }, "expect": { "data": { "user": 7, "orders": 1, "rate": 1.08 } } },
                { "name": "c", "body": { "url": "https://other.example/" }, "expect": { "error_code": "NOT_MOCKED" } },
                { "name": "d", "body": { "url": "https://other.example/" }, "mocks": {}, "expect": { "error_code": "NOT_MOCKED", "calls": [{ "call": "db.findMany", "answered_by": "live" }, "http.send"] } }
              ]
            }
            """);

        Assert.AreEqual("pass pass pass pass", await ResultsAsync("test"));
    }

    [TestMethod]
    public async Task Env_IsThatOfTheFileAndTheCase_NotThatOfDotEnv()
    {
        _commands.Write(".env", "FROM_DOT_ENV=1\n");
        _commands.Write("env.js", "export default (request, context) => ({ ...context.env, project: context.project.id });");
        _commands.Write("env.test.json", """
            { "env": { "A": "file", "B": "file" }, "cases": [
              { "env": { "B": "case" }, "expect": { "data_equals": { "A": "file", "B": "case", "project": "test_project" } } },
              { "context": { "project_id": "shop" }, "expect": { "data_equals": { "A": "file", "B": "file", "project": "shop" } } }
            ] }
            """);

        Assert.AreEqual("pass pass", await ResultsAsync("test"));
    }

    [TestMethod]
    public async Task ValueThatIsKept_IsSentByLaterCalls()
    {
        _commands.Write("session.js", "export default async (request, { jwt }) => request.body.token ? (await jwt.verify(request.body.token)).payload : { token: await jwt.sign({ sub: 'ada' }) };");
        _commands.Write("session.test.json", """
            { "calls": [
              { "body": {}, "keep": { "token": "data.token" } },
              { "body": { "token": "{token}" }, "expect": { "data": { "sub": "ada" } } }
            ] }
            """);
        _commands.Write("lost.js", "export default () => ({});");
        _commands.Write("lost.test.json", """{ "keep": { "token": "data.token" } }""");

        var (_, output, errors) = await _commands.TryAsync(["test"]);

        StringAssert.Contains(output, "pass\tsession.js\tcase 1");
        StringAssert.Contains(errors, "lost.js: case 1\n  keep.token: the answer has no data.token");
    }

    [TestMethod]
    public async Task LoopWithoutEnd_IsEndedByTheLimitOfTheFunction()
    {
        _commands.Write("loop.js", "export const config = { timeout: 200 };\nexport default () => { for (;;) {} };");
        _commands.Write("loop.test.json", """{ "expect": { "error_code": "TIMEOUT" } }""");

        Assert.AreEqual("pass", await ResultsAsync("test"));
    }

    [TestMethod]
    [DataRow("""{ "expect": { "dta": 1 } }""", "$.expect must be an object with data in place of what was sent")]
    [DataRow("""{ "cases": [{ "name": "a" }, { "bdy": {} }] }""", "$.cases[1] must be an object with body in place of what was sent")]
    [DataRow("""{ "cases": [] }""", "$.cases must be an array of cases")]
    [DataRow("""{ "body": {}, "request": {} }""", "with request or, in short, its body, not with both")]
    [DataRow("""{ "mocks": { "http": [{ "status": 200 }] } }""", "$.mocks.http[0] must be an object with a url")]
    [DataRow("{\n  oops", "no JSON at line 2, column 3")]
    [DataRow("""{ "body": 1, "body": 2 }""", "no JSON")]
    public async Task FileThatIsWrong_IsNamedWithThePath_AndTheOthersRun(string file, string fault)
    {
        _commands.Write("one.js", "export default () => 1;");
        _commands.Write("one.test.json", file);
        _commands.Write("two.js", "export default () => 2;");
        _commands.Write("two.test.json", """{ "expect": { "data": 2 } }""");

        var (code, output, errors) = await _commands.TryAsync(["test"]);

        Assert.AreEqual(1, code);
        StringAssert.Contains(errors, fault);
        StringAssert.Contains(errors, "one.test.json: ");
        StringAssert.Contains(output, "pass\ttwo.js");
    }

    [TestMethod]
    public async Task JUnit_HasASuiteForEachFunction_WithFailuresAndErrors()
    {
        _commands.Write("a.js", "export default (request, context) => { context.log.warn('\\u0007bell'); return 'x'; };");
        _commands.Write("a.test.json", """{ "cases": [{ "name": "good", "expect": { "data": "x" } }, { "name": "bad & ugly", "expect": { "data": "\u0001<y>" } }] }""");
        _commands.Write("b.js", "export default () => 1;");
        _commands.Write("b.test.json", "{");

        Assert.AreEqual(1, (await _commands.TryAsync(["test", "--junit", "results.xml"])).ExitCode);

        var root = XDocument.Load(Path.Combine(_commands.Folder, "results.xml")).Root!;
        Assert.AreEqual(("3", "1", "1"), ((string)root.Attribute("tests")!, (string)root.Attribute("failures")!, (string)root.Attribute("errors")!));
        CollectionAssert.AreEqual(new[] { "a.js", "b.js" }, root.Elements("testsuite").Select(suite => (string)suite.Attribute("name")!).ToArray());
        var bad = root.Descendants("testcase").Single(one => (string)one.Attribute("name")! == "bad & ugly");
        StringAssert.StartsWith((string)bad.Element("failure")!.Attribute("message")!, "data: expected \"\\u0001<y>\", found \"x\"");
        StringAssert.Contains((string)bad.Element("system-out")!, "warn \uFFFDbell");
        Assert.IsNull(root.Descendants("testcase").First().Element("failure"));
    }

    [TestMethod]
    public async Task Coverage_IsThatOfAllCasesTogether()
    {
        _commands.Write("lib/sign.ts", "export function sign(n: number): string {\n  if (n < 0) {\n    return 'minus';\n  }\n  if (n === 0) {\n    return 'zero';\n  }\n  return 'plus';\n}\n");
        _commands.Write("signs.ts", "import { sign } from './lib/sign';\n\nexport default (request: { body: number[] }) => request.body.map(sign);\n");
        _commands.Write("signs.test.json", """{ "cases": [{ "body": [1] }, { "body": [-1, 2] }] }""");

        var (code, _, errors) = await _commands.TryAsync(["test", "--coverage", "--lcov", "lcov.info"]);
        var json = await _commands.JsonAsync("test", "--coverage");

        Assert.AreEqual(0, code, errors);
        StringAssert.Contains(errors, "lib/sign.ts  5           4    80.0 %   6");
        Assert.AreEqual(
            "TN:\nSF:lib/sign.ts\nDA:2,2\nDA:3,1\nDA:5,2\nDA:6,0\nDA:8,2\nLF:5\nLH:4\nend_of_record\nTN:\nSF:signs.ts\nDA:3,2\nLF:1\nLH:1\nend_of_record\n",
            await File.ReadAllTextAsync(Path.Combine(_commands.Folder, "lcov.info")));
        var file = json.GetProperty("coverage")[0];
        Assert.AreEqual(("lib/sign.ts", 80, "6"), (file.Text("file"), file.GetProperty("percent").GetInt32(), file.Text("gaps")));
    }

    [TestMethod]
    public async Task Json_IsOneObjectWithEachCase()
    {
        _commands.Write("one.js", "export default () => { throw new RangeError('no'); };");
        _commands.Write("one.test.json", """{ "name": "throws" }""");

        var (code, output, _) = await _commands.TryAsync(["test", "--json"]);
        var json = JsonDocument.Parse(output).RootElement;
        var only = json.GetProperty("cases")[0];

        Assert.AreEqual((1, 1, 1), (code, json.GetProperty("total").GetInt32(), json.GetProperty("failed").GetInt32()));
        Assert.AreEqual(("one.js", "throws", false), (only.Text("function"), only.Text("name"), only.GetProperty("passed").GetBoolean()));
        Assert.AreEqual(("status", "no", 1), (only.GetProperty("failures")[0].Text("path"), only.GetProperty("error").Text("message"), only.GetProperty("error").GetProperty("line").GetInt32()));
    }

    [TestMethod]
    public async Task Filter_And_Paths_ChooseCases()
    {
        foreach (var name in (string[])["a", "b"])
        {
            _commands.Write($"functions/{name}.js", "export default () => 1;");
            _commands.Write($"functions/{name}.test.json", """{ "cases": [{ "name": "First" }, { "name": "second" }] }""");
        }

        _commands.Write("node_modules/x.js", "export default () => 1;");
        _commands.Write("node_modules/x.test.json", """{ "expect": { "data": 2 } }""");

        Assert.AreEqual("pass pass pass pass", await ResultsAsync("test"));
        Assert.AreEqual("pass pass", await ResultsAsync("test", "--filter", "first"));
        Assert.AreEqual("pass", await ResultsAsync("test", "--filter", "b.js first"));
        Assert.AreEqual("pass pass", await ResultsAsync("test", "functions/a.js"));
        Assert.AreEqual("pass pass", await ResultsAsync("test", "functions/b.test.json", "functions/b.js"));
        Assert.AreEqual(2, (await _commands.TryAsync(["test", "--filter", "third"])).ExitCode);
    }

    [TestMethod]
    [DataRow("test", "has no tests")]
    [DataRow("test alone.js", "there is no alone.test.json beside it")]
    [DataRow("test orphan", "orphan.test.json is beside no function")]
    [DataRow("test /no/such", "/no/such")]
    [DataRow("test --coverage=maybe", "maybe")]
    public async Task Usage_ThatIsWrong_EndsWith2(string arguments, string fault)
    {
        _commands.Write("alone.js", "export default () => 1;");
        Directory.CreateDirectory(Path.Combine(_commands.Folder, "orphan"));
        if (arguments.EndsWith("orphan", StringComparison.Ordinal))
        {
            _commands.Write("orphan/orphan.test.json", "{}");
        }

        var (code, output, errors) = await _commands.TryAsync(arguments.Split(' '));

        Assert.AreEqual((2, ""), (code, output), errors);
        StringAssert.Contains(errors, fault);
    }

    private async Task<string> ResultsAsync(params string[] arguments)
    {
        var (_, output, errors) = await _commands.TryAsync(arguments);
        var results = string.Join(' ', output.Split('\n').Select(line => line.Split('\t')[0]));
        Assert.IsTrue(results.Length > 0 && !results.Contains("fail", StringComparison.Ordinal), errors);
        return results;
    }
}
