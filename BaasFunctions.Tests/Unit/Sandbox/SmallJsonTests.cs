using BaasFunctions.Sandbox.Engines.Values;
using Jint;
using Jint.Native.Json;

namespace BaasFunctions.Tests.Unit.Sandbox;

/// <summary>Small requests are read by a reader of ours: what it gives must be what the engine's own gives.</summary>
[TestClass]
public sealed class SmallJsonTests
{
    [TestMethod]
    [DataRow("1")]
    [DataRow("0")]
    [DataRow("2147483647")]
    [DataRow("\"text\"")]
    [DataRow("\"Grüße 😀\"")]
    [DataRow("true")]
    [DataRow("null")]
    [DataRow("[]")]
    [DataRow("{}")]
    [DataRow(" { \"a\" : [ 1 , \"b\" , null , { \"c\" : false } ] } ")]
    [DataRow("""{"b":1,"a":2,"b":3}""")]
    [DataRow("""{"constructor":1,"toString":"x","length":2}""")]
    public void TryRead_PlainJson_GivesWhatTheEngineGives(string json)
    {
        var engine = new Engine();
        var read = SmallJson.TryRead(engine, System.Text.Encoding.UTF8.GetBytes(json));

        Assert.IsNotNull(read);
        var show = engine.Evaluate("(v) => JSON.stringify(v) + typeof v + (v && typeof v === 'object' ? Object.getPrototypeOf(v) === Object.prototype : '') + (v ? Object.keys(v) : '')");
        Assert.AreEqual(engine.Call(show, new JsonParser(engine).Parse(json)).AsString(), engine.Call(show, read).AsString());
    }

    [TestMethod]
    [DataRow("""{"__proto__":{"admin":true}}""")]
    [DataRow("""{"b":1,"1":2}""")]
    [DataRow("""{"a\u0062":1}""")]
    [DataRow("\"a\\nb\"")]
    [DataRow("\"\\ud800\"")]
    [DataRow("-0")]
    [DataRow("1.5")]
    [DataRow("1e400")]
    [DataRow("2147483648")]
    [DataRow("[[[[[[[[[[1]]]]]]]]]]")]
    [DataRow("")]
    [DataRow("{")]
    [DataRow("1 2")]
    [DataRow("{\"a\":1,}")]
    [DataRow("undefined")]
    public void TryRead_AnythingElse_IsLeftToTheEngine(string json) =>
        Assert.IsNull(SmallJson.TryRead(new Engine(), System.Text.Encoding.UTF8.GetBytes(json)));

    [TestMethod]
    public void TryRead_LongJson_IsLeftToTheEngine() =>
        Assert.IsNull(SmallJson.TryRead(new Engine(), System.Text.Encoding.UTF8.GetBytes($"\"{new string('x', 3000)}\"")));
}
