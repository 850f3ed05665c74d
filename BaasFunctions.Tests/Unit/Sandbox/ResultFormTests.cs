using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Tests.Unit.Sandbox.Support;
using static BaasFunctions.Tests.Unit.Sandbox.Support.TestSandbox;

namespace BaasFunctions.Tests.Unit.Sandbox;

/// <summary>Values that JSON does not have, in a result: a useful form, and a warning that says so.</summary>
[TestClass]
public sealed class ResultFormTests
{
    [TestMethod]
    [DataRow("new Map([['a', 1], ['b', new Map()]])", """{"a":1,"b":{}}""", "result is a Map, written as an object; result.b is a Map, written as an object")]
    [DataRow("new Map([[1, 'a'], [2, 'b']])", """{"1":"a","2":"b"}""", "result is a Map, written as an object")]
    [DataRow("new Map([[1, 'a'], ['1', 'b']])", """[[1,"a"],["1","b"]]""", "result is a Map, written as an array of pairs")]
    [DataRow("new Map([[{ id: 1 }, 'a']])", """[[{"id":1},"a"]]""", "result is a Map, written as an array of pairs")]
    [DataRow("({ tags: new Set(['x', 'y']) })", """{"tags":["x","y"]}""", "result.tags is a Set, written as an array")]
    [DataRow("[{ 'a b': /x/gi }]", """[{"a b":"/x/gi"}]""", "result[0][\"a b\"] is a regular expression, written as its text")]
    [DataRow("new Uint8Array([137, 80, 78, 71])", "\"iVBORw==\"", "result is bytes (Uint8Array), written as base64")]
    [DataRow("new Uint8Array([1, 2, 3]).buffer", "\"AQID\"", "result is bytes (ArrayBuffer), written as base64")]
    [DataRow("new DataView(new Uint8Array([1, 2, 3]).buffer, 1)", "\"AgM=\"", "result is bytes (DataView), written as base64")]
    [DataRow("new Float64Array([1.5, 2])", "[1.5,2]", "result is bytes (Float64Array), written as an array")]
    [DataRow("({ at: new Date(NaN), n: NaN })", """{"at":null,"n":null}""", "result.at is an invalid Date, written as null; result.n is NaN, written as null")]
    [DataRow("[() => 1, Symbol('s')]", "[null,null]", "result[0] is a function, written as null; result[1] is a symbol, written as null")]
    [DataRow("[new Proxy(new Map([['a', 1]]), {})]", "[{}]", "result[0] is a Proxy of Map, written as {}")]
    [DataRow("[new Proxy(new Error('x'), {})]", "[{}]", "result[0] is a Proxy of Error, written as {}")]
    [DataRow("[Object.defineProperty({}, 'a', { value: 1 })]", "[{}]", "result[0] is an object, written as {}")]
    [DataRow("[{ [Symbol('a')]: 1 }]", "[{}]", "result[0] is an object, written as {}: its members are named by symbols")]
    [DataRow("({ f() {} })", "{}", "result.f is a function, left out")]
    [DataRow("({ user: Promise.resolve(1) })", """{"user":{}}""", "result.user is a promise, written as {}: await it")]
    [DataRow("new URLSearchParams({ a: 'b c' })", "\"a=b+c\"", "result is an instance of URLSearchParams, written as its text")]
    [DataRow("[new (class Money { #cents = 5; toString() { return this.#cents + ' cents' } })()]", "[\"5 cents\"]", "result[0] is an instance of Money, written as its text")]
    [DataRow("[new (class Secret { #s = 5 })()]", "[{}]", "result[0] is an instance of Secret, written as {}")]
    public async Task Value_ThatJsonDoesNotHave_HasAFormAndAWarning(string expression, string data, string warning)
    {
        var result = await RunAsync($"export default () => ({expression})");

        Assert.AreEqual(ExecutionOutcome.Completed, result.Outcome, result.Error?.Message);
        Assert.AreEqual(data, result.Data());
        var entry = result.Logs.Single();
        Assert.AreEqual(LogEntryLevel.Warn, entry.Level);
        Assert.AreEqual("JSON does not have all values of the result: " + warning, entry.Message);
    }

    [TestMethod]
    [DataRow("new Error('Need user')", """{"name":"Error","message":"Need user"}""")]
    [DataRow("Object.assign(new TypeError('x'), { code: 'BAD', detail: { a: 1 } })", """{"name":"TypeError","message":"x","code":"BAD","detail":{"a":1}}""")]
    [DataRow("new Error('outer', { cause: new RangeError('inner') })", """{"name":"Error","message":"outer","cause":{"name":"RangeError","message":"inner"}}""")]
    [DataRow("new AggregateError([new Error('a')], 'all')", """{"name":"AggregateError","message":"all","errors":[{"name":"Error","message":"a"}]}""")]
    [DataRow("new (class NotFound extends Error { name = 'NotFound'; status = 404 })('gone')", """{"name":"NotFound","message":"gone","status":404}""")]
    public async Task Error_Returned_KeepsWhatItSaysWithoutItsStack(string expression, string data)
    {
        var result = await RunAsync($"export default () => ({expression})");

        Assert.AreEqual(data, result.Data());
        StringAssert.Contains(result.Logs.Single().Message, "throw it to make the execution fail");
    }

    [TestMethod]
    [DataRow("const m = new Map(); m.set('self', m); return m", "result.self")]
    [DataRow("const s = new Set(); s.add([s]); return { s }", "result.s[0][0]")]
    [DataRow("const e = new Error('x'); e.cause = e; return e", "result.cause")]
    [DataRow("const a = { b: [{}] }; a.b[0].c = a; return a", "result.b[0].c")]
    public async Task Cycle_ThroughAnything_IsFoundAndItsPlaceNamed(string body, string path)
    {
        var result = await RunAsync($"export default () => {{ {body} }}");

        Assert.AreEqual(ErrorCodes.ResultCircular, result.Error!.Code);
        StringAssert.Contains(result.Error.Message, $"{path} is a circular reference");
    }

    [TestMethod]
    public async Task Warning_OfManyValues_IsOneEntryOfBoundedLength()
    {
        var result = await RunAsync("export default () => Object.fromEntries(Array.from({ length: 5000 }, (_, i) => ['k'.repeat(500) + i, new Set()]))");

        Assert.IsLessThan(2000, result.Logs.Single().Message.Length);
        StringAssert.EndsWith(result.Logs.Single().Message, "; and 4995 more");
    }

    [TestMethod]
    [DataRow("new Map(Array.from({ length: 20000 }, (_, i) => [i, i]))", ErrorCodes.ResultTooWide)]
    [DataRow("new Set(Array.from({ length: 20000 }, (_, i) => i))", ErrorCodes.ResultTooWide)]
    [DataRow("new Float64Array(20000)", ErrorCodes.ResultTooWide)]
    [DataRow("new Uint8Array(100000)", ErrorCodes.ResultTooLarge)]
    [DataRow("new Map([['big', 1n]])", ErrorCodes.ResultBigInt)]
    public async Task Bounds_HoldForEveryForm(string expression, string code)
    {
        var result = await RunAsync(
            $"export default () => ({expression})", r => r.WithLimits(l => l with { ResultBytes = 100_000, ResultProperties = 10_000 }));

        Assert.AreEqual(code, result.Error?.Code);
    }

    [TestMethod]
    public async Task Value_ThatIsPlain_IsWrittenWithoutAWarning()
    {
        var result = await RunAsync("export default () => ({ a: undefined, b: [undefined, , null], c: new Date(0), d: { toJSON: () => 1 }, e: Object.create(null), f: Object(1n) === 1 })");

        Assert.AreEqual("""{"b":[null,null,null],"c":"1970-01-01T00:00:00.000Z","d":1,"e":{},"f":false}""", result.Data());
        Assert.IsEmpty(result.Logs);
    }
}
