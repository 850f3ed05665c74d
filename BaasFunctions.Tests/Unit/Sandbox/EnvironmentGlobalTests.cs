using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Unit.Sandbox;

/// <summary>Small globals of the web and of Node that code from elsewhere takes for granted.</summary>
[TestClass]
public sealed class EnvironmentGlobalTests
{
    [TestMethod]
    [DataRow("[process.env.KEY, process.env === context.env, process.platform, process.version, process.versions]", "[\"v\",true,\"linux\",null,null]")]
    [DataRow("Object.getOwnPropertyNames(process)", "[\"env\",\"nextTick\",\"platform\"]")]
    [DataRow("['a', 'KEY'].map((name) => { try { process.env[name] = '1' } catch (e) { return e.name } })", "[\"TypeError\",\"TypeError\"]")]
    [DataRow("(() => { try { process.nextTick(1) } catch (e) { return e.name } })()", "\"TypeError\"")]
    [DataRow("[global === globalThis, self === global, 'global' in globalThis, Object.keys(globalThis)]", "[true,true,true,[]]")]
    [DataRow("[crypto instanceof Crypto, crypto.subtle instanceof SubtleCrypto, performance instanceof Performance, navigator instanceof Navigator]", "[true,true,true,true]")]
    [DataRow("[crypto, crypto.subtle, performance, navigator].map(String)", "[\"[object Crypto]\",\"[object SubtleCrypto]\",\"[object Performance]\",\"[object Navigator]\"]")]
    [DataRow("[Crypto, SubtleCrypto, Performance, Navigator].map((Type) => { try { new Type() } catch (e) { return e.name } })", "[\"TypeError\",\"TypeError\",\"TypeError\",\"TypeError\"]")]
    [DataRow("(() => { const e = new ErrorEvent('error', { message: 'm', filename: 'f', lineno: 1, colno: -1, error: 2 }); return [e.type, e.message, e.filename, e.lineno, e.colno, e.error, e instanceof Event, `${e}`] })()", "[\"error\",\"m\",\"f\",1,4294967295,2,true,\"[object ErrorEvent]\"]")]
    [DataRow("(() => { const e = new ErrorEvent('error'); return [e.message, e.filename, e.lineno, e.error === undefined] })()", "[\"\",\"\",0,true]")]
    [DataRow("(() => { const e = new MessageEvent('message', { data: [1], origin: 'o', ports: [2], bubbles: true }); return [e.data, e.origin, e.lastEventId, e.source, e.ports, Object.isFrozen(e.ports), e.bubbles] })()", "[[1],\"o\",\"\",null,[2],true,true]")]
    [DataRow("new MessageEvent('message').data", "null")]
    [DataRow("(() => { const promise = Promise.resolve(); const e = new PromiseRejectionEvent('unhandledrejection', { promise, reason: 1, cancelable: true }); return [e.promise === promise, e.reason, e.cancelable] })()", "[true,1,true]")]
    [DataRow("[() => new ErrorEvent(), () => new PromiseRejectionEvent('a'), () => new PromiseRejectionEvent('a', {}), () => new MessageEvent('a', { ports: 1 })].map((f) => { try { f() } catch (e) { return e.name } })", "[\"TypeError\",\"TypeError\",\"TypeError\",\"TypeError\"]")]
    [DataRow("['WebSocket', 'EventSource', 'Worker', 'SharedWorker', 'XMLHttpRequest'].map((name) => [name in globalThis])", "[[false],[false],[false],[false],[false]]")]
    [DataRow("[typeof WebSocket, typeof EventSource, typeof Worker, typeof XMLHttpRequest, typeof globalThis.WebSocket]", "[\"undefined\",\"undefined\",\"undefined\",\"undefined\",\"undefined\"]")]
    [DataRow("[() => new WebSocket('wss://a.example'), () => new EventSource('/'), () => new Worker('a.js'), () => XMLHttpRequest].map((f) => { try { f() } catch (e) { return [e.name, e instanceof DOMException, e.message.includes('not offered')] } })", "[[\"NotSupportedError\",true,true],[\"NotSupportedError\",true,true],[\"NotSupportedError\",true,true],[\"NotSupportedError\",true,true]]")]
    public async Task Global_IsAsElsewhere(string expression, string expected) => Assert.AreEqual(
        expected, await TestSandbox.DataOfBodyAsync($"return {expression}", request => request with { Env = new Dictionary<string, string> { ["KEY"] = "v" } }));

    [TestMethod]
    public async Task Tasks_RunInTheirOrder()
    {
        var order = await TestSandbox.DataOfBodyAsync(
            """
            const order = [];
            setTimeout(() => order.push('timer'), 0);
            setImmediate((a, b) => order.push(`immediate ${a}${b}`), 1, 2);
            clearImmediate(setImmediate(() => order.push('never')));
            process.nextTick((a) => order.push(`tick ${a}`), 1);
            await scheduler.wait(2);
            return order;
            """);

        Assert.AreEqual("""["tick 1","timer","immediate 12"]""", order);
    }

    [TestMethod]
    [DataRow("scheduler.wait(1)", "undefined")]
    [DataRow("scheduler.wait(1, { signal: new AbortController().signal })", "undefined")]
    [DataRow("scheduler.wait(1e9, { signal: AbortSignal.abort('told') })", "told")]
    [DataRow("(() => { const c = new AbortController(); setTimeout(() => c.abort('later'), 1); return scheduler.wait(1e9, { signal: c.signal }) })()", "later")]
    [DataRow("scheduler.wait(1, { signal: {} })", "TypeError")]
    public async Task Wait_EndsWithItsTimeOrItsSignal(string promise, string expected) =>
        Assert.AreEqual($"\"{expected}\"", await TestSandbox.DataOfBodyAsync($"try {{ return String(await {promise}) }} catch (e) {{ return e.name ?? e }}"));
}
