using BaasFunctions.Sandbox.Contracts;
using static BaasFunctions.Tests.Unit.Sandbox.Support.TestSandbox;

namespace BaasFunctions.Tests.Unit.Sandbox;

/// <summary>What a function cannot reach, and what does not outlive it.</summary>
[TestClass]
public sealed class IsolationTests
{
    [TestMethod]
    [DataRow("System")]
    [DataRow("importNamespace")]
    [DataRow("clr")]
    [DataRow("host")]
    [DataRow("require")]
    [DataRow("Deno")]
    [DataRow("exports")]
    [DataRow("WebSocket")]
    [DataRow("module")]
    public async Task Global_OfOtherWorlds_IsUndefined(string name) =>
        Assert.AreEqual("\"undefined\"", await DataOfBodyAsync($"return typeof {name}"));

    [TestMethod]
    public async Task EverythingReachable_IsOfTheLanguageItself()
    {
        var found = await DataOfBodyAsync(
            """
            const seen = new Set();
            const odd = [];
            const queue = [['global', globalThis], ['request', request], ['context', context], ['this', this]];
            const words = /GetType|ToObject|Assembly|Reflection|BaasFunctions|Jint|Equals|GetHashCode/;
            while (queue.length) {
              const [path, value] = queue.pop();
              if (value === null || (typeof value !== 'object' && typeof value !== 'function') || seen.has(value)) continue;
              seen.add(value);
              queue.push([`${path}.[[Prototype]]`, Object.getPrototypeOf(value)]);
              for (const key of Reflect.ownKeys(value)) {
                const at = `${path}.${String(key)}`;
                if (words.test(String(key))) odd.push(at);
                const { value: inner, get, set } = Object.getOwnPropertyDescriptor(value, key) ?? {};
                queue.push([at, inner], [`${at}.get`, get], [`${at}.set`, set]);
              }
            }
            return { odd, many: seen.size > 500 };
            """);

        Assert.AreEqual("""{"odd":[],"many":true}""", found);
    }

    [TestMethod]
    public async Task HostFunctions_CalledInOddWays_FailLikeScript() => Assert.AreEqual(
        """["TypeError","TypeError","TypeError",true,"TypeError"]""",
        await DataOfBodyAsync(
            """
            const name = (f) => { try { f(); return 'nothing'; } catch (e) { return e instanceof Error ? e.name : typeof e; } };
            return [
              name(() => new context.log.info('x')),
              name(() => setTimeout(null)),
              name(() => context.utils.hash(Symbol('s'))),
              context.utils.hash.call(null, 'a') === context.utils.hash('a'),
              name(() => context.utils.sleep(Symbol('s'))),
            ];
            """));

    [TestMethod]
    public async Task State_OfOneExecution_IsGoneInTheNext()
    {
        const string Polluter =
            """
            Object.prototype.leak = 1; Array.prototype.map = null; globalThis.leak2 = 2; JSON.stringify = () => 'no';
            Promise.prototype.then = () => { throw 1 }; console.log = null; Object.freeze(Math); delete globalThis.Date; ctx.log.leak = 3;
            Function.prototype.call = null; String.prototype.replace = null; Symbol.for('x').description; return 'done';
            """;
        const string Probe =
            """
            return [typeof leak, typeof leak2, {}.leak ?? null, [1].map((x) => x), JSON.stringify([1]), typeof Date, Object.isFrozen(Math),
              typeof console.log, ctx.log.leak ?? null, await Promise.resolve(5)]
            """;
        for (var i = 0; i < 3; i++)
        {
            await RunAsync(Polluter);
            var result = await RunAsync(Probe);

            Assert.AreEqual("""["undefined","undefined",null,[1],"[1]","function",false,"function",null,5]""", result.Data(), result.Error?.Message);
        }
    }

    [TestMethod]
    public async Task ModuleState_OfASharedProgram_StartsAnewEachTime()
    {
        const string Code = "let n = 0; const seen = []; export default () => { seen.push(++n); return seen; }";
        for (var i = 0; i < 3; i++)
        {
            Assert.AreEqual("[1]", (await RunAsync(Code)).Data());
        }
    }

    [TestMethod]
    public async Task Handler_WithPatchedPromises_IsAwaitedAllTheSame()
    {
        var result = await RunAsync("Promise.prototype.then = () => { throw new Error('patched'); }; return await (async () => 7)()");

        Assert.AreEqual(ExecutionOutcome.Completed, result.Outcome, result.Error?.Message);
        Assert.AreEqual("7", result.Data());
    }
}
