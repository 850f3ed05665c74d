using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Tests.Unit.Sandbox.Support;
using static BaasFunctions.Tests.Unit.Sandbox.Support.TestSandbox;

namespace BaasFunctions.Tests.Unit.Sandbox;

/// <summary>What a returned value looks like in JSON: as JSON.stringify has it, within bounds. <see cref="ResultFormTests"/> has what JSON does not.</summary>
[TestClass]
public sealed class ResultTests
{
    [TestMethod]
    [DataRow("null")]
    [DataRow("true")]
    [DataRow("[0, -0, 1.5, -2e21, 1e21, 1e-7, 5e-324, 123456789012345680000, 9007199254740993, 0.1 + 0.2]")]
    [DataRow("[NaN, Infinity, -Infinity]")]
    [DataRow("'text \\u0000 \\n \\u2028 \\ud800 é 😀 \"quoted\" \\\\'")]
    [DataRow("[undefined, () => 1, Symbol('s'), null]")]
    [DataRow("({ a: undefined, b: () => 1, c: Symbol('s'), [Symbol('k')]: 1, d: null })")]
    [DataRow("({ b: 1, a: 2, 10: 'ten', 2: 'two' })")]
    [DataRow("[new Date(0), new Date(NaN)]")]
    [DataRow("[new WeakMap(), Promise.resolve(1), new (class { #p = 1 })()]")]
    [DataRow("[new Number(3), new String('s'), new Boolean(false)]")]
    [DataRow("({ toJSON(key) { return 'key:' + key } })")]
    [DataRow("({ inner: { toJSON(key) { return { key } } }, list: [{ toJSON: (key) => key }] })")]
    [DataRow("({ get a() { return 1 } })")]
    [DataRow("Object.defineProperty({ x: 1 }, 'hidden', { value: 1, enumerable: false })")]
    [DataRow("Object.create({ inherited: 1 }, { own: { value: 2, enumerable: true } })")]
    [DataRow("[1, , 3]")]
    [DataRow("Object.assign([1, 2], { extra: 3 })")]
    [DataRow("new Proxy({ a: 1, b: [2] }, {})")]
    [DataRow("new Proxy([1, { a: 2 }], {})")]
    [DataRow("new Proxy({}, { ownKeys: () => ['x', 'y'], getOwnPropertyDescriptor: (_, k) => ({ value: k, enumerable: k === 'x', configurable: true }), get: (_, k) => 'got ' + String(k) })")]
    [DataRow("(function () { return arguments })(1, 'a')")]
    [DataRow("({ '__proto__x': 1, ['__proto__']: 2, 'with \"quotes\"': 3, '': 4 })")]
    [DataRow("class { static x = 1 }")]
    [DataRow("new (class A { #p = 1; q = 2; static s = 3; get g() { return 4 } })()")]
    [DataRow("(() => { const shared = { v: 1 }; return [shared, shared, { shared }] })()")]
    [DataRow("new class extends Array {}(3)")]
    [DataRow("[[], {}, [[]], [{}]]")]
    public async Task Result_OfEachKind_IsWhatStringifyGives(string expression)
    {
        var expected = await DataOfBodyAsync($"return [JSON.stringify({expression}) ?? 'null']");
        var actual = await DataOfBodyAsync($"return {expression}");

        Assert.AreEqual(System.Text.Json.JsonDocument.Parse(expected).RootElement[0].GetString(), actual);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    public async Task Result_OfRandomValues_IsWhatStringifyGives(int seed)
    {
        var json = await DataOfBodyAsync(
            $$"""
            let state = {{seed}};
            const random = (n) => (state = (state * 1103515245 + 12345) % 2147483648) % n;
            const leaves = [
              () => random(1000) - 500, () => random(1e9) / 7, () => 1 / random(5), () => -0, () => 2 ** random(1000), () => null, () => undefined,
              () => true, () => String.fromCharCode(...Array.from({ length: random(12) }, () => random(0x10000))), () => Symbol('s'),
              () => () => 1, () => new Date(random(1e9) * 1000), () => Object(random(9)), () => Object('boxed'),
              () => ({ toJSON: (key) => `json of ${key}` }), () => new WeakSet(),
            ];
            const make = (depth) => {
              const kind = random(depth > 5 ? 1 : 4);
              if (kind < 2) return leaves[random(leaves.length)]();
              if (kind === 2) return Array.from({ length: random(5) }, () => make(depth + 1));
              const object = random(4) ? {} : new Proxy({}, {});
              for (let i = random(6); i > 0; i--) object[random(3) ? `k${random(100)}` : random(50)] = make(depth + 1);
              return object;
            };
            const values = Array.from({ length: 300 }, () => make(0));
            return { expected: JSON.stringify(values), values };
            """);

        using var parsed = System.Text.Json.JsonDocument.Parse(json);
        Assert.AreEqual(parsed.RootElement.GetProperty("expected").GetString(), parsed.RootElement.GetProperty("values").GetRawText());
    }

    [TestMethod]
    [DataRow("undefined", "null")]
    [DataRow("await Promise.resolve([1])", "[1]")]
    [DataRow("({ then(resolve) { resolve('thenable') } })", "\"thenable\"")]
    public async Task Result_OfSpecialValues_IsKnown(string expression, string expected) =>
        Assert.AreEqual(expected, await DataOfBodyAsync($"return {expression}"));

    [TestMethod]
    [DataRow("const o = {}; o.self = o; return o", ErrorCodes.ResultCircular)]
    [DataRow("const a = []; a.push([a]); return a", ErrorCodes.ResultCircular)]
    [DataRow("return 1n", ErrorCodes.ResultBigInt)]
    [DataRow("return { deep: [Object(1n)] }", ErrorCodes.ResultBigInt)]
    [DataRow("let x = []; for (let i = 0; i < 100; i++) x = [x]; return x", ErrorCodes.ResultTooDeep)]
    [DataRow("return { toJSON() { return { again: this.make() } }, make() { return { toJSON: this.toJSON, make: this.make } } }", ErrorCodes.ResultTooDeep)]
    [DataRow("return Array(20000).fill(0)", ErrorCodes.ResultTooWide)]
    [DataRow("return new Proxy([], { get: (t, k) => k === 'length' ? 2 ** 53 : 0 })", ErrorCodes.ResultTooWide)]
    [DataRow("return 'x'.repeat(100001)", ErrorCodes.ResultTooLarge)]
    [DataRow("return 'é'.repeat(60000)", ErrorCodes.ResultTooLarge)]
    [DataRow("const s = 'x'.repeat(1000); return Array(1000).fill(s)", ErrorCodes.ResultTooLarge)]
    [DataRow("let s = 'x'; for (let i = 0; i < 25; i++) s += s; return s", ErrorCodes.ResultTooLarge)]
    [DataRow("return { ['k'.repeat(200000)]: 1 }", ErrorCodes.ResultTooLarge)]
    public async Task Result_ThatCannotBeWritten_IsANamedError(string code, string expected)
    {
        var result = await RunAsync(code, r => r.WithLimits(l => l with { ResultBytes = 100_000, ResultProperties = 10_000 }));

        Assert.AreEqual(ExecutionOutcome.OutputLimit, result.Outcome, result.Error?.Message);
        Assert.AreEqual(expected, result.Error!.Code);
        Assert.AreEqual("null", result.Data());
        if (expected is not (ErrorCodes.ResultCircular or ErrorCodes.ResultBigInt))
        {
            Assert.IsGreaterThan(0, result.Error.Limit!.Allowed);
        }
    }

    [TestMethod]
    public async Task Result_AtTheBoundOfDepth_IsWritten()
    {
        var depth = 64;
        Assert.AreEqual(
            new string('[', depth) + new string(']', depth),
            await DataOfBodyAsync($"let x = []; for (let i = 1; i < {depth}; i++) x = [x]; return x"));
    }

    [TestMethod]
    [DataRow("return { get a() { throw new TypeError('in getter') } }", ExecutionOutcome.ScriptError)]
    [DataRow("return { toJSON() { throw new TypeError('in toJSON') } }", ExecutionOutcome.ScriptError)]
    [DataRow("return new Proxy({}, { ownKeys() { throw new TypeError('in trap') } })", ExecutionOutcome.ScriptError)]
    [DataRow("const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return [proxy]", ExecutionOutcome.ScriptError)]
    [DataRow("return { get a() { for (;;); } }", ExecutionOutcome.TimedOut)]
    [DataRow("return { toJSON() { for (;;); } }", ExecutionOutcome.TimedOut)]
    [DataRow("return { get a() { return this.a } }", ExecutionOutcome.RecursionLimit)]
    public async Task Result_WhoseCodeMisbehaves_EndsLikeAnyCode(string code, ExecutionOutcome outcome)
    {
        var result = await RunAsync(code, r => r.WithConfig("""{"timeout":60}"""));

        Assert.AreEqual(outcome, result.Outcome, result.Error?.Message);
    }
}
