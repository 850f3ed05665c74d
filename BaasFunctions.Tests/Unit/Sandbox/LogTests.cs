using System.Text;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Tests.Unit.Sandbox.Support;
using static BaasFunctions.Tests.Unit.Sandbox.Support.TestSandbox;

namespace BaasFunctions.Tests.Unit.Sandbox;

[TestClass]
public sealed class LogTests
{
    [TestMethod]
    public async Task Log_EveryLevel_IsKeptInOrderWithItsData()
    {
        var result = await RunAsync(
            "const { log } = ctx; log.debug('a'); log.info('b', { x: [1] }); log.warn('c', null); log.error('d', 'text'); console.log('e'); console.debug('f')");

        CollectionAssert.AreEqual(
            new[] { "Debug a null", "Info b {\"x\":[1]}", "Warn c null", "Error d \"text\"", "Info e null", "Debug f null" },
            result.Logs.Select(Shown).ToArray());
    }

    [TestMethod]
    [DataRow("console.log('a', 1, true, null, undefined)", "a 1 true null undefined")]
    [DataRow("console.info({ a: [1, 'x'] }, [])", """{"a":[1,"x"]} []""")]
    [DataRow("console.warn(10n, Symbol('s'), () => 1, new Map())", "10n Symbol(s) [function] Map(0) {}")]
    [DataRow("const o = {}; o.o = o; console.log(o)", """{"o":"[Circular]"}""")]
    [DataRow("console.log({ big: 1n })", """{"big":"1n"}""")]
    [DataRow("console.log({ toJSON() { throw 1 } })", "\"[not loggable]\"")]
    [DataRow("console.log()", "")]
    [DataRow("console.log('%s %d', 'x')", "x %d")]
    [DataRow("console.log(new Date(0))", "\"1970-01-01T00:00:00.000Z\"")]
    public async Task Console_AnyValue_IsShownAsText(string code, string expected)
    {
        var result = await RunAsync(code);

        Assert.AreEqual(ExecutionOutcome.Completed, result.Outcome, result.Error?.Message);
        Assert.AreEqual(expected, result.Logs.Single().Message);
    }

    [TestMethod]
    public async Task Console_AnError_IsShownWithItsStack()
    {
        var result = await RunAsync("console.error(new TypeError('odd'));\n ctx.log.error('failed', new RangeError('r'))");

        StringAssert.StartsWith(result.Logs[0].Message, "TypeError: odd\n    at ");
        StringAssert.Contains(result.Logs[0].Message, "hello.js:1:");
        StringAssert.StartsWith(Encoding.UTF8.GetString(result.Logs[1].DataJson.Span), "{\"name\":\"RangeError\",\"message\":\"r\",\"stack\":\"");
    }

    [TestMethod]
    [DataRow("throw new Error('x')", ExecutionOutcome.ScriptError)]
    [DataRow("for (;;);", ExecutionOutcome.TimedOut)]
    [DataRow("await new Promise(() => {})", ExecutionOutcome.ScriptError)]
    [DataRow("(function f() { f() })()", ExecutionOutcome.RecursionLimit)]
    [DataRow("return 1n", ExecutionOutcome.OutputLimit)]
    public async Task Logs_OfAFailedExecution_AreComplete(string failure, ExecutionOutcome outcome)
    {
        var result = await RunAsync($"console.log('one'); await null; ctx.log.info('two'); {failure}", r => r.WithConfig(outcome == ExecutionOutcome.TimedOut ? """{"timeout":1500}""" : """{"timeout":30000}"""));

        Assert.AreEqual(outcome, result.Outcome);
        CollectionAssert.AreEqual(new[] { "one", "two" }, result.Logs.Select(entry => entry.Message).ToArray());
    }

    [TestMethod]
    public async Task Logs_TooMany_AreDroppedWithANoteAndTheFunctionCompletes()
    {
        var result = await RunAsync("for (let i = 0; i < 10; i++) console.log(i); return 'ok'", r => r.WithLimits(l => l with { LogEntries = 4 }));

        Assert.AreEqual("\"ok\"", result.Data());
        Assert.HasCount(5, result.Logs);
        Assert.AreEqual(LogEntryLevel.Warn, result.Logs[4].Level);
        StringAssert.StartsWith(result.Logs[4].Message, "6 log entries were dropped");
        Assert.AreEqual(6, result.Metrics.LogEntriesDropped);
    }

    /// <summary>What is too long even to be built says how long it is; later entries are kept.</summary>
    [TestMethod]
    public async Task Logs_TooLarge_AreCutWithoutBeingBuilt()
    {
        var result = await RunAsync(
            "const s = 'x'.repeat(500000); ctx.log.info(s + s + s); console.log(s + s + s, 'and'); ctx.log.info('data', [s, s, s]); console.log('last'); return 'ok'");

        Assert.AreEqual("\"ok\"", result.Data());
        Assert.AreEqual("[a text of 1500000 characters, too large to log]", result.Logs[0].Message);
        Assert.AreEqual("[a text of 1500000 characters, too large to log] and", result.Logs[1].Message);
        StringAssert.StartsWith(Encoding.UTF8.GetString(result.Logs[2].DataJson.Span), "\"[\\\"xxxx");
        StringAssert.EndsWith(Encoding.UTF8.GetString(result.Logs[2].DataJson.Span), " bytes)\"");
        Assert.AreEqual("last", result.Logs[3].Message);
        Assert.AreEqual(0, result.Metrics.LogEntriesDropped);
    }

    /// <summary>The beginning of what is too large stays, in 8 kB at most, with its size.</summary>
    [TestMethod]
    [DataRow("console.log('small', s + s)", "small xxxx", "... (cut: 1000000 characters)")]
    [DataRow("console.log(s, s, s)", "xxxx", "... (cut: 500000 characters)")]
    [DataRow("ctx.log.info(s + s)", "xxxx", "... (cut: 1000000 characters)")]
    [DataRow("ctx.log.info('%s and %s', s + s, 'y')", "xxxx", "... (cut: 1000000 characters) and y")]
    [DataRow("console.log([s, s, s])", "[\"xxxx", "... (cut: more than 599904 bytes)")]
    [DataRow("console.log({ name: 'Ada', s: s + s })", "{\"name\":\"Ada\",\"s\":\"xxxx", "... (cut: more than 599904 bytes)")]
    [DataRow("console.log('ä'.repeat(400000))", "ääää", "... (cut: 400000 characters)")]
    public async Task Log_TooLargeForWhatIsLeft_IsCutAndSaysItsSize(string code, string beginning, string end)
    {
        var result = await RunAsync($"const s = 'x'.repeat(500000); {code}; console.log('last'); return 'ok'", r => r.WithLimits(l => l with { LogBytes = 600_000 }));

        Assert.AreEqual("\"ok\"", result.Data());
        Assert.IsLessThanOrEqualTo(600_000, result.Metrics.LogBytes);
        StringAssert.StartsWith(result.Logs[0].Message, beginning);
        StringAssert.EndsWith(result.Logs[0].Message, end);
        Assert.AreEqual("last", result.Logs[^1].Message);
    }

    [TestMethod]
    public async Task Rejection_ThatNobodyHandles_IsAWarning()
    {
        var result = await RunAsync(
            "Promise.reject(new TypeError('lost'));\nconst late = Promise.reject(1); await null; late.catch(() => {}); return 'ok'");

        Assert.AreEqual("\"ok\"", result.Data());
        Assert.HasCount(1, result.Logs);
        Assert.AreEqual(LogEntryLevel.Warn, result.Logs[0].Level);
        StringAssert.StartsWith(result.Logs[0].Message, "Unhandled promise rejection: TypeError: lost\n    at ");
    }

    private static string Shown(LogEntry entry) => $"{entry.Level} {entry.Message} {Encoding.UTF8.GetString(entry.DataJson.Span)}";
}
