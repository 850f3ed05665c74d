using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using BaasFunctions.Sandbox.Compilation.Hints;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Validation;

namespace BaasFunctions.Tests.Unit.Sandbox.Validation;

/// <summary>What each rule finds, and what it leaves alone.</summary>
[TestClass]
public sealed partial class ValidationRulesTests
{
    [TestMethod]
    [DataRow("dynamic-code", "const run = eval; return run('1');", "eval is handed on, which would make code of text")]
    [DataRow("dynamic-code", "return (0, eval)('1');", "eval is handed on, which would make code of text")]
    [DataRow("dynamic-code", "return (() => 1).constructor('return 1')();", "A constructor of functions would make code of text")]
    [DataRow("dynamic-code", "return [].at.constructor.constructor(request.body)();", "A constructor of functions would make code of text")]
    [DataRow("dynamic-code", "return globalThis.Function('return 1');", "globalThis.Function would make code of text")]
    [DataRow("dynamic-code", "setTimeout('work()', 1);", "setTimeout with a text would make code of text")]
    [DataRow("node-only", "return new WebSocket('wss://a.example/');", "WebSocket does not exist here")]
    [DataRow("node-only", "localStorage.setItem('a', 'b');", "localStorage does not exist here")]
    [DataRow("node-only", "return new MessageChannel();", "MessageChannel does not exist here")]
    [DataRow("node-only", "window.alert('a');", "window does not exist here")]
    [DataRow("unknown-context-member", "return context.db.project.entities.users.findAny({});", "context.db.project.entities.users.findAny does not exist; did you mean findMany?")]
    [DataRow("unknown-context-member", "context.logger.info('a');", "context.logger does not exist; did you mean log?")]
    [DataRow("unknown-context-member", "const { utlis } = context; return utlis;", "context.utlis does not exist; did you mean utils?")]
    [DataRow("unknown-context-member", "const db = context.db; return db.projects.entities.users.count();", "context.db.projects does not exist; did you mean project?")]
    [DataRow("unknown-context-member", "const { log: { warning } } = context; warning('a');", "context.log.warning does not exist; did you mean warn?")]
    [DataRow("missing-await", "context.kv.set('a', 1);", "context.kv.set() is not awaited")]
    [DataRow("missing-await", "const rows = context.db.project.entities.users.findMany(); return rows.length;", "context.db.project.entities.users.findMany() gives a promise, which is used as if it were its value")]
    [DataRow("missing-await", "const { data } = context.http.get('https://a.example/'); return data;", "context.http.get() gives a promise, which is used as if it were its value")]
    [DataRow("missing-await", "if (context.kv.get('a')) return 1;", "context.kv.get() gives a promise, which is used as if it were its value")]
    [DataRow("missing-await", "for (const row of context.db.project.entities.users.findMany()) context.log.info(row);", "context.db.project.entities.users.findMany() gives a promise, which is used as if it were its value")]
    [DataRow("missing-await", "context.kv.get('a').then((v) => context.log.info(v));", "context.kv.get() is not awaited")]
    [DataRow("missing-await", "const kept = context.kv.set('a', 1); return 1;", "context.kv.set() is not awaited")]
    [DataRow("missing-await", "const { kv } = context; kv.delete('a'); return 1;", "context.kv.delete() is not awaited")]
    [DataRow("floating-promise", "async function save() { return 1; } save(); return 2;", "The promise of save() is not awaited")]
    [DataRow("floating-promise", "const save = async () => 1; save().catch(() => 2); return 2;", "The promise of save() is not awaited")]
    [DataRow("floating-promise", "Promise.all([1]); return 2;", "The promise of Promise.all() is not awaited")]
    [DataRow("floating-promise", "fetch('https://a.example/'); return 2;", "The promise of fetch() is not awaited")]
    [DataRow("floating-promise", "(async () => 1)(); return 2;", "The promise of the async function is not awaited")]
    [DataRow("async-callback", "[1].forEach(async (id) => { await context.kv.get(id); });", "forEach does not wait for its async callback")]
    [DataRow("async-callback", "await [1].forEach(async function (id) { return id; });", "forEach does not wait for its async callback")]
    [DataRow("async-callback", "const save = async (id) => id; new Set([1]).forEach(save);", "forEach does not wait for its async callback")]
    [DataRow("async-callback", "request.body.items?.forEach(async (id) => id);", "forEach does not wait for its async callback")]
    [DataRow("async-callback", "[1].map(async (id) => id); return 1;", "The promises of map are not awaited")]
    [DataRow("async-callback", "return [1].filter(async (id) => id);", "filter takes the promise of its async callback for a value")]
    [DataRow("undeclared-name", "const a = 1; return a + yolo;", "yolo is not declared")]
    [DataRow("undeclared-name", "let sum = 0; for (i = 0; i < 5; i++) { sum += i; } return sum;", "i is not declared")]
    [DataRow("undeclared-name", "total = 1; return 2;", "total is not declared")]
    [DataRow("undeclared-name", "[a] = [1]; return 2;", "a is not declared")]
    [DataRow("undeclared-name", "return JSN.stringify(1);", "JSN is not declared")]
    [DataRow("undeclared-name", "if (true) { const inner = 1; } return inner;", "inner is not declared")]
    [DataRow("undeclared-name", "return parse<string>(request.body);", "parse is not declared")]
    [DataRow("unbounded-loop", "let i = 0; while (true) { i++; }", "The loop has no condition, no break, no return and no await")]
    [DataRow("unbounded-loop", "for (;;) { for (const a of [1]) { if (a) break; } }", "The loop has no condition, no break, no return and no await")]
    [DataRow("unbounded-loop", "do { switch (1) { case 1: break; } } while (1);", "The loop has no condition, no break, no return and no await")]
    [DataRow("unbounded-loop", "while (!0) { const f = () => { return 1; }; }", "The loop has no condition, no break, no return and no await")]
    [DataRow("prototype-tampering", "Array.prototype.last = function () { return this.at(-1); };", "Array.prototype is changed")]
    [DataRow("prototype-tampering", "const o = {}; o.__proto__ = { a: 1 };", "__proto__ changes the prototype of an object")]
    [DataRow("prototype-tampering", "Object.setPrototypeOf({}, null);", "Object.setPrototypeOf changes the prototype of an object")]
    [DataRow("prototype-tampering", "Object.assign(String.prototype, { a: 1 });", "String.prototype is changed")]
    [DataRow("prototype-tampering", "delete Object.prototype.toString;", "Object.prototype is changed")]
    [DataRow("await-order", "const { a = await request.a } = request; return a;", "await in the default of a destructuring pattern: what stands before it is evaluated again after the wait")]
    [DataRow("await-order", "return class { [await request.name]() { } };", "await in a computed name of a class member: what stands before it is evaluated again after the wait")]
    [DataRow("await-order", "switch (1) { case (await request.one): return 1; }", "await in a case: what stands before it is evaluated again after the wait")]
    [DataRow("await-order", "const [a = [...(function* () { const [b = yield 1] = []; yield b; })()]] = []; return a;", "yield in the default of a destructuring pattern: what stands before it is evaluated again after the wait")]
    [DataRow("growing-text", "return [...(function* () { let s = ''; for (const c of 'abc') { s += c; yield s; } })()];", "s grows by += and yield holds it without a copy: it changes there, too, when s grows again")]
    [DataRow("growing-text", "let s = 'a'; const more = () => { s += 'b'; return s; }; return s === more();", "s grows by += and the expression holds it without a copy: it changes there, too, when s grows again")]
    [DataRow("growing-text", "let s = ''; let kept; s += 'a'; kept ??= s; s += 'b'; return kept;", "s grows by += and ??= holds it without a copy: it changes there, too, when s grows again")]
    public void Rule_OnWhatItIsAbout_FindsIt(string rule, string body, string message)
    {
        var finding = Findings(body).FirstOrDefault(found => found.Rule == rule);

        Assert.IsNotNull(finding, string.Join('\n', Findings(body)));
        Assert.AreEqual(message, finding.Message);
        Assert.IsNotNull(finding.Place);
        Assert.IsFalse(string.IsNullOrEmpty(finding.Fix));
    }

    [TestMethod]
    [DataRow("Response", "return new Response('a');")]
    [DataRow("AbortController", "const c = new AbortController(); c.abort(); return c.signal.aborted;")]
    [DataRow("FormData", "return new FormData() instanceof FormData;")]
    [DataRow("Buffer", "return Buffer.from('a').toString('base64') + Buffer.from('b');")]
    [DataRow("crypto", "return crypto.randomUUID();")]
    public void PartialInterface_Used_IsAHintThatCostsNothingAndSaysWhatIsMissing(string name, string body)
    {
        var code = $"export default async function handler(request, context) {{ try {{ {body} }} catch (error) {{ return [request, context, error]; }} }}";

        var finding = Validate(code).Findings.Single(found => found.Rule == "partial-web-api");

        Assert.AreEqual(Severity.Hint, finding.Severity);
        Assert.StartsWith($"{name} is available in part: ", finding.Message);
        Assert.IsFalse(string.IsNullOrEmpty(finding.Fix));
        Assert.AreEqual(100, Validate(code).Score, Written(Validate(code)));
    }

    [TestMethod]
    public async Task PartialInterfaces_AreThere()
    {
        var names = string.Join(", ", PartialWebInterfaces.Names.Select(name => $"typeof {name}"));

        var data = await Sandbox.Support.TestSandbox.DataOfBodyAsync($"return [{names}];");

        Assert.DoesNotContain("undefined", data);
    }

    [TestMethod]
    public async Task NodeOnlyNames_AreNotThere()
    {
        var names = string.Join(", ", NodeReplacements.Globals.Select(name => $"typeof {name}"));

        var data = await Sandbox.Support.TestSandbox.DataOfBodyAsync($"return [...new Set([{names}])];");

        Assert.AreEqual("[\"undefined\"]", data);
    }

    [TestMethod]
    [DataRow("return await context.db.project.entities.users.findMany({ a: 1 });")]
    [DataRow("let s = ''; for (const c of 'ab') { s += c; } return s + c2();\nfunction c2() { return 1; }")]
    [DataRow("let n = 0; const f = () => { n += 1; return n; }; return n === f();")]
    [DataRow("return [...(function* () { let s = ''; s += 'a'; const now = s; yield now; })()];")]
    [DataRow("return context.kv.get('a');")]
    [DataRow("const [a, b] = await Promise.all([context.kv.get('a'), context.kv.get('b')]); return a + b;")]
    [DataRow("const pending = context.kv.get('a'); const more = 1; return (await pending) + more;")]
    [DataRow("const tasks = [1, 2].map((id) => context.kv.get(id)); return Promise.all(tasks);")]
    [DataRow("void context.kv.set('a', 1); return 1;")]
    [DataRow("return context.kv.get('a').then((value) => value?.x);")]
    [DataRow("const { kv: { get } } = context; return await get('a');")]
    [DataRow("const value = (await context.kv.get('a')) ?? 1; return value;")]
    [DataRow("const e = request.body.name; return context.db.project.entities[e].findOne({ id: 1 });")]
    [DataRow("return context.env.ANYTHING.length + context.project.id.length + context.config.what.ever;")]
    [DataRow("if (context.queue?.push) return 1; return context.log.info.name;")]
    [DataRow("const context2 = { nothing: 1 }; return context2.nothing;")]
    [DataRow("const f = (context) => context.whatever(); return f({ whatever() {} });")]
    [DataRow("while (true) { if (request.body.done) break; }")]
    [DataRow("while (true) { await context.utils.sleep(1); }")]
    [DataRow("outer: for (;;) { for (;;) { break outer; } }")]
    [DataRow("for (;;) { return 1; }")]
    [DataRow("let i = 0; while (i < 10) { i++; }")]
    [DataRow("class A { m() {} } A.prototype.n = 1; return new A();")]
    [DataRow("const o = { ['__proto__']: 1, ['constructor']: 2 }; return o.constructor;")]
    [DataRow("return typeof WebSocket === 'undefined' ? 1 : 2;")]
    [DataRow("return typeof window !== 'undefined' && window.document ? window.document.title : 2;")]
    [DataRow("setTimeout(() => 1, 5); return new Date().constructor.name;")]
    [DataRow("await Promise.all([1].map(async (id) => id)); [1].forEach((id) => id); return 1;")]
    [DataRow("if (typeof Response !== 'undefined') return Response.name; return typeof nothing;")]
    [DataRow("globalThis.cache ??= {}; globalThis.seen = 1; return cache2() + seen; function cache2() { return 1; }")]
    [DataRow("const { a: { b = 1 } = {}, ...rest } = {}; label: for (const k in rest) { continue label; } return b;")]
    [DataRow("class A { static #p = 1; static m() { return A.#p + new.target; } } return A.m();")]
    [DataRow("function f() { return arguments.length + g(); } function g() { return 1; } return f();")]
    [DataRow("try { f(); } catch { } finally { } function f() { var hoisted = 1; return hoisted; } return undefined ?? NaN ?? globalThis;")]
    [DataRow("return [structuredClone, URL, TextEncoder, crypto, queueMicrotask, setInterval, Intl, Atomics, atob, escape].length;")]
    [DataRow("async function save() { return 1; } const saved = await save(); return saved;")]
    public void Rules_OnGoodCode_FindNothing(string body)
    {
        var findings = Findings(body).Where(found => found.Severity != Severity.Hint).ToArray();

        Assert.IsEmpty(findings.Where(found => !IsExpected(found, body)), string.Join('\n', findings.AsEnumerable()));
    }

    [TestMethod]
    [DataRow("const key = 'AKIAIOSFODNN7EXAMPLE';", "AKIAIOSFODNN7EXAMPLE", "a key of AWS")]
    [DataRow("const DB_PASSWORD = 'hunter2hunter2';", "hunter2hunter2", "the value of DB_PASSWORD")]
    [DataRow("const options = { 'api_key': `a1b2c3d4e5` };", "a1b2c3d4e5", "the value of api_key")]
    [DataRow("const url = 'postgres://app:s3cretpass@db.example/app';", "s3cretpass", "a password in an address")]
    public void Secret_InTheSource_IsFoundAndNotShown(string line, string secret, string what)
    {
        // One line, so that the frame of every other finding has it too.
        var report = Validate($"{line} export default (request, context) => {{ eval('1'); return 1; }}");
        var answer = Written(report);

        Assert.AreEqual($"The source has {what} in it", report.Findings.Single(found => found.Rule == "secret-in-source").Message);
        Assert.DoesNotContain(secret, answer);
        Assert.Contains("****", answer);
    }

    [TestMethod]
    [DataRow("const password = request => 1;")]
    [DataRow("const passwordField = 'user_password_1';")]
    [DataRow("const password = 'your-password-1';")]
    [DataRow("const apiKey = 'API_KEY';")]
    [DataRow("const TOKEN_URL = 'https://auth.example/token1';")]
    [DataRow("const label = 'Please enter your password 1';")]
    public void Secret_ThatIsNone_IsLeftAlone(string line) =>
        Assert.IsEmpty(Validate($"{line} export default () => 1;").Findings.Where(found => found.Rule == "secret-in-source"));

    [TestMethod]
    [DataRow("{ tiemout: 5 }", "Warning", "config.tiemout means nothing; did you mean timeout?")]
    [DataRow("{ timeout: 'soon' }", "Error", "config.timeout must be a whole number of milliseconds above zero")]
    [DataRow("{ timeout: -1 }", "Error", "config.timeout must be a whole number of milliseconds above zero")]
    [DataRow("{ timeout: 1.5 }", "Error", "config.timeout must be a whole number of milliseconds above zero")]
    [DataRow("{ timeout: 900000 }", "Warning", "config.timeout is cut to 300000 milliseconds, which this service allows")]
    [DataRow("{ memory: 4096 }", "Warning", "config.memory is cut to 512 megabytes, which this service allows")]
    [DataRow("{ env_required: 'API_KEY' }", "Error", "config.env_required must be an array of names")]
    [DataRow("{ env_required: [1] }", "Error", "config.env_required must be an array of names")]
    [DataRow("{ name: 5 }", "Warning", "config.name must be a text")]
    [DataRow("'fast'", "Error", "config must be an object")]
    public void Config_ThatIsWrong_IsFound(string config, string severity, string message)
    {
        var finding = Validate($"export const config = {config}; export default () => 1;").Findings.Single(found => found.Rule == "config");

        Assert.AreEqual((severity, message), (finding.Severity.ToString(), finding.Message));
    }

    [TestMethod]
    [DataRow("{ name: 'a', description: 'b', timeout: 5000, memory_limit: 64, env_required: ['A'], save_results: true }")]
    [DataRow("{ timeout: seconds * 1000, ...rest }")]
    public void Config_ThatIsRight_IsLeftAlone(string config) =>
        Assert.IsEmpty(Validate($"const seconds = 5, rest = {{}}; export const config = {config}; export default () => 1;").Findings
            .Where(found => found.Rule == "config"));

    [TestMethod]
    [DataRow("(request, context) => { try { return 1; } catch { return 2; } }", "context is not used", "request is not used")]
    [DataRow("(request, context) => { try { return request; } catch { return 2; } }", "context is not used", null)]
    [DataRow("(request, context) => { try { return context.env; } catch { return 2; } }", "request is not used", null)]
    [DataRow("(_request, context) => { try { return context.env; } catch { return 2; } }", null, null)]
    [DataRow("function (request, context) { try { return arguments; } catch { return 2; } }", null, null)]
    public void UnusedArgument_IsAHintThatCostsNothing(string handler, string? first, string? second)
    {
        var report = Validate($"export default {handler}");
        string?[] expected = [first, second];

        CollectionAssert.AreEqual(
            expected.OfType<string>().ToArray(), report.Findings.Where(found => found.Rule == "unused-argument").Select(found => found.Message).ToArray());
        Assert.AreEqual(100, report.Score);
        Assert.IsEmpty(report.Warnings);
    }

    [TestMethod]
    [DataRow("const fs = require('node:fs/promises');", "Keep files with context.files")]
    [DataRow("import axios from 'axios';", "await context.http.get(url)")]
    public void Module_OfNode_NamesItsReplacement(string line, string fix) =>
        StringAssert.StartsWith(Validate($"{line} export default () => 1;").Findings[0].Fix, fix);

    [TestMethod]
    public void Loop_ThatCallsSomething_IsAWarningBecauseItMayThrow()
    {
        Assert.AreEqual(Severity.Error, Findings("for (;;) {}").Single(found => found.Rule == "unbounded-loop").Severity);
        Assert.AreEqual(Severity.Warning, Findings("for (;;) { next(); } function next() {}").Single(found => found.Rule == "unbounded-loop").Severity);
    }

    [TestMethod]
    public void Samples_AreValid()
    {
        foreach (var sample in Directory.GetFiles(Repository.PathOf("samples"), "*.js"))
        {
            var report = Validate(File.ReadAllText(sample));

            Assert.IsEmpty(report.Errors, sample);
            Assert.IsEmpty(report.Findings.Where(found => found.Severity == Severity.Warning && found.Rule != "default-export"), sample);
        }
    }

    [TestMethod]
    public void Rules_AreTheOnesOfTheDocument()
    {
        var document = File.ReadAllText(Repository.PathOf("docs/decisions/0009-validation.md"));
        var documented = Row().Matches(document).Select(row => row.Groups[1].Value).Order().ToArray();

        CollectionAssert.AreEqual(RuleTexts.Rules.Order().ToArray(), documented);
        Assert.IsEmpty(ValidationRules.All.Select(rule => rule.Id).Except(documented));
    }

    [TestMethod]
    [DataRow("while(1){", "}", 60)]
    [DataRow("(()=>{", "})();", 60)]
    [DataRow("context.a.b(", ")", 80)]
    [DataRow("", "const a = context; const b = a; b.kv.get('x');", 4_000)]
    [DataRow("", "for(;;){}", 10_000)]
    [DataRow("", "let x = context.kv.get(1); x.y; x.z;", 5_000)]
    public void Validation_OfHostileText_IsDoneSoon(string open, string close, int times)
    {
        var code = new StringBuilder("export default async function handler(request, context) {");
        for (var i = 0; i < times; i++)
        {
            code.Append(open.Length > 0 ? open : close.Replace("const a", $"const a{i}").Replace("let x", $"let x{i}").Replace(" b ", $" b{i} "));
        }

        code.Append(string.Concat(Enumerable.Repeat(open.Length > 0 ? close : "", times))).Append('}');
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));

        var task = Task.Run(() => Validate(code.ToString()));

        Assert.IsTrue(task.Wait(TimeSpan.FromSeconds(10)), "It takes longer than what it is given.");
    }

    [TestMethod]
    [DataRow("var p = fetch('');", 20_000, "p;", 40_000)]
    [DataRow("var p = context.kv.get('a');", 12_000, "p.x;", 25_000)]
    public void Validation_OfOneNameDeclaredAndUsedOften_IsDoneSoon(string declaration, int declarations, string use, int uses)
    {
        var code = "export default async function handler(request, context) {"
            + string.Concat(Enumerable.Repeat(declaration, declarations)) + string.Concat(Enumerable.Repeat(use, uses)) + "}";
        var pace = MachinePace.Now();
        var began = Stopwatch.GetTimestamp();

        var report = Validate(code);

        Assert.IsLessThan(MachinePace.Stretch(TimeSpan.FromSeconds(4), pace), Stopwatch.GetElapsedTime(began));
        Assert.IsTrue(report.IsValid, report.Errors.FirstOrDefault());
        Assert.IsTrue(report.Findings.Any(found => found.Rule is "floating-promise" or "missing-await"));
    }

    [TestMethod]
    [DataRow("count = 1; return count;")]
    [DataRow("for (i = 0; i < 5; i++) {} return i;")]
    [DataRow("return [request, context, req, ctx].length;")]
    [DataRow("with ({ a: 1 }) { return a; }")]
    public void UndeclaredName_InABareBody_IsWhatSloppyCodeDoesNotFind(string body)
    {
        Assert.IsEmpty(Validate(body).Errors);
        Assert.AreEqual("yolo is not declared", Validate("return yolo;").Errors.Single());
    }

    [TestMethod]
    [DataRow("return JSN.stringify(1);", "Did you mean JSON?")]
    [DataRow("i = 1;", "Declare it: let i = ...")]
    [DataRow("log.info('a');", "context.log")]
    [DataRow("const customers = []; return cutomers;", "Did you mean customers?")]
    public void UndeclaredName_HasAFixThatFits(string body, string fix) =>
        Assert.AreEqual(fix, Findings(body).Single(found => found.Rule == "undeclared-name").Fix);

    [TestMethod]
    public void UnknownMember_OfTheContextOfABareBody_IsFound()
    {
        Assert.AreEqual("context.logger does not exist; did you mean log?", Validate("context.logger.info('a'); return 1;").Errors.Single());
        Assert.AreEqual("context.logger does not exist; did you mean log?", Validate("ctx.logger.info('a'); return 1;").Errors.Single());
    }

    private static bool IsExpected(Finding found, string body) =>
        found.Rule == "unknown-context-member" && found.Severity == Severity.Warning && body.Contains("context.queue?", StringComparison.Ordinal);

    private static IReadOnlyList<Finding> Findings(string body) =>
        Validate($"export default async function handler(request, context) {{ {body} }}").Findings;

    private static ValidationReport Validate(string code) => FunctionValidator.Validate(code, new ExecutionLimits());

    private static string Written(ValidationReport report) => Encoding.UTF8.GetString(report.ToJson());

    [GeneratedRegex(@"^\| `([a-z-]+)` \| (error|warning|hint)", RegexOptions.Multiline)]
    private static partial Regex Row();
}
