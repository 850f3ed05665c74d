using System.Text;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Tests.Unit.Sandbox.Support;
using static BaasFunctions.Tests.Unit.Sandbox.Support.TestSandbox;

namespace BaasFunctions.Tests.Unit.Sandbox;

/// <summary>What each kind of value looks like in the message of a log entry and in its data: useful, bounded, and never an empty object.</summary>
[TestClass]
public sealed class LoggedValueTests
{
    [TestMethod]
    [DataRow("new Map([['tea', 2], [{ a: 1 }, 3]])", """Map(2) {"tea" => 2,{"a":1} => 3}""", """[["tea",2],[{"a":1},3]]""")]
    [DataRow("new Map([['tea', { n: 2 }]])", """Map(1) {"tea" => {"n":2}}""", """{"tea":{"n":2}}""")]
    [DataRow("new Set(['milk', 1])", """Set(2) ["milk",1]""", """["milk",1]""")]
    [DataRow("{ tags: new Set(['a']) }", """{"tags":Set(1) ["a"]}""", """{"tags":["a"]}""")]
    [DataRow("new Uint8Array([137, 80])", "Uint8Array(2) [137,80]", "[137,80]")]
    [DataRow("new BigInt64Array([5n])", """BigInt64Array(1) ["5n"]""", """["5n"]""")]
    [DataRow("new Uint8Array([1, 2]).buffer", "ArrayBuffer(2) [1,2]", "[1,2]")]
    [DataRow("new DataView(new ArrayBuffer(2), 1)", "DataView(1) [0]", "[0]")]
    [DataRow("new Date(0)", "\"1970-01-01T00:00:00.000Z\"", "\"1970-01-01T00:00:00.000Z\"")]
    [DataRow("{ at: new Date(NaN) }", """{"at":"Invalid Date"}""", """{"at":"Invalid Date"}""")]
    [DataRow("/a\\/b/gi", "\"/a\\\\/b/gi\"", "\"/a\\\\/b/gi\"")]
    [DataRow("{ f() {}, g: class Order {} }", """{"f":"[function f]","g":"[function Order]"}""", """{"f":"[function f]","g":"[function Order]"}""")]
    [DataRow("function add() {}", "[function add]", "\"[function add]\"")]
    [DataRow("[Symbol('s'), 10n, undefined, NaN, -Infinity]", """["Symbol(s)","10n",undefined,NaN,-Infinity]""", """["Symbol(s)","10n",null,"NaN","-Infinity"]""")]
    [DataRow("{ user: undefined, none: null }", """{"user":undefined,"none":null}""", """{"user":null,"none":null}""")]
    [DataRow("new (class Order { id = 1; #secret = 2 })()", """Order {"id":1}""", """{"id":1}""")]
    [DataRow("new (class Money { #n = 5; toString() { return this.#n + ' EUR' } })()", """Money "5 EUR" """, "\"5 EUR\"")]
    [DataRow("new (class Bag { *[Symbol.iterator]() { yield 1; yield 2 } })()", "Bag(2) [1,2]", "[1,2]")]
    [DataRow("new (class Empty {})()", "Empty {}", "\"[Empty]\"")]
    [DataRow("new WeakMap()", "WeakMap {}", "\"[WeakMap]\"")]
    [DataRow("Promise.resolve(1)", "\"[Promise]\"", "\"[Promise]\"")]
    [DataRow("new URLSearchParams('a=1&b=2')", """URLSearchParams "a=1&b=2" """, "\"a=1&b=2\"")]
    [DataRow("new URL('https://a.example/b')", "\"https://a.example/b\"", "\"https://a.example/b\"")]
    [DataRow("Object.create(null, { a: { value: 1, enumerable: true } })", """{"a":1}""", """{"a":1}""")]
    [DataRow("[new String('s'), new Number(1), Object(2n)]", """["s",1,"2n"]""", """["s",1,"2n"]""")]
    [DataRow("{ get bad() { throw new Error('no') }, good: 1 }", """{"bad":"[not loggable]","good":1}""", """{"bad":"[not loggable]","good":1}""")]
    [DataRow("[{ toJSON() { throw 1 } }, { toJSON() { return { shown: 1 } } }]", """["[not loggable]",{"shown":1}]""", """["[not loggable]",{"shown":1}]""")]
    [DataRow("new Proxy({}, { ownKeys() { throw new Error('no') } })", "\"[not loggable]\"", "\"[not loggable]\"")]
    [DataRow("new Proxy([1, 2], {})", "[1,2]", "[1,2]")]
    [DataRow("(() => { const o = { list: [] }; o.list.push(o); return o })()", """{"list":["[Circular]"]}""", """{"list":["[Circular]"]}""")]
    [DataRow("(() => { const m = new Map(); m.set('m', m); return m })()", """Map(1) {"m" => "[Circular]"}""", """{"m":"[Circular]"}""")]
    [DataRow("(() => { const a = { n: 1 }; return [a, a] })()", """[{"n":1},{"n":1}]""", """[{"n":1},{"n":1}]""")]
    public async Task Value_InALog_IsShownInAUsefulForm(string value, string message, string data)
    {
        var result = await RunAsync($"const shown = ({value.TrimEnd(';')}); console.log(shown); ctx.log.info('data', shown);");

        Assert.AreEqual(ExecutionOutcome.Completed, result.Outcome, result.Error?.Message);
        Assert.AreEqual(message.TrimEnd(), result.Logs[0].Message);
        Assert.AreEqual(data, Encoding.UTF8.GetString(result.Logs[1].DataJson.Span));
    }

    [TestMethod]
    public async Task Error_InData_HasNameMessageCodeFramesAndCause()
    {
        var result = await RunAsync(
            """
            const error = Object.assign(new TypeError('outer', { cause: new RangeError('inner') }), { code: 'E_ONE', status: 409 });
            ctx.log.error('failed', { step: 2, error });
            ctx.log.error('several', new AggregateError([new Error('a'), 'b'], 'both'));
            """);
        var error = System.Text.Json.JsonDocument.Parse(result.Logs[0].DataJson).RootElement.GetProperty("error");
        var several = System.Text.Json.JsonDocument.Parse(result.Logs[1].DataJson).RootElement;

        Assert.AreEqual("TypeError", error.GetProperty("name").GetString());
        Assert.AreEqual("outer", error.GetProperty("message").GetString());
        Assert.AreEqual("E_ONE", error.GetProperty("code").GetString());
        Assert.AreEqual(409, error.GetProperty("status").GetInt32());
        StringAssert.StartsWith(error.GetProperty("stack").GetString(), "TypeError: outer\n    at ");
        Assert.AreEqual("inner", error.GetProperty("cause").GetProperty("message").GetString());
        Assert.AreEqual("a", several.GetProperty("errors")[0].GetProperty("message").GetString());
        Assert.AreEqual("b", several.GetProperty("errors")[1].GetString());
    }

    [TestMethod]
    public async Task Error_OfACallOfTheContext_ShowsItsCode()
    {
        var result = await RunAsync("try { await ctx.kv.get('a') } catch (error) { console.error('failed:', error); ctx.log.error('failed', { error }) }");

        StringAssert.Contains(result.Logs[0].Message, "{\"code\":\"NOT_AVAILABLE\"");
        StringAssert.Contains(Encoding.UTF8.GetString(result.Logs[1].DataJson.Span), "\"code\":\"NOT_AVAILABLE\"");
    }

    [TestMethod]
    public async Task Error_WithACircleOfCauses_IsShownOnce()
    {
        var result = await RunAsync("const e = new Error('e'); e.cause = e; e.self = e; ctx.log.info('x', e)");

        StringAssert.Contains(Encoding.UTF8.GetString(result.Logs[0].DataJson.Span), "\"self\":\"[Circular]\"");
    }

    [TestMethod]
    [DataRow("Array.from({ length: 20000 }, () => 1)", "\"... 10000 more\"")]
    [DataRow("new Uint8Array(5000)", "\"... 4900 more\"")]
    [DataRow("new Set(Array.from({ length: 20000 }, (_, i) => i))", "\"... 10000 more\"")]
    [DataRow("Object.fromEntries(Array.from({ length: 20000 }, (_, i) => ['k' + i, i]))", "\"...\":\"... 10000 more\"")]
    public async Task Value_WithMoreThanIsShown_SaysHowMuchIsMissing(string value, string note)
    {
        var result = await RunAsync($"ctx.log.info('large', {value}); return 'ok'");

        Assert.AreEqual("\"ok\"", result.Data());
        StringAssert.Contains(Encoding.UTF8.GetString(result.Logs[0].DataJson.Span), note);
    }

    [TestMethod]
    [DataRow("let deep = []; for (let i = 0; i < 100000; i++) deep = [deep]; console.log(deep)")]
    [DataRow("const a = []; a.length = 4000000000; console.log(a)")]
    [DataRow("console.log({ [Symbol.iterator]: null, toJSON() { return this } })")]
    [DataRow("class Endless { *[Symbol.iterator]() { for (;;) yield 1 } } console.log(new Endless())")]
    [DataRow("const m = new Map([['a', { get x() { m.clear(); return 1 } }], ['b', 2]]); console.log(m)")]
    public async Task Value_ThatIsHostile_IsLoggedInBounds(string code)
    {
        var result = await RunAsync($"{code}; return 'ok'");

        Assert.AreEqual("\"ok\"", result.Data(), result.Error?.Message);
        Assert.HasCount(1, result.Logs);
        Assert.IsLessThan(200_000, result.Logs[0].Message.Length);
    }

    [TestMethod]
    [DataRow("'%s is %d years', 'Ada', 36.5", "Ada is 36.5 years")]
    [DataRow("'%i of %f', 4.9, '1.5'", "4 of 1.5")]
    [DataRow("'%o and %O', { a: 1 }, new Map([['b', 2]])", """{"a":1} and Map(1) {"b" => 2}""")]
    [DataRow("'%j', { a: new Set([1]) }", """{"a":[1]}""")]
    [DataRow("'%cstyled%c', 'color: red', ''", "styled")]
    [DataRow("'100%% of %s', 'it'", "100% of it")]
    [DataRow("'100%%'", "100%%")]
    [DataRow("'50% of all', 1", "50% of all 1")]
    [DataRow("'%s', 'a', 'b', { c: 1 }", """a b {"c":1}""")]
    [DataRow("'%s %s', 'a'", "a %s")]
    [DataRow("'%d', { a: 1 }", """%d {"a":1}""")]
    [DataRow("'%d', 10n", "10n")]
    [DataRow("'%s', '%s', 'x'", "%s x")]
    [DataRow("'%s', new Error('m').message", "m")]
    [DataRow("'%x %', 1", "%x % 1")]
    [DataRow("{ a: '%s' }, 1", """{"a":"%s"} 1""")]
    public async Task Format_WithDirectives_IsFilledIn(string arguments, string expected)
    {
        var result = await RunAsync($"console.log({arguments})");

        Assert.AreEqual(expected, result.Logs.Single().Message);
    }

    [TestMethod]
    [DataRow("'paid'", "paid", "null")]
    [DataRow("'paid %s', 'Ada'", "paid Ada", "null")]
    [DataRow("'paid %s', 'Ada', { total: 5 }", "paid Ada", """{"total":5}""")]
    [DataRow("'paid', { total: 5 }, 'and more'", "paid", """[{"total":5},"and more"]""")]
    [DataRow("'discount of 10%', { total: 5 }", "discount of 10%", """{"total":5}""")]
    public async Task ContextLog_WithSeveralValues_LosesNone(string arguments, string message, string data)
    {
        var result = await RunAsync($"ctx.log.info({arguments})");

        Assert.AreEqual(message, result.Logs.Single().Message);
        Assert.AreEqual(data, Encoding.UTF8.GetString(result.Logs.Single().DataJson.Span));
    }
}
