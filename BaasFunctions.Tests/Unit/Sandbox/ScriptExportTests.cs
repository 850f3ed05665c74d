using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Validation;
using BaasFunctions.Tests.Unit.Sandbox.Support;
using static BaasFunctions.Tests.Unit.Sandbox.Support.TestSandbox;

namespace BaasFunctions.Tests.Unit.Sandbox;

/// <summary>Functions in the form of other platforms: <c>module.exports</c>, <c>exports.handler</c>, <c>Deno.serve()</c>.</summary>
[TestClass]
public sealed class ScriptExportTests
{
    [TestMethod]
    [DataRow("module.exports = (request) => request.body.n + 1;")]
    [DataRow("module.exports = async function handler(request, context) { return request.body.n + 1; };")]
    [DataRow("'use strict';\nconst add = (n) => n + 1;\nmodule.exports = { handler: (request) => add(request.body.n), other: 1 };")]
    [DataRow("async function handler(request) { return request.body.n + 1; }\nmodule.exports = { handler };")]
    [DataRow("exports.handler = async (request) => request.body.n + 1;")]
    [DataRow("module.exports.handler = (request) => request.body.n + 1;")]
    [DataRow("exports['handler'] = (request) => request.body.n + 1;")]
    [DataRow("exports = module.exports = (request) => request.body.n + 1;")]
    [DataRow("const handler = exports.handler = (request) => request.body.n + 1;")]
    [DataRow("\"use strict\"; Object.defineProperty(exports, '__esModule', { value: true }); exports.default = void 0; var _default = (request) => request.body.n + 1; exports.default = _default;")]
    [DataRow("module.exports = { default: { fetch: async (request) => (await request.json()).n + 1 } };")]
    [DataRow("module.exports = { async fetch(request, env, ctx) { return Response.json((await request.json()).n + 1); } };")]
    [DataRow("const start = await Promise.resolve(1); exports.handler = (r) => r.body.n + start;")]
    [DataRow("let n = 0; module.exports = async (r) => { n += r.body.n; n += await 1; return n; };")]
    [DataRow("Deno.serve(async (request) => Response.json((await request.json()).n + 1));")]
    [DataRow("Deno.serve({ port: 8000 }, async (request) => (await request.json()).n + 1);")]
    [DataRow("Deno.serve({ handler: async (request) => (await request.json()).n + 1 });")]
    [DataRow("const server = Deno.serve(async (request, info) => (await request.json()).n + (info.remoteAddr.transport === 'tcp' ? 1 : 0)); server.unref();")]
    [DataRow("export const config = { timeout: 1000 };\nDeno.serve(async (request) => (await request.json()).n + 1);")]
    [DataRow("const handler: (r: any) => number = (r) => r.body.n + 1;\nexports.handler = handler;")]
    public async Task Code_OfOtherPlatforms_IsAFunction(string code)
    {
        var result = await RunAsync(code, r => r.WithBody("""{"n":41}"""));

        Assert.AreEqual(ExecutionOutcome.Completed, result.Outcome, result.Error?.Message);
        Assert.AreEqual("42", result.Data());
    }

    [TestMethod]
    [DataRow("const module = { exports: 0 }; module.exports = 1; return module.exports + 41;", DisplayName = "what it declares itself is its own")]
    [DataRow("const Deno = { serve: (n) => n }; Deno.serve(1); return 42;")]
    [DataRow("const box = {}; box.exports = 42; return box.exports;")]
    public async Task Body_ThatReturns_StaysABody(string code) => Assert.AreEqual("42", (await RunAsync(code)).Data());

    [TestMethod]
    [DataRow("exports.config = { timeout: 1234 }; exports.handler = (request, context) => context.config.timeout;")]
    [DataRow("module.exports = { config: { timeout: 1234 }, handler: (request, context) => context.config.timeout };")]
    [DataRow("const base = 1000; module.exports = (request, context) => context.config.timeout; module.exports.config = { timeout: base + 234 };", DisplayName = "a computed one, too")]
    public async Task Config_IsRead(string code)
    {
        var result = await RunAsync(code);

        Assert.AreEqual("1234", result.Data(), result.Error?.Message);
    }

    [TestMethod]
    public async Task RequiredValues_AreAskedForBeforeTheCodeRuns()
    {
        var result = await RunAsync("throw new Error('ran'); exports.config = { env_required: ['KEY'] }; exports.handler = () => 1;");

        Assert.AreEqual(ExecutionOutcome.Rejected, result.Outcome, result.Error?.Message);
    }

    [TestMethod]
    public async Task DenoEnv_IsTheContextsEnv()
    {
        var result = await RunAsync(
            "const key = Deno.env.get('KEY'); Deno.serve(() => [key, Deno.env.get('none') === undefined, Deno.env.get('toString') === undefined, Deno.env.has('KEY'), Deno.env.toObject()]);",
            request => request with { Env = new Dictionary<string, string> { ["KEY"] = "v" } });

        Assert.AreEqual("""["v",true,true,true,{"KEY":"v"}]""", result.Data(), result.Error?.Message);
    }

    [TestMethod]
    [DataRow("module.exports = 1;", "module.exports is no function, and has none as handler or default, but is a number")]
    [DataRow("exports.main = () => 1;", "but is an object")]
    [DataRow("module.exports = {};", "module.exports = async function handler(request, context)")]
    [DataRow("Deno.serve({ port: 1 });", "Deno.serve() expects a handler")]
    [DataRow("Deno.serve(() => 1); Deno.serve(() => 2);", "Deno.serve() is called once")]
    [DataRow("exports.handler = () => 1; throw new TypeError('at the start');", "at the start")]
    public async Task Code_WithoutAHandler_SaysWhatIsMissing(string code, string message)
    {
        var result = await RunAsync(code);

        Assert.AreEqual(ExecutionOutcome.ScriptError, result.Outcome);
        Assert.Contains(message, result.Error!.Message);
    }

    [TestMethod]
    [DataRow("exports.handler = () => { missing(); };", 1, 27)]
    [DataRow("exports.handler = () => {\n  missing();\n};", 2, 3)]
    public async Task Error_HasThePlaceOfTheAuthor(string code, int line, int column)
    {
        var place = (await RunAsync(code)).Error!.Diagnostic!;

        Assert.AreEqual((line, column), (place.Line, place.Column));
    }

    [TestMethod]
    public async Task Deno_IsThereOnlyWhereItServes()
    {
        Assert.AreEqual("\"undefined\"", (await RunAsync("module.exports = () => typeof Deno;")).Data());
        Assert.AreEqual("\"undefined\"", (await RunAsync("export default () => typeof Deno;")).Data());
        Assert.AreEqual("[\"undefined\",\"undefined\"]", (await RunAsync("Deno.serve(() => [typeof require, typeof context]);")).Data());
    }

    [TestMethod]
    [DataRow("exports.handler = async (request, context) => context.success(1);")]
    [DataRow("module.exports = { handler: async (request, context) => context.success(1) };")]
    [DataRow("Deno.serve(() => new Response(Deno.env.get('A') ?? ''));")]
    [DataRow("export const config = {};\nDeno.serve(() => 'a');")]
    public void Validate_KnowsTheForms(string code)
    {
        var report = FunctionValidator.Validate(code, new ExecutionLimits());

        Assert.IsEmpty(report.Findings.Where(finding => finding.Severity is Severity.Error or Severity.Warning).Select(finding => finding.Message));
    }

    [TestMethod]
    public void Validate_StillFindsWhatIsWrongInTheHandler()
    {
        var report = FunctionValidator.Validate("exports.handler = async (request, context) => { context.lgo.info('a'); return require('fs'); };", new ExecutionLimits());

        Assert.Contains("require() is not allowed", report.Errors);
        Assert.IsTrue(report.Findings.Any(finding => finding.Message.Contains("lgo", StringComparison.Ordinal)), string.Join('\n', report.Findings.Select(finding => finding.Message)));
    }
}
