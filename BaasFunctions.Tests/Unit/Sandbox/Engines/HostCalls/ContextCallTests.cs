using System.Text;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Unit.Sandbox.Engines.HostCalls;

/// <summary>What each member of the context asks of the host, and what it makes of the answer.</summary>
[TestClass]
public sealed class ContextCallTests
{
    [TestMethod]
    [DataRow("context.kv.set('k', { a: 1 }, { ttl: 5 })", "kv.set", """{"key":"k","value":{"a":1},"options":{"ttl":5}}""")]
    [DataRow("context.kv.increment('k')", "kv.increment", """{"key":"k"}""")]
    [DataRow("context.kv.compareAndSet('k', null, 2)", "kv.compareAndSet", """{"key":"k","expected":null,"value":2}""")]
    [DataRow("context.kv.list({ prefix: 'a' })", "kv.list", """{"options":{"prefix":"a"}}""")]
    [DataRow("context.jwt.sign({ sub: '7' }, '1h')", "jwt.sign", """{"payload":{"sub":"7"},"options":"1h"}""")]
    [DataRow("context.jwt.verify('a.b.c')", "jwt.verify", """{"token":"a.b.c"}""")]
    [DataRow("context.files.list()", "files.list", "{}")]
    [DataRow("context.files.url('f1')", "files.url", """{"id":"f1"}""")]
    [DataRow("context.db.raw('SELECT 1', [1, 'a'])", "db.raw", """{"sql":"SELECT 1","params":[1,"a"]}""")]
    [DataRow("context.db.project.entities.users.findOne('u1')", "db.findOne", """{"entity":"users","query":"u1"}""")]
    [DataRow("context.db.project.entities['a\"b'].count()", "db.count", """{"entity":"a\"b"}""")]
    [DataRow("context.db.project.entities.then.count()", "db.count", """{"entity":"then"}""")]
    [DataRow("context.db.project.entities.__proto__.count()", "db.count", """{"entity":"__proto__"}""")]
    [DataRow("context.db.project.entities.users.create({ d: new Date(0), u: undefined })", "db.create", """{"entity":"users","data":{"d":"1970-01-01T00:00:00.000Z"}}""")]
    [DataRow("(({ deleteMany }) => deleteMany({ a: 1 }))(context.db.project.entities.users)", "db.deleteMany", """{"entity":"users","query":{"a":1}}""")]
    [DataRow("context.http.get('https://a.example/x', { params: { q: 1 }, timeout: 5 })", "http.send", """{"method":"GET","url":"https://a.example/x","raw":false,"params":{"q":1},"timeout":5}""")]
    [DataRow("context.http.fetch('https://a.example')", "http.send", """{"method":"GET","url":"https://a.example","raw":true}""")]
    public async Task Call_Arguments_AreSentUnderTheirNames(string call, string operation, string arguments)
    {
        var host = new ScriptedHost(sent => sent.Operation == "http.send" ? Response("", "") : ScriptedHost.Value("null"));

        await DataAsync($"await {call}", host);

        Assert.AreEqual(operation, host.Calls.Single().Operation);
        Assert.AreEqual(arguments, Encoding.UTF8.GetString(host.Calls.Single().ArgumentsJson.Span));
    }

    [TestMethod]
    [DataRow("{ a: 1 }", "{\"a\":1}", "application/json")]
    [DataRow("[1]", "[1]", "application/json")]
    [DataRow("'{}'", "{}", "application/json")]
    [DataRow("new Uint8Array([65, 66]).subarray(1)", "B", null)]
    [DataRow("new Uint16Array([16961]).buffer", "AB", null)]
    [DataRow("new DataView(new Uint8Array([65, 66, 67]).buffer, 1, 1)", "B", null)]
    [DataRow("null", "", null)]
    [DataRow("new URLSearchParams({ grant_type: 'client_credentials', scope: 'a b' })", "grant_type=client_credentials&scope=a+b", "application/x-www-form-urlencoded;charset=UTF-8")]
    [DataRow("new (class Form extends URLSearchParams {})([['a', '1'], ['a', '2']])", "a=1&a=2", "application/x-www-form-urlencoded;charset=UTF-8")]
    [DataRow("{ when: new Date(0), to: new URL('https://a.example/x'), none: undefined }", "{\"when\":\"1970-01-01T00:00:00.000Z\",\"to\":\"https://a.example/x\"}", "application/json")]
    public async Task Http_Bodies_AreSentAsWhatTheyAre(string data, string body, string? type)
    {
        var host = new ScriptedHost(_ => ScriptedHost.Value("""{"status":200,"headers":{}}"""));

        await DataAsync($"await context.http.post('https://a.example', {data})", host);

        Assert.AreEqual(body, Encoding.UTF8.GetString(host.Calls.Single().Body.Span));
        Assert.AreEqual(type, host.Arguments(0).TryGetProperty("content_type", out var sent) ? sent.GetString() : null);
    }

    [TestMethod]
    [DataRow("application/json", "{\"a\":[1]}", "{\"a\":[1]}")]
    [DataRow("application/problem+json; charset=utf-8", "{\"a\":1}", "{\"a\":1}")]
    [DataRow("application/json", "oops", "\"oops\"")]
    [DataRow("text/plain", "{\"a\":1}", "\"{\\\"a\\\":1}\"")]
    [DataRow("image/png", "AB", "\"QUI=\"")]
    [DataRow("", "{\"a\":1}", "{\"a\":1}")]
    [DataRow("application/json", "", "null")]
    public async Task Http_ParsedBody_IsWhatItsTypeSays(string type, string body, string expected)
    {
        var host = new ScriptedHost(_ => Response(type, body));

        Assert.AreEqual(expected, await DataAsync("return await context.http.get('https://a.example')", host));
    }

    [TestMethod]
    [DataRow("context.http.get('https://a.example', { raw: true })")]
    [DataRow("context.http.fetch('https://a.example')")]
    [DataRow("fetch('https://a.example')")]
    public async Task Http_Response_HasStatusHeadersAndReaders(string call)
    {
        var host = new ScriptedHost(_ => Response("application/json", "{\"a\":1}"));

        var data = await DataAsync(
            $"""
            const r = await {call};
            return [r.ok, r.status, r.headers, r.headers.get('Content-TYPE'), r.headers.has('x'), await r.text(), await r.json(), (await r.arrayBuffer()).byteLength, (await r.bytes())[0]];
            """,
            host);

        Assert.AreEqual("""[true,200,{"content-type":"application/json"},"application/json",false,"{\"a\":1}",{"a":1},7,123]""", data);
    }

    [TestMethod]
    public async Task Http_ResponseWithoutJson_RejectsJson()
    {
        var host = new ScriptedHost(_ => Response("text/html", "<html>"));

        Assert.AreEqual("\"SyntaxError\"", await DataAsync("try { await (await fetch('https://a.example')).json() } catch (e) { return e.name }", host));
    }

    [TestMethod]
    public async Task Files_UploadAndDownload_CarryBytesBesideTheArguments()
    {
        var host = new ScriptedHost(call => call.Operation == "files.upload"
            ? ScriptedHost.Value("""{"id":"f1"}""")
            : ScriptedHost.Value("""{"id":"f1","name":"a.txt"}""") with { Body = "hello"u8.ToArray() });

        var data = await DataAsync(
            """
            await context.files.upload('hällo', { name: 'a.txt' });
            await context.files.upload({ name: 'b.bin', type: 'image/png', content: new Uint8Array([1, 2]) });
            const file = await context.files.download('f1');
            return [file.name, await file.text(), (await file.bytes()).length, Object.keys(file)];
            """,
            host);

        Assert.AreEqual("""["a.txt","hello",5,["id","name"]]""", data);
        Assert.AreEqual("hällo", Encoding.UTF8.GetString(host.Calls.ElementAt(0).Body.Span));
        Assert.AreEqual("""{"options":{"name":"a.txt"},"is_text":true}""", host.Arguments(0).GetRawText());
        CollectionAssert.AreEqual((byte[])[1, 2], host.Calls.ElementAt(1).Body.ToArray());
        Assert.AreEqual("""{"name":"b.bin","type":"image/png","is_text":false}""", host.Arguments(1).GetRawText());
    }

    [TestMethod]
    public async Task Transaction_Completed_IsCommittedAndGivesWhatItsFunctionGave()
    {
        var host = new ScriptedHost(call => ScriptedHost.Value(call.Operation == "db.begin" ? "7" : "{\"id\":\"1\"}"));

        var data = await DataAsync(
            "return await context.db.transaction(async (tx) => { const a = await tx.project.entities.users.create({}); return [a.id, Object.keys(tx)]; })", host);

        Assert.AreEqual("""["1",["project"]]""", data);
        CollectionAssert.AreEqual((string[])["db.begin", "db.create", "db.commit"], host.Calls.Select(call => call.Operation).ToArray());
        Assert.AreEqual(7, host.Arguments(1).GetProperty("transaction").GetInt32());
        Assert.AreEqual("""{"transaction":7}""", host.Arguments(2).GetRawText());
    }

    [TestMethod]
    public async Task Transaction_FunctionThrows_IsRolledBackAndRejectsWithItsError()
    {
        var host = new ScriptedHost(call => ScriptedHost.Value("7"));

        var data = await DataAsync(
            "try { await context.db.transaction(async () => { throw new RangeError('no') }) } catch (e) { return [e.name, e.message] }", host);

        Assert.AreEqual("""["RangeError","no"]""", data);
        CollectionAssert.AreEqual((string[])["db.begin", "db.rollback"], host.Calls.Select(call => call.Operation).ToArray());
    }

    [TestMethod]
    public async Task EgressDenied_Uncaught_IsItsOwnOutcome()
    {
        var host = new ScriptedHost(_ => HostAnswer.Failed("EGRESS_DENIED", "10.0.0.1 is a private address"));

        var result = await RunAsync("await fetch('http://10.0.0.1')", host);
        var caught = await RunAsync("try { await fetch('http://10.0.0.1') } catch (e) { throw new Error('mine') }", host);

        Assert.AreEqual((ExecutionOutcome.EgressDenied, "EGRESS_DENIED"), (result.Outcome, result.Error!.Code));
        Assert.AreEqual((ExecutionOutcome.ScriptError, "SCRIPT_ERROR"), (caught.Outcome, caught.Error!.Code));
    }

    [TestMethod]
    public async Task Entities_AsAnObject_IsClosed()
    {
        var data = await DataAsync(
            """
            'use strict';
            const e = context.db.project.entities;
            const tries = [];
            for (const attempt of [() => { e.users = 1 }, () => { delete e.users }, () => Object.defineProperty(e, 'a', { value: 1 }), () => { e.users.findMany = 1 }, () => { context.kv.get = 1 }, () => { context.kv.more = 1 }]) {
              try { attempt(); tries.push('done'); } catch (error) { tries.push(error.name); }
            }
            return [tries, Object.keys(e), JSON.stringify(e), Object.getPrototypeOf(e), e.users === e.users, e[Symbol.iterator] === undefined];
            """,
            ScriptedHost.Echo);

        Assert.AreEqual("""[["TypeError","TypeError","TypeError","TypeError","TypeError","TypeError"],[],"{}",null,true,true]""", data);
    }

    [TestMethod]
    public async Task Context_CanBeCopiedAndShown()
    {
        Assert.AreEqual(
            "[\"object\",\"function\"]",
            await DataAsync("const copy = { ...context }; JSON.stringify(context); return [typeof copy.db, typeof copy.http.get]", ScriptedHost.Echo));
    }

    private static HostAnswer Response(string type, string body) => new()
    {
        ValueJson = TestSandbox.Utf8(
            type.Length == 0
                ? """{"ok":true,"status":200,"statusText":"OK","headers":{},"url":"https://a.example/","redirected":false}"""
                : $$"""{"ok":true,"status":200,"statusText":"OK","headers":{"content-type":"{{type}}"},"url":"https://a.example/","redirected":false}"""),
        Body = Encoding.UTF8.GetBytes(body),
    };

    private static Task<ExecutionResult> RunAsync(string body, IHostCalls host) => TestSandbox.Shared.ExecuteAsync(
        TestSandbox.Request($"export default async function handler(request, context) {{ {body} }}"), host, CancellationToken.None);

    private static async Task<string> DataAsync(string body, IHostCalls host)
    {
        var result = await RunAsync(body, host);
        Assert.AreEqual(ExecutionOutcome.Completed, result.Outcome, result.Error?.Message);
        return result.Data();
    }
}
