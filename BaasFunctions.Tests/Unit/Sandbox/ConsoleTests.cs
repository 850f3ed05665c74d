using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Tests.Unit.Sandbox.Support;
using static BaasFunctions.Tests.Unit.Sandbox.Support.TestSandbox;

namespace BaasFunctions.Tests.Unit.Sandbox;

/// <summary>Every method of <c>console</c> leaves something useful in the log, and none ends the function.</summary>
[TestClass]
public sealed class ConsoleTests
{
    [TestMethod]
    public async Task Group_IndentsEveryLineUntilItsEnd()
    {
        var lines = await LinesAsync(
            "console.group('order', 7); console.log('a\\nb'); console.groupCollapsed('items'); console.warn('c'); console.groupEnd(); console.groupEnd(); console.groupEnd(); console.log('d')");

        CollectionAssert.AreEqual(new[] { "order 7", "  a\n  b", "  items", "    c", "d" }, lines);
    }

    [TestMethod]
    public async Task Table_OfRows_HasARowForEachAndAColumnForEachMember() => Assert.AreEqual(
        """
        (index) | sku  | n
        --------|------|--
        0       | tea  | 2
        1       | milk |
        """.ReplaceLineEndings("\n"),
        (await LinesAsync("console.table([{ sku: 'tea', n: 2 }, { sku: 'milk' }])")).Single());

    [TestMethod]
    [DataRow("[1, 'x']", "(index) | Values\n--------|-------\n0       | 1\n1       | x")]
    [DataRow("{ a: { n: 1 }, b: 2 }", "(index) | n | Values\n--------|---|-------\na       | 1 |\nb       |   | 2")]
    [DataRow("[{ a: 1, b: 2 }], ['b']", "(index) | b\n--------|--\n0       | 2")]
    [DataRow("new Map([['tea', { n: 1 }]])", "(index) | n\n--------|--\ntea     | 1")]
    [DataRow("[[1, 2], [3, 4]]", "(index) | 0 | 1\n--------|---|--\n0       | 1 | 2\n1       | 3 | 4")]
    [DataRow("'no table'", "no table")]
    public async Task Table_OfOtherValues_IsATableOrTheValue(string arguments, string expected) =>
        Assert.AreEqual(expected, (await LinesAsync($"console.table({arguments})")).Single());

    [TestMethod]
    public async Task Table_LargerThanIsShown_SaysSo()
    {
        var table = (await LinesAsync("console.table(Array.from({ length: 1000 }, (_, i) => Object.fromEntries(Array.from({ length: 50 }, (_, c) => ['c' + c, i]))))")).Single();

        StringAssert.EndsWith(table, "\n... 800 more rows\n... more columns than 20");
    }

    [TestMethod]
    public async Task Timers_TellTheTimeUnderTheirLabel()
    {
        var lines = await LinesAsync(
            "console.time('db'); console.timeLog('db', 'so far', { n: 1 }); console.timeEnd('db'); console.timeEnd('db'); console.time(); console.time(); console.timeEnd()");

        Assert.MatchesRegex(@"^db: [\d.]+ ms so far \{""n"":1\}$", lines[0]);
        Assert.MatchesRegex(@"^db: [\d.]+ ms$", lines[1]);
        Assert.AreEqual("console.timeEnd(): there is no timer 'db'", lines[2]);
        Assert.AreEqual("console.time(): the timer 'default' is running already", lines[3]);
        Assert.MatchesRegex(@"^default: [\d.]+ ms$", lines[4]);
    }

    [TestMethod]
    public async Task Counters_CountByLabel() => CollectionAssert.AreEqual(
        new[] { "default: 1", "a: 1", "a: 2", "a: 1", "console.countReset(): there is no counter 'b'" },
        await LinesAsync("console.count(); console.count('a'); console.count('a'); console.countReset('a'); console.count('a'); console.countReset('b')"));

    [TestMethod]
    public async Task Assert_ThatFails_IsAnErrorAndEndsNothing()
    {
        var result = await RunAsync("console.assert(1 === 1, 'no'); console.assert(false, 'total of %s', 'tea', { n: 1 }); console.assert(); return 'done'");

        Assert.AreEqual("\"done\"", result.Data());
        CollectionAssert.AreEqual(new[] { "Assertion failed: total of tea {\"n\":1}", "Assertion failed" }, result.Logs.Select(entry => entry.Message).ToArray());
        Assert.IsTrue(result.Logs.All(entry => entry.Level == LogEntryLevel.Error));
    }

    [TestMethod]
    public async Task Trace_ShowsTheAuthorsCalls()
    {
        var line = (await LinesAsync("function outer() { inner(); }\nfunction inner() { console.trace('here %d', 1); }\nouter();")).Single();

        StringAssert.StartsWith(line, "Trace: here 1\n    at inner (hello.js:2:");
        StringAssert.Contains(line, "\n    at outer (hello.js:1:");
    }

    [TestMethod]
    [DataRow("console.dir({ a: new Set([1]) }, { depth: null })", """{"a":Set(1) [1]}""")]
    [DataRow("console.dir('text')", "\"text\"")]
    [DataRow("console.dirxml('a', 1)", "a 1")]
    [DataRow("console.clear()", "console.clear() has no effect here: the log of an execution keeps every entry")]
    [DataRow("console.timeStamp('a')", "console.timeStamp() has no effect here: every entry has its time")]
    [DataRow("const { group, log, groupEnd } = console; group(); log('free'); groupEnd()", "  free")]
    public async Task Methods_OfTheStandard_LeaveALine(string code, string expected) => Assert.AreEqual(expected, (await LinesAsync(code)).Single());

    [TestMethod]
    [DataRow("for (let i = 0; i < 100000; i++) console.group();  console.log('x')")]
    [DataRow("for (let i = 0; i < 5000; i++) { console.count('c' + i); console.time('t' + i) }")]
    [DataRow("console.count('x'.repeat(1000000)); console.time('x'.repeat(1000000)); console.group('x'.repeat(300000))")]
    [DataRow("for (let i = 0; i < 20; i++) console.group(); console.log('\\n'.repeat(100000)); console.log('\\n'.repeat(100000))")]
    [DataRow("console.table(new Proxy([], { get() { throw new Error('no') } })); console.table({ get a() { throw 1 } })")]
    [DataRow("console.table(Array.from({ length: 3 }, () => 'x'.repeat(1000000)))")]
    [DataRow("console.group({ toString() { throw 1 } }); console.count({ toString() { throw 1 } }); console.time(Symbol('s'))")]
    public async Task State_OfTheConsole_IsBoundedAndNeverEndsTheFunction(string code)
    {
        var result = await RunAsync($"{code}; return 'ok'");

        Assert.AreEqual(ExecutionOutcome.Completed, result.Outcome, result.Error?.Message);
        Assert.IsLessThanOrEqualTo(1 << 20, result.Metrics.LogBytes);
    }

    private static async Task<string[]> LinesAsync(string code)
    {
        var result = await RunAsync(code);
        Assert.AreEqual(ExecutionOutcome.Completed, result.Outcome, result.Error?.Message);
        return [.. result.Logs.Select(entry => entry.Message)];
    }
}
