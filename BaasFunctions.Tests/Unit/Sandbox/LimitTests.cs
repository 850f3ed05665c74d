using System.Diagnostics;
using System.Text;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Tests.Unit.Sandbox.Support;
using static BaasFunctions.Tests.Unit.Sandbox.Support.TestSandbox;

namespace BaasFunctions.Tests.Unit.Sandbox;

/// <summary>Each limit has its outcome, and a report that names it.</summary>
[TestClass]
public sealed class LimitTests
{
    [TestMethod]
    [DataRow("for (;;);")]
    [DataRow("for (;;) await null;")]
    [DataRow("await ctx.utils.sleep(60000);")]
    [DataRow("await new Promise((r) => setTimeout(r, 60000));")]
    [DataRow("setInterval(() => {}, 1); await new Promise(() => {});")]
    [DataRow("const tick = () => setTimeout(tick, 0); tick(); await new Promise(() => {});")]
    [DataRow("(async () => { for (;;); })(); return 1;")]
    [DataRow("try { for (;;); } catch { return 'caught'; } finally { return 'finally'; }")]
    [DataRow("[1, 2].sort(() => { for (;;); });")]
    [DataRow("const f = () => queueMicrotask(f); f(); await new Promise(() => {});")]
    public async Task WallTime_Exceeded_TimesOut(string code)
    {
        var watch = Stopwatch.StartNew();
        var result = await RunAsync(code, r => r.WithConfig("""{"timeout":80}"""));

        Assert.AreEqual(ExecutionOutcome.TimedOut, result.Outcome, result.Error?.Message);
        Assert.AreEqual(ErrorCodes.Timeout, result.Error!.Code);
        Assert.AreEqual("Function execution timed out after 80ms", result.Error.Message);
        AssertLimit(result, "timeout", "ms", 80);
        Assert.IsLessThan(MachinePace.Stretch(TimeSpan.FromSeconds(10)), watch.Elapsed);
    }

    [TestMethod]
    public async Task WallTime_ExceededInALoop_NamesItsPlace()
    {
        var result = await RunAsync("await null;\nfunction spin(n) {\n  for (;;) { n++; }\n}\nspin(1);", r => r.WithConfig("""{"timeout":50}"""));

        Assert.AreEqual(ExecutionOutcome.TimedOut, result.Outcome);
        Assert.AreEqual(3, result.Error!.Diagnostic!.Line);
        StringAssert.Contains(result.Error.Diagnostic.CodeFrame, "3 |   for (;;) { n++; }");
    }

    [TestMethod]
    public async Task WallTime_OfTheModuleItself_Counts()
    {
        var result = await RunAsync("await new Promise(r => setTimeout(r, 60000)); export default () => 1;", r => r.WithConfig("""{"timeout":50}"""));

        Assert.AreEqual(ExecutionOutcome.TimedOut, result.Outcome);
    }

    [TestMethod]
    public async Task CpuTime_Exceeded_EndsByItsOwnLimit()
    {
        var result = await RunAsync("for (;;);", r => r.WithLimits(l => l with { CpuTime = TimeSpan.FromMilliseconds(60) }));

        Assert.AreEqual(ExecutionOutcome.CpuLimit, result.Outcome);
        Assert.AreEqual(ErrorCodes.CpuLimit, result.Error!.Code);
        AssertLimit(result, "cpu_time", "ms", 60);
        Assert.IsGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(60), result.Metrics.Cpu);
    }

    [TestMethod]
    public async Task CpuTime_DoesNotPassWhileAwaiting()
    {
        var result = await RunAsync(
            "await ctx.utils.sleep(150); return 'rested'", r => r.WithLimits(l => l with { CpuTime = TimeSpan.FromMilliseconds(120) }));

        Assert.AreEqual("\"rested\"", result.Data(), result.Error?.Message);
    }

    [TestMethod]
    [DataRow("const kept = []; for (let i = 0; ; i++) kept.push('x'.repeat(10000) + i);")]
    [DataRow("const s = 'x'.repeat(30000000);")]
    [DataRow("for (let s = 'x'; ; ) s += s;")]
    [DataRow("let s = ''; for (;;) s += 'x'.repeat(1000);")]
    public async Task Memory_Exceeded_EndsByItsOwnLimit(string code)
    {
        var result = await RunAsync(code, r => r.WithConfig("""{"memory_limit":16}"""));

        Assert.AreEqual(ExecutionOutcome.MemoryLimit, result.Outcome, result.Error?.Message);
        Assert.AreEqual(ErrorCodes.MemoryLimit, result.Error!.Code);
        StringAssert.StartsWith(result.Error.Message, "Function exceeded its memory limit of 16 MB");
        Assert.AreEqual("memory_limit", result.Error.Limit!.Name);
        Assert.AreEqual("bytes", result.Error.Limit.Unit);
        Assert.IsGreaterThan(result.Error.Limit.Allowed, result.Error.Limit.Used!.Value);
    }

    [TestMethod]
    public async Task Memory_OfALoopThatHoldsNothing_IsNoLimit()
    {
        var result = await RunAsync(
            "let n = 0; for (let i = 0; i < 1500000; i++) n += i; return n", r => r.WithConfig("""{"memory_limit":8}"""));

        Assert.AreEqual(ExecutionOutcome.Completed, result.Outcome, result.Error?.Message);
        Assert.IsGreaterThan(8L << 20, result.Metrics.AllocatedBytes);
    }

    [TestMethod]
    [DataRow("(function f() { return 1 + f(); })()")]
    [DataRow("const o = { get a() { return this.a; } }; o.a")]
    [DataRow("const o = { toString() { return `${this}`; } }; `${o}`")]
    [DataRow("new (class A { constructor() { new A(); } })()")]
    [DataRow("(function f() { try { f(); } catch { return 1; } })()")]
    public async Task Recursion_TooDeep_EndsByItsOwnLimit(string code) => AssertRecursionLimit(await RunAsync(code));

    /// <summary>In this process: native code takes less of the stack for each level, and has to walk so many that the time is over first.</summary>
    [TestMethod]
    public async Task Recursion_OfABuiltIn_EndsByItsOwnLimit()
    {
        await using var sandbox = Create();

        AssertRecursionLimit(await sandbox.ExecuteAsync(
            Request("let a = []; for (let i = 0; i < 60000; i++) a = [a]; return JSON.stringify(a)"), CancellationToken.None));
    }

    private static void AssertRecursionLimit(ExecutionResult result)
    {
        Assert.AreEqual(ExecutionOutcome.RecursionLimit, result.Outcome, result.Error?.Message);
        Assert.AreEqual(ErrorCodes.RecursionLimit, result.Error!.Code);
        AssertLimit(result, "recursion_depth", "calls", new ExecutionLimits().RecursionDepth);
    }

    [TestMethod]
    [DataRow("return new Array(2000000)")]
    [DataRow("return Array(2000000).fill(0)")]
    [DataRow("const a = []; for (let i = 0; i < 2000000; i++) a.push(0);")]
    public async Task ArrayLength_Exceeded_NamesTheLimit(string code)
    {
        var result = await RunAsync(code);

        Assert.AreEqual(ExecutionOutcome.MemoryLimit, result.Outcome, result.Error?.Message);
        Assert.AreEqual(ErrorCodes.ArrayLimit, result.Error!.Code);
        AssertLimit(result, "array_length", "elements", 1 << 20);
    }

    [TestMethod]
    [DataRow("/^(a+)+$/.test('a'.repeat(40) + '!')")]
    [DataRow("new RegExp('^(a+)+$').test('a'.repeat(40) + '!')")]
    public async Task RegexTime_Exceeded_NamesTheLimit(string code)
    {
        var result = await RunAsync(code, r => r.WithLimits(l => l with { RegexTime = TimeSpan.FromMilliseconds(50) }));

        Assert.AreEqual(ExecutionOutcome.CpuLimit, result.Outcome, result.Error?.Message);
        Assert.AreEqual(ErrorCodes.RegexTimeout, result.Error!.Code);
        AssertLimit(result, "regex_time", "ms", 50);
    }

    [TestMethod]
    public async Task SourceLength_Exceeded_IsRejected()
    {
        var result = await RunAsync("return 1;" + new string(' ', 100), r => r.WithLimits(l => l with { SourceLength = 50 }));

        Assert.AreEqual(ExecutionOutcome.Rejected, result.Outcome);
        Assert.AreEqual(ErrorCodes.SourceTooLong, result.Error!.Code);
        AssertLimit(result, "source_length", "characters", 50);
        Assert.AreEqual(109, result.Error.Limit!.Used);
    }

    [TestMethod]
    public async Task SourceNodes_Exceeded_IsRejected()
    {
        var result = await RunAsync(string.Concat(Enumerable.Repeat("x;", 500)), r => r.WithLimits(l => l with { SourceNodes = 200 }));

        Assert.AreEqual(ExecutionOutcome.Rejected, result.Outcome, result.Error?.Message);
        Assert.AreEqual(ErrorCodes.SourceTooManyNodes, result.Error!.Code);
        AssertLimit(result, "source_nodes", "nodes", 200);
    }

    [TestMethod]
    [DataRow("[", "]")]
    [DataRow("{", "}")]
    [DataRow("1+", "1")]
    [DataRow("!", "1")]
    [DataRow("if (x) {} else ", ";")]
    public async Task SourceDepth_Exceeded_IsRejectedWithAdvice(string open, string close)
    {
        foreach (var times in new[] { 400, 50_000 })
        {
            var code = "return " + string.Concat(Enumerable.Repeat(open, times)) + (close.Length == 1 && close != ";" && close != "1" ? string.Concat(Enumerable.Repeat(close, times)) : close);
            if (open is "{" or "if (x) {} else ")
            {
                code = code["return ".Length..];
            }

            var result = await RunAsync(code);

            Assert.AreEqual(ExecutionOutcome.Rejected, result.Outcome, result.Error?.Message);
            Assert.AreEqual(ErrorCodes.SourceTooDeep, result.Error!.Code);
            StringAssert.Contains(result.Error.Message, "split them");
            AssertLimit(result, "source_depth", "levels", 200);
        }
    }

    [TestMethod]
    public async Task HtmlComments_MoreThanAThousandInAScript_AreRefusedAndInAModuleAreNone()
    {
        static string Comments(int times) => string.Concat(Enumerable.Repeat("<!--\n", times));

        var few = await RunAsync(Comments(1000) + "return 1");
        var many = await RunAsync(Comments(1001) + "return 1");
        var text = await RunAsync($"export default () => `{Comments(1001)}`.length");

        Assert.AreEqual(ExecutionOutcome.Completed, few.Outcome, few.Error?.Message);
        Assert.AreEqual((ExecutionOutcome.SyntaxError, ErrorCodes.SyntaxError), (many.Outcome, many.Error!.Code));
        StringAssert.Contains(many.Error.Message, "more than 1000 times <!-- or -->");
        Assert.AreEqual("5005", Encoding.UTF8.GetString(text.DataJson.Span), text.Error?.Message);
    }

    [TestMethod]
    public async Task SourceDepth_OfParentheses_CountsOnlyWhereTheParserRunsOutOfStack()
    {
        static string Nested(int times) => $"return {new string('(', times)}1{new string(')', times)}";

        var shallow = await RunAsync(Nested(400));
        var deep = await RunAsync(Nested(50_000));

        Assert.AreEqual(ExecutionOutcome.Completed, shallow.Outcome, shallow.Error?.Message);
        Assert.AreEqual(ErrorCodes.SourceTooDeep, deep.Error!.Code);
    }

    [TestMethod]
    public async Task Timers_TooMany_EndTheExecution()
    {
        var result = await RunAsync("for (let i = 0; ; i++) setTimeout(() => {}, 1000000);");

        Assert.AreEqual(ExecutionOutcome.CallLimit, result.Outcome, result.Error?.Message);
        Assert.AreEqual(ErrorCodes.TimerLimit, result.Error!.Code);
    }

    private static void AssertLimit(ExecutionResult result, string name, string unit, long allowed)
    {
        Assert.IsNotNull(result.Error!.Limit);
        Assert.AreEqual(name, result.Error.Limit.Name);
        Assert.AreEqual(unit, result.Error.Limit.Unit);
        Assert.AreEqual(allowed, result.Error.Limit.Allowed);
    }
}
