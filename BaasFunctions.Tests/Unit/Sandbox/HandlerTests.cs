using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Tests.Unit.Sandbox.Support;
using static BaasFunctions.Tests.Unit.Sandbox.Support.TestSandbox;

namespace BaasFunctions.Tests.Unit.Sandbox;

/// <summary>Which texts are functions, and what their handlers are called with.</summary>
[TestClass]
public sealed class HandlerTests
{
    [TestMethod]
    [DataRow("export default async function handler(request, context) { return request.body.n + 1; }")]
    [DataRow("export default function (request) { return request.body.n + 1; }")]
    [DataRow("export default async (req, ctx) => req.body.n + 1")]
    [DataRow("export default({ body: { n } }) => n + 1;")]
    [DataRow("const h = (r) => r.body.n + 1; export { h as default };")]
    [DataRow("export default handler; function handler(r) { return add(r.body.n); } const add = (n) => n + 1;")]
    [DataRow("// export default is here\nconst text = 'import x from y';\nexport default (r) => r.body.n + 1;")]
    [DataRow("export default { then: undefined } && ((r) => Promise.resolve(r.body.n + 1));")]
    [DataRow("const start = await Promise.resolve(1); export default (r) => r.body.n + start;")]
    [DataRow("return req.body.n + 1")]
    [DataRow("return request.body.n + 1;")]
    [DataRow("const { n } = await Promise.resolve(req.body); return n + 1; // done")]
    [DataRow("// export default function\nreturn req.body.n + 1")]
    [DataRow("const req2 = req; { const req = { n: 1 }; var plus = req.n; } return req2.body.n + plus;")]
    [DataRow("const ctx = { n: 1 }; return req.body.n + ctx.n;")]
    [DataRow("undeclared = 1; return req.body.n + undeclared;")]
    public async Task Code_InEachForm_IsAFunction(string code)
    {
        var result = await RunAsync(code, r => r.WithBody("""{"n":41}"""));

        Assert.AreEqual(ExecutionOutcome.Completed, result.Outcome, result.Error?.Message);
        Assert.AreEqual("42", result.Data());
    }

    [TestMethod]
    [DataRow("1 + 1")]
    [DataRow("")]
    [DataRow("const a = 1;")]
    [DataRow("return;")]
    [DataRow("export default () => {}")]
    [DataRow("export default () => function () {}")]
    [DataRow("export default () => Symbol('x')")]
    public async Task Code_ReturningNothing_CompletesWithNull(string code)
    {
        var result = await RunAsync(code);

        Assert.AreEqual(ExecutionOutcome.Completed, result.Outcome, result.Error?.Message);
        Assert.AreEqual("null", result.Data());
    }

    [TestMethod]
    [DataRow("export default 42;", "a number")]
    [DataRow("export default 'text';", "a string")]
    [DataRow("export default { handler() {} };", "an object")]
    [DataRow("export default [];", "an array")]
    [DataRow("const x = null; export { x as default };", "null")]
    [DataRow("async function handler() {} export default handler();", "a promise (is the handler called instead of exported?)")]
    public async Task DefaultExport_NotAFunction_SaysWhatItIsAndWhatToExport(string code, string kind)
    {
        var result = await RunAsync(code);

        Assert.AreEqual(ExecutionOutcome.ScriptError, result.Outcome);
        Assert.AreEqual(
            $"Exported default is not a function but {kind}: write export default async function handler(request, context) {{ ... }}", result.Error!.Message);
        Assert.AreEqual("Error", result.Error.Name);
    }

    [TestMethod]
    [DataRow("export const config = {};")]
    [DataRow("export const handler = () => 1;")]
    public async Task Module_WithoutDefaultExport_SaysWhatToAdd(string code)
    {
        var result = await RunAsync(code);

        Assert.AreEqual(ExecutionOutcome.SyntaxError, result.Outcome);
        Assert.AreEqual(ErrorCodes.NoDefaultExport, result.Error!.Code);
        StringAssert.Contains(result.Error.Message, "export default async function handler(request, context)");
    }

    [TestMethod]
    [DataRow("async function handler(request, context) {\n  return { ok: true };\n}", "handler", 1, 16)]
    [DataRow("function main() { return 1; }", "main", 1, 10)]
    [DataRow("// a note\nconst handler = async () => 1;", "handler", 2, 7)]
    [DataRow("const handler = async function (request) { return request; };", "handler", 1, 7)]
    [DataRow("'use strict';\nconst LIMIT = 5, cache = new Map();\nfunction help() { return LIMIT; }\nasync function handler() { return help(); }\nclass Order {}", "handler", 4, 16)]
    [DataRow("handler = async (request) => request.body;", "handler", 1, 1)]
    [DataRow("const help = { a: [1, `b`], c: -1 };\nlet transform = (x) => x;\ntransform;", "transform", 2, 5)]
    public async Task Handler_ThatIsDeclaredButNotExported_IsRefusedWithWhatToWrite(string code, string name, int line, int column)
    {
        var result = await RunAsync(code);

        Assert.AreEqual(ExecutionOutcome.SyntaxError, result.Outcome);
        Assert.AreEqual(ErrorCodes.NoDefaultExport, result.Error!.Code);
        StringAssert.StartsWith(result.Error.Message, $"{name} is declared, but never called or exported");
        StringAssert.Contains(result.Error.Message, "export default async function handler(request, context)");
        Assert.AreEqual((line, column), (result.Error.Diagnostic!.Line, result.Error.Diagnostic.Column));
    }

    [TestMethod]
    [DataRow("function main() { console.log('ran'); } main();", 1)]
    [DataRow("(async () => console.log('ran'))();", 1)]
    [DataRow("const f = () => 1; const x = f(); console.log('ran');", 1)]
    [DataRow("const work = new Promise((done) => { console.log('ran'); done(); });", 1)]
    [DataRow("function Job() { console.log('ran'); } new Job();", 1)]
    [DataRow("const help = () => 1; class Job { constructor() { console.log('ran'); } } const job = new Job();", 1)]
    [DataRow("function help() {} class Job { static { console.log('ran'); } }", 1)]
    [DataRow("function help() {} class Job { static first = console.log('ran'); }", 1)]
    [DataRow("const x = 1;", 0)]
    [DataRow("// nothing", 0)]
    [DataRow("if (true) { function f() {} }", 0)]
    public async Task Body_ThatDoesSomethingOrDeclaresNoFunction_Completes(string code, int logs)
    {
        var result = await RunAsync(code);

        Assert.AreEqual(ExecutionOutcome.Completed, result.Outcome, result.Error?.Message);
        Assert.HasCount(logs, result.Logs);
    }

    [TestMethod]
    public async Task Module_ThatExportsOnlyByName_NamesWhatItExports()
    {
        StringAssert.StartsWith((await RunAsync("export async function handler() {}")).Error!.Message, "The module exports handler, but no default");
        StringAssert.StartsWith((await RunAsync("export const GET = () => 1;")).Error!.Message, "The module exports GET, but no default");
    }

    [TestMethod]
    [DataRow("import fs from 'fs';\nexport default () => fs;", 1, 16)]
    [DataRow("export default () => 1;\nexport * from './other.js';", 2, 15)]
    [DataRow("export { default } from 'axios';", 1, 25)]
    public async Task Import_OfAnything_IsRefusedAtItsPlace(string code, int line, int column)
    {
        var result = await RunAsync(code);

        Assert.AreEqual(ExecutionOutcome.SyntaxError, result.Outcome);
        Assert.AreEqual(ErrorCodes.ImportNotAvailable, result.Error!.Code);
        StringAssert.Contains(result.Error.Message, "is not available");
        Assert.AreEqual(line, result.Error.Diagnostic!.Line);
        Assert.AreEqual(column, result.Error.Diagnostic.Column);
    }

    [TestMethod]
    public async Task DynamicImport_OfAnything_RejectsAndNamesIt()
    {
        Assert.AreEqual(
            "\"TypeError: import of 'fs' is not available: a function imports its own files alone, by a relative path such as './prices.js'\"",
            await DataOfBodyAsync("try { await import('fs'); } catch (e) { return `${e.name}: ${e.message}`; }"));
        Assert.AreEqual("\"undefined\"", await DataOfBodyAsync("return typeof ShadowRealm"));
        Assert.AreEqual("\"true undefined undefined\"", await DataOfBodyAsync(
            "const gone = delete globalThis.ShadowRealm; return `${gone} ${typeof ShadowRealm} ${typeof globalThis.ShadowRealm}`"));
        Assert.AreEqual("false", await DataOfBodyAsync("return Object.keys(globalThis).includes('ShadowRealm')"));
        Assert.AreEqual("\"caught\"", await DataOfBodyAsync("return import('function').catch(() => 'caught')"));
    }

    [TestMethod]
    public async Task BareBody_ClosingTheWrapping_IsASyntaxError()
    {
        var result = await RunAsync("})(); }), (function () { (async function () { return 1;");

        Assert.AreEqual(ExecutionOutcome.SyntaxError, result.Outcome);
    }

    [TestMethod]
    [DataRow("""{"name":"Ada"}""", """{"name":"Ada"}""")]
    [DataRow("""{"body":{"a":1},"x":2}""", """{"a":1}""")]
    [DataRow("""{"body":"","x":2}""", """{"body":"","x":2}""")]
    [DataRow("""{"body":0}""", "0")]
    [DataRow("""{"body":null}""", "null")]
    [DataRow("""{"body":null,"x":2}""", """{"body":null,"x":2}""")]
    [DataRow("[]", "[]")]
    [DataRow("[1,2]", "[1,2]")]
    [DataRow("\"text\"", "\"text\"")]
    [DataRow("null", "{}")]
    [DataRow("", "{}")]
    public async Task RequestBody_IsTheBodyMemberOrTheWholeValue(string request, string body) =>
        Assert.AreEqual(body, await DataOfBodyAsync("return request.body", r => r.WithBody(request)));

    [TestMethod]
    public async Task Request_HasExactlySixMembersWithDefaults()
    {
        Assert.AreEqual(
            """{"body":{},"headers":{},"query":{},"method":"POST","url":"","ip":"127.0.0.1"}""",
            await DataOfBodyAsync("return request"));
        Assert.AreEqual(
            """{"body":{"b":1},"headers":{"h":"1"},"query":{"q":"2"},"method":"PUT","url":"/u","ip":"::1"}""",
            await DataOfBodyAsync("return request", r => r.WithBody(
                """{"body":{"b":1},"headers":{"h":"1"},"query":{"q":"2"},"method":"PUT","url":"/u","ip":"::1","other":1}""")));
    }

    [TestMethod]
    public async Task RequestJson_UnusualMembers_ArePlainData()
    {
        Assert.AreEqual(
            "[true,\"polluted\",false,2,\"\\ud800\",128]",
            await DataOfBodyAsync(
                """
                const b = request.body;
                let depth = 0;
                for (let x = b.deep; Array.isArray(x); x = x[0]) depth++;
                return [Object.hasOwn(b, '__proto__'), b['__proto__'].x, 'x' in {}, b.twice, b.lone, depth + 1];
                """,
                r => r.WithBody($$"""{"__proto__":{"x":"polluted"},"twice":1,"twice":2,"lone":"\ud800","deep":{{Nested(127)}}}""")));

        static string Nested(int depth) => new string('[', depth) + new string(']', depth);
    }

    [TestMethod]
    [DataRow("{")]
    [DataRow("{\"a\":}")]
    [DataRow("[1,]")]
    public async Task RequestJson_Invalid_IsRejected(string json)
    {
        var result = await RunAsync("return 1", r => r.WithBody(json));

        Assert.AreEqual(ExecutionOutcome.Rejected, result.Outcome);
        Assert.AreEqual(ErrorCodes.InvalidRequest, result.Error!.Code);
    }

    [TestMethod]
    public async Task RequestJson_TooDeep_IsRejected()
    {
        var result = await RunAsync("return 1", r => r.WithBody(new string('[', 500) + new string(']', 500)));

        Assert.AreEqual(ExecutionOutcome.Rejected, result.Outcome);
        Assert.AreEqual(ErrorCodes.InvalidRequest, result.Error!.Code);
    }
}
