using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Tests.Unit.Sandbox.Support;
using static BaasFunctions.Tests.Unit.Sandbox.Support.TestSandbox;

namespace BaasFunctions.Tests.Unit.Sandbox;

/// <summary>The errors that newcomers make say what to do.</summary>
[TestClass]
public sealed class HintTests
{
    [TestMethod]
    [DataRow("const crypto = require('crypto'); return crypto;", "context.utils.hash()")]
    [DataRow("const fs = require(\"node:fs/promises\");", "context.files")]
    [DataRow("const x = require(name());\nfunction name() { return 'a' }", "there are no modules of Node")]
    [DataRow("return module.id;", "export default async function handler(request, context)")]
    [DataRow("return Deno.cwd();", "export default async function handler(request, context)")]
    [DataRow("addEventListener('fetch', () => 1);", "export default async function handler(request, context)")]
    [DataRow("return import('lodash');", "methods of arrays and objects")]
    [DataRow("export default async function (req, ctx) {\n  for (i = 0; i < 5; i++) {}\n}", "Declare i with const or let")]
    [DataRow("export default () => context.env.A;", "function handler(request, context)")]
    [DataRow("export default () => log.info('a');", "context.log")]
    [DataRow("export default () => res.json({});", "return data")]
    [DataRow("const customers = []; return cutomers.length;", "Did you mean customers?")]
    [DataRow("return JSN.parse('1');", "Did you mean JSON?")]
    [DataRow("const parse = 1; return parse<string>('a');", "TypeScript")]
    [DataRow("context.logger.info('a');", "did you mean context.log?")]
    [DataRow("return ctx.db.project.entities.users.findAll({});", "context.db.project.entities.users.findAll does not exist")]
    [DataRow("return ctx.db.projects.entities.users.count();", "did you mean context.db.project?")]
    [DataRow("export default async (req, c) => c.utlis.hash('a');", "did you mean context.utils?")]
    [DataRow("export default async (req, c) => {\n  return c.database\n    .users\n    .find();\n}", "context.database does not exist")]
    [DataRow("const rows = await ctx.db\n  .projects\n  .entities.users.findMany();", "did you mean context.db.project?")]
    [DataRow("export default (req, res) => res.json({ ok: true });", "return data")]
    [DataRow("const { logger } = ctx; logger.info('a');", "did you mean context.log?")]
    [DataRow("export default async (req, { logger }) => logger.info('a');", "did you mean context.log?")]
    public async Task Error_ThatNewcomersMake_HasAHint(string code, string hint)
    {
        var result = await RunAsync(code);

        Assert.AreEqual(ExecutionOutcome.ScriptError, result.Outcome, result.Error?.Message);
        StringAssert.Contains(result.Error!.Hint, hint, result.Error.Message);
        Assert.AreEqual($"{result.Error.Message}. {result.Error.Hint}", result.Error.MessageWithHint);
    }

    [TestMethod]
    [DataRow("import axios from 'axios';\nexport default () => axios;", "await context.http.get(url)")]
    public async Task Import_OfAModule_NamesItsReplacement(string code, string hint) =>
        StringAssert.StartsWith((await RunAsync(code)).Error!.Hint, hint + ". Bundle packages into the function: ");

    [TestMethod]
    [DataRow("throw new Error('x')")]
    [DataRow("throw new TypeError('own')")]
    [DataRow("const user = undefined; return user.name;")]
    [DataRow("return [].missing();")]
    [DataRow("ctx.log.info('fine'); return null.x;")]
    [DataRow("throw 'process is not defined'")]
    [DataRow("try { context.logger.info('a'); } catch { }\nreturn null.x;")]
    public async Task Error_OfTheFunctionItself_HasNone(string code) => Assert.IsNull((await RunAsync(code)).Error!.Hint);

    [TestMethod]
    [DataRow("return 1 +;")]
    [DataRow("const a = ;")]
    [DataRow("const x: 5;")]
    [DataRow("call(total: 5);")]
    [DataRow("call(name: Name, other);")]
    [DataRow("if (a): return 1;")]
    [DataRow("for (const x of list):\n  f(x);")]
    [DataRow("return\n{\n  a: 1,\n  b: Two\n}")]
    [DataRow("const o = { a: 1 b: 2 };")]
    [DataRow("const o = { a = 1 };x")]
    [DataRow("const a = b c;")]
    [DataRow("let type name = 5;")]
    [DataRow("function f( { return 1; }")]
    [DataRow("const x = (1, 2;")]
    [DataRow("a ? b;")]
    [DataRow("a ? b : c : d;")]
    [DataRow("import x as y from 'z';")]
    [DataRow("export { a as };")]
    [DataRow("const enumeration { a }")]
    [DataRow("class A { name 5 }")]
    [DataRow("class A { x = 1, y = 2 }")]
    [DataRow("return !;")]
    [DataRow("wrong! go")]
    [DataRow("This is a sentence as everybody writes it.")]
    [DataRow("def handler(request):\n    return request")]
    [DataRow("SELECT * FROM users;")]
    [DataRow("{ \"a\": 1, \"b\": 2 }")]
    public async Task Typo_IsNotBlamedOnTypeScript(string code)
    {
        var error = (await RunAsync(code)).Error;

        Assert.AreEqual("SyntaxError", error?.Name, error?.Message);
        Assert.IsNull(error!.Hint, $"{error.Message} {error.Diagnostic?.CodeFrame}");
    }

    [TestMethod]
    [DataRow("export default (request, context) => { const a = await context.kv.get('a'); return a }")]
    [DataRow("export default request => request.body.forEach(x => await x)")]
    [DataRow("export default () => { for await (const x of []) {} }")]
    [DataRow("[1].forEach(x => { await f(x) }); return 1")]
    [DataRow("[1].forEach(x => await f(x)); return 1")]
    [DataRow("function later() { return await  soon }\nreturn later()")]
    public async Task Await_WhereNothingCanAwait_SaysToWriteAsync(string code)
    {
        var error = (await RunAsync(code)).Error!;

        Assert.AreEqual("await is only valid in async functions: write async before the function around it", error.Hint, error.Message);
        Assert.AreEqual("SyntaxError", error.Name);
    }

    [TestMethod]
    [DataRow("return x.await y")]
    [DataRow("return awaits y")]
    [DataRow("return await )")]
    public async Task Await_ThatIsNotTheFault_IsNotBlamed(string code) => Assert.IsNull((await RunAsync(code)).Error!.Hint);

    [TestMethod]
    public async Task Jsx_IsNamed() => StringAssert.StartsWith((await RunAsync("return <p>hi</p>;")).Error!.Hint, "JSX is not read here");

    [TestMethod]
    [DataRow("'x'.repeat(400000) + 'y: '")]
    [DataRow("'a<'.repeat(2000) + ':'")]
    [DataRow("'(a:{'.repeat(500)")]
    [DataRow("'interface '.repeat(20000)")]
    public async Task Hint_OfHostileText_IsFoundSoon(string text)
    {
        // The text is made by the sandbox, only to keep it short here.
        var code = System.Text.Json.JsonSerializer.Deserialize<string>((await RunAsync($"return {text}")).Data())!;

        var result = await RunAsync(code + "\n}}} :");

        Assert.AreNotEqual(ExecutionOutcome.Completed, result.Outcome);
        Assert.IsLessThan(TimeSpan.FromSeconds(10), result.Metrics.Wall);
    }

    [TestMethod]
    [DataRow("'OUT_OF_STOCK'", "OUT_OF_STOCK")]
    [DataRow("'auth/user-not-found'", "auth/user-not-found")]
    [DataRow("'TIMEOUT'", ErrorCodes.ScriptError)]
    [DataRow("'timeout'", ErrorCodes.ScriptError)]
    [DataRow("'EXECUTION_ERROR'", ErrorCodes.ScriptError)]
    [DataRow("'EGRESS_DENIED'", ErrorCodes.ScriptError)]
    [DataRow("402", ErrorCodes.ScriptError)]
    [DataRow("''", ErrorCodes.ScriptError)]
    [DataRow("'two words'", ErrorCodes.ScriptError)]
    [DataRow("'line\\nfeed'", ErrorCodes.ScriptError)]
    [DataRow("'END\\n'", ErrorCodes.ScriptError)]
    [DataRow("'x'.repeat(65)", ErrorCodes.ScriptError)]
    [DataRow("{ toString() { return 'A' } }", ErrorCodes.ScriptError)]
    public async Task ThrownCode_InTheShapeOfACode_IsTheCodeOfTheError(string code, string expected)
    {
        Assert.AreEqual(expected, (await RunAsync($"throw Object.assign(new Error('m'), {{ code: {code} }})")).Error!.Code);
        Assert.AreEqual(expected, (await RunAsync($"throw {{ message: 'm', code: {code} }}")).Error!.Code);
    }

    [TestMethod]
    public async Task ThrownCode_OfACallOfTheContext_IsPassedOn() =>
        Assert.AreEqual("NOT_AVAILABLE", (await RunAsync("await ctx.kv.get('a')")).Error!.Code);

    [TestMethod]
    public async Task ThrownCode_WhoseGetterThrows_IsNone() => Assert.AreEqual(
        ErrorCodes.ScriptError, (await RunAsync("throw Object.defineProperty(new Error('m'), 'code', { get() { throw 1 } })")).Error!.Code);

    [TestMethod]
    [DataRow("throw new Error('top'); export default () => 1;")]
    [DataRow("await Promise.reject(new Error('top')); export default () => 1;")]
    [DataRow("throw new Error('top')")]
    public async Task Throw_AtTheTopLevel_IsToldOnce(string code)
    {
        var result = await RunAsync(code);

        Assert.AreEqual("top", result.Error!.Message);
        Assert.IsEmpty(result.Logs);
    }
}
