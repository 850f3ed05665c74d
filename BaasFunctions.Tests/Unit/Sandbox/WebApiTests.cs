using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Unit.Sandbox;

/// <summary>Interfaces of the web and of Node that functions of other platforms are written with.</summary>
[TestClass]
public sealed class WebApiTests
{
    [TestMethod]
    [DataRow("return ['Basic ' + Buffer.from('user:pass').toString('base64'), Buffer.from('aGk', 'base64').toString(), Buffer.from('6869zz', 'hex').toString('latin1'), Buffer.from('é', 'latin1')[0], Buffer.from('é').length];", """["Basic dXNlcjpwYXNz","hi","hi",233,2]""")]
    [DataRow("return [Buffer.alloc(3, 'ab').toString(), [...Buffer.alloc(2)], Buffer.concat([Buffer.from('a'), new Uint8Array([98])]).toString(), Buffer.byteLength('€'), Buffer.compare(Buffer.from('a'), Buffer.from('b')), Buffer.from('a').equals(new Uint8Array([97]))];", """["aba",[0,0],"ab",3,-1,true]""")]
    [DataRow("const b = Buffer.from('hello'); const s = b.slice(1, 3); s[0] = 69; return [b.toString(), Buffer.isBuffer(s), Buffer.isBuffer(new Uint8Array(1)), s instanceof Uint8Array, b.indexOf('l'), b.lastIndexOf('l'), b.includes('zz')];", """["hEllo",true,false,true,2,3,false]""")]
    [DataRow("const b = Buffer.alloc(8); b.writeUInt32BE(0xDEADBEEF, 0); b.writeInt16LE(-2, 4); return [b.readUInt16BE(0), b.readInt16LE(4), b.readUIntBE(0, 3), b.toString('hex')];", """[57005,-2,14593470,"deadbeeffeff0000"]""")]
    [DataRow("const out = []; for (const f of [() => Buffer.from(5), () => Buffer.from('a', 'rot13'), () => Buffer.alloc(-1), () => Buffer.alloc(2).readUInt32LE(0)]) { try { f(); } catch (e) { out.push(e.name); } } return out;", """["TypeError","TypeError","RangeError","RangeError"]""")]
    [DataRow("return JSON.stringify({ b: Buffer.from('hi') });", "\"{\\\"b\\\":{\\\"type\\\":\\\"Buffer\\\",\\\"data\\\":[104,105]}}\"")]
    public async Task Buffer_DoesWhatNodeSays(string body, string expected) => Assert.AreEqual(expected, await TestSandbox.DataOfBodyAsync(body));

    [TestMethod]
    [DataRow("const c = new AbortController(); let seen = []; c.signal.onabort = (e) => seen.push(e.type); c.signal.addEventListener('abort', (e) => seen.push(e.target === c.signal), { once: true }); c.abort(); c.abort('again'); return [seen, c.signal.aborted, c.signal.reason.name, c.signal.reason.code, c.signal.reason instanceof Error];", """[["abort",true],true,"AbortError",20,true]""")]
    [DataRow("const s = AbortSignal.abort('why'); try { s.throwIfAborted(); } catch (e) { return [e, s.reason]; }", """["why","why"]""")]
    [DataRow("const s = AbortSignal.timeout(1); await new Promise((done) => s.addEventListener('abort', done)); return [s.reason.name, s.reason.code];", """["TimeoutError",23]""")]
    [DataRow("const a = new AbortController(), b = new AbortController(); const any = AbortSignal.any([a.signal, b.signal]); b.abort(7); return [any.aborted, any.reason, a.signal.aborted, AbortSignal.any([b.signal]).reason, AbortSignal.any([]).aborted];", "[true,7,false,7,false]")]
    [DataRow("try { new AbortSignal(); } catch (e) { return e.name; }", "\"TypeError\"")]
    [DataRow("const e = new DOMException('m', 'NotFoundError'); return [e.name, e.message, e.code, String(e), DOMException.ABORT_ERR, e.NOT_FOUND_ERR, new DOMException().name, Object.prototype.toString.call(e)];", """["NotFoundError","m",8,"NotFoundError: m",20,8,"Error","[object DOMException]"]""")]
    [DataRow("const t = new EventTarget(), log = []; const f = (e) => log.push(e.detail); t.addEventListener('x', f); t.addEventListener('x', f); t.addEventListener('x', { handleEvent(e) { e.preventDefault(); e.stopImmediatePropagation(); } }); t.addEventListener('x', () => log.push('late')); const kept = t.dispatchEvent(new CustomEvent('x', { detail: 1, cancelable: true })); t.removeEventListener('x', f); t.dispatchEvent(new CustomEvent('x', { detail: 2 })); return [log, kept];", "[[1],false]")]
    public async Task Events_DoWhatTheStandardSays(string body, string expected) => Assert.AreEqual(expected, await TestSandbox.DataOfBodyAsync(body));

    [TestMethod]
    public async Task Listener_Throwing_EndsTheExecutionLikeAnyErrorThatNobodyCaught()
    {
        var result = await TestSandbox.RunAsync(
            "const t = new EventTarget(); t.addEventListener('x', () => { throw new RangeError('in the listener'); }); t.dispatchEvent(new Event('x')); await context.utils.sleep(1); return 1;");

        Assert.AreEqual(ExecutionOutcome.ScriptError, result.Outcome);
        Assert.AreEqual("in the listener", result.Error!.Message);
    }

    [TestMethod]
    [DataRow("const k = await crypto.subtle.importKey('raw', new TextEncoder().encode('key'), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']); const data = new TextEncoder().encode('The quick brown fox jumps over the lazy dog'); const mac = await crypto.subtle.sign('HMAC', k, data); return [Buffer.from(mac).toString('hex'), await crypto.subtle.verify({ name: 'hmac' }, k, mac, data), await crypto.subtle.verify('HMAC', k, new Uint8Array(32), data)];", """["f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8",true,false]""")]
    [DataRow("const out = []; for (const h of ['SHA-1', 'sha-256', { name: 'SHA-384' }, 'SHA-512']) out.push(Buffer.from(await crypto.subtle.digest(h, new TextEncoder().encode('abc'))).toString('hex').slice(0, 8)); return out;", """["a9993e36","ba7816bf","cb00753f","ddaf35a1"]""")]
    // The GCM specification's test case 4 (McGrew and Viega).
    [DataRow("const hex = (t) => Buffer.from(t, 'hex'); const k = await crypto.subtle.importKey('raw', hex('feffe9928665731c6d6a8f9467308308'), 'AES-GCM', true, ['encrypt', 'decrypt']); const p = { name: 'AES-GCM', iv: hex('cafebabefacedbaddecaf888'), additionalData: hex('feedfacedeadbeeffeedfacedeadbeefabaddad2') }; const c = await crypto.subtle.encrypt(p, k, hex('d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39')); return [Buffer.from(c).toString('hex').slice(-32), (await crypto.subtle.decrypt(p, k, c)).byteLength, await crypto.subtle.decrypt(p, k, new Uint8Array(20)).catch((e) => e.name)];", """["5bc94fbc3221a5db94fae95ae7121a47",60,"OperationError"]""")]
    // RFC 7515, appendix A.1: a key in JWK.
    [DataRow("const jwk = { kty: 'oct', k: 'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow' }; const k = await crypto.subtle.importKey('jwk', jwk, { name: 'HMAC', hash: 'SHA-256' }, true, ['sign']); const text = 'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ'; return [Buffer.from(await crypto.subtle.sign('HMAC', k, Buffer.from(text))).toString('base64url'), await crypto.subtle.exportKey('jwk', k)];", """["dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",{"kty":"oct","k":"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow","alg":"HS256","key_ops":["sign"],"ext":true}]""")]
    [DataRow("const k = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-512' }, false, ['sign']); const name = (p) => p.catch((e) => e.name); return [k.algorithm.length, await name(crypto.subtle.exportKey('raw', k)), await name(crypto.subtle.verify('HMAC', k, new Uint8Array(1), new Uint8Array(1))), await name(crypto.subtle.importKey('raw', new Uint8Array(5), 'AES-GCM', false, ['encrypt'])), await name(crypto.subtle.importKey('raw', new Uint8Array(5), { name: 'HMAC', hash: 'SHA-1' }, false, [])), await name(crypto.subtle.sign('HMAC', {}, new Uint8Array(1))), k instanceof CryptoKey];", """[1024,"InvalidAccessError","InvalidAccessError","DataError","SyntaxError","TypeError",true]""")]
    [DataRow("try { await crypto.subtle.generateKey({ name: 'AES-OCB' }, true, ['encrypt']); } catch (e) { return [e.name, e.message.includes('AES-OCB')]; }", """["NotSupportedError",true]""")]
    public async Task Subtle_DoesWhatTheStandardSays(string body, string expected) => Assert.AreEqual(expected, await TestSandbox.DataOfBodyAsync(body));

    [TestMethod]
    [DataRow("windows-1252", "99,97,102,233,128", "café€")]
    [DataRow("iso-8859-1", "128", "€")]
    [DataRow("utf-16le", "104,0,105,0", "hi")]
    [DataRow("utf-16be", "254,255,0,104", "h")]
    [DataRow("shift_jis", "130,160", "あ")]
    [DataRow("euc-jp", "164,162", "あ")]
    [DataRow("iso-2022-jp", "27,36,66,36,34,27,40,66", "あ")]
    [DataRow("gbk", "196,227", "你")]
    [DataRow("gb18030", "129,48,132,54", "¥")]
    [DataRow("big5", "167,65", "你")]
    [DataRow("euc-kr", "176,161", "가")]
    [DataRow("windows-1251", "207,240", "Пр")]
    [DataRow("koi8-r", "240", "П")]
    [DataRow("windows-874", "161", "ก")]
    [DataRow(" UTF-8 ", "239,187,191,97", "a")]
    public async Task TextDecoder_OfALabel_DecodesItsEncoding(string label, string bytes, string expected) =>
        Assert.AreEqual($"\"{expected}\"", await TestSandbox.DataOfBodyAsync($"return new TextDecoder('{label}').decode(new Uint8Array([{bytes}]));"));

    [TestMethod]
    [DataRow("const d = new TextDecoder('shift_jis'); return [d.decode(new Uint8Array([0x82]), { stream: true }), d.decode(new Uint8Array([0xA0]), { stream: true }), d.decode()];", """["","あ",""]""")]
    [DataRow("const d = new TextDecoder(); return [d.decode(new Uint8Array([0xEF, 0xBB]), { stream: true }), d.decode(new Uint8Array([0xBF, 97]), { stream: true }), d.decode(new Uint8Array([0xEF, 0xBB, 0xBF])).length];", """["","a",1]""")]
    [DataRow("const d = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }); try { d.decode(new Uint8Array([0xC0])); } catch (e) { return [e.name, d.decode(new Uint8Array([0xEF, 0xBB, 0xBF])).length, d.fatal, d.ignoreBOM]; }", """["TypeError",1,true,true]""")]
    [DataRow("try { new TextDecoder('windows-1253', { fatal: true }).decode(new Uint8Array([0xAA])); } catch (e) { return e.name; }", "\"TypeError\"")]
    [DataRow("const t = new Uint8Array(5); const r = new TextEncoder().encodeInto('a\\uD800é€', t); return [r, [...t]];", """[{"read":2,"written":4},[97,239,191,189,0]]""")]
    [DataRow("try { new TextDecoder().decode('a'); } catch (e) { return e.name; }", "\"TypeError\"")]
    public async Task TextDecoder_InPieces_DoesWhatTheStandardSays(string body, string expected) =>
        Assert.AreEqual(expected, await TestSandbox.DataOfBodyAsync(body));

    [TestMethod]
    [DataRow("const s = new ReadableStream({ start(c) { c.enqueue(1); }, pull(c) { c.enqueue(2); c.close(); } }); const out = []; for await (const x of s) out.push(x); return [out, s.locked];", "[[1,2],false]")]
    [DataRow("const r = new Response('abc').body.getReader(); const { value } = await r.read(); const end = await r.read(); await r.closed; r.releaseLock(); return [[...value], end.done];", "[[97,98,99],true]")]
    [DataRow("let why; const s = new ReadableStream({ cancel(reason) { why = reason; } }); await s.cancel('enough'); return [why, (await s.getReader().read()).done];", """["enough",true]""")]
    [DataRow("const s = new ReadableStream({ pull(c) { c.error(new RangeError('no')); } }); const r = s.getReader(); const read = await r.read().catch((e) => e.message); const closed = await r.closed.catch((e) => e.name); return [read, closed];", """["no","RangeError"]""")]
    [DataRow("const [a, b] = ReadableStream.from(['x', 'y']).tee(); const read = async (s) => { const out = []; for await (const x of s) out.push(x); return out; }; return [await read(a), await read(b)];", """[["x","y"],["x","y"]]""")]
    [DataRow("let ended; const s = new ReadableStream({ pull(c) { c.enqueue(1); }, cancel() { ended = true; } }); for await (const x of s) break; return ended;", "true")]
    [DataRow("const s = new ReadableStream(); s.getReader(); const out = []; for (const f of [() => s.getReader(), () => s.tee(), () => new ReadableStream({ type: 'words' })]) { try { f(); } catch (e) { out.push(e.name); } } return [out, s.locked, await s.cancel().catch((e) => e.name)];", """[["TypeError","TypeError","TypeError"],true,"TypeError"]""")]
    [DataRow("const r = new ReadableStream({ start(c) { c.enqueue(1); } }).getReader(); await r.read(); const open = r.read(); r.releaseLock(); return [await open.catch((e) => e.name), await r.read().catch((e) => e.name)];", """["TypeError","TypeError"]""")]
    public async Task ReadableStream_DoesWhatTheStandardSays(string body, string expected) => Assert.AreEqual(expected, await TestSandbox.DataOfBodyAsync(body));

    [TestMethod]
    [DataRow("const h = new Headers([['B', '1'], ['a', ' 2 '], ['b', '3'], ['Set-Cookie', 'x=1'], ['set-cookie', 'y=2']]); h.append('c', 'z'); h.delete('C'); return [[...h], h.get('B'), h.has('A'), h.getSetCookie(), [...h.keys()].length];", """[[["a","2"],["b","1, 3"],["set-cookie","x=1"],["set-cookie","y=2"]],"1, 3",true,["x=1","y=2"],4]""")]
    [DataRow("const out = []; for (const f of [() => new Headers({ 'a b': '1' }), () => new Headers({ a: 'x\\ny' }), () => new Headers([['a']]), () => new Headers(null), () => Response.redirect('https://a.example/').headers.set('a', 'b')]) { try { f(); out.push(0); } catch (e) { out.push(e.name); } } return out;", """["TypeError","TypeError","TypeError","TypeError","TypeError"]""")]
    [DataRow("const r = new Response('hi', { status: 201, statusText: 'Made' }); const c = r.clone(); return [r.status, r.ok, r.statusText, r.headers.get('content-type'), r.bodyUsed, await r.text(), r.bodyUsed, await r.text().catch((e) => e.name), await c.text()];", """[201,true,"Made","text/plain;charset=UTF-8",false,"hi",true,"TypeError","hi"]""")]
    [DataRow("const j = Response.json({ a: 1 }, { status: 400 }); const e = Response.error(); const r = Response.redirect('https://a.example/x', 301); return [await j.json(), j.ok, j.headers.get('content-type'), e.type, e.status, r.status, r.headers.get('location')];", """[{"a":1},false,"application/json","error",0,301,"https://a.example/x"]""")]
    [DataRow("const out = []; for (const f of [() => new Response('', { status: 199 }), () => new Response('x', { status: 204 }), () => Response.json(undefined), () => Response.redirect('https://a.example/', 200), () => new Response({ a: 1 })]) { try { f(); out.push(0); } catch (e) { out.push(e.name); } } return out;", """["RangeError","TypeError","TypeError","RangeError","TypeError"]""")]
    [DataRow("const r = new Request('https://a.example/x?y=1', { method: 'post', headers: { A: 'b' }, body: '{\"q\":1}' }); const c = r.clone(); return [r.method, r.url, r.headers.get('a'), await r.json(), r.bodyUsed, await c.text(), r.signal.aborted, r.redirect];", """["POST","https://a.example/x?y=1","b",{"q":1},true,"{\"q\":1}",false,"follow"]""")]
    [DataRow("const out = []; for (const f of [() => new Request('/x'), () => new Request('https://a.example/', { body: 'x' }), () => new Request('https://a.example/', { method: 'TRACE' }), () => new Request('https://a.example/', { signal: {} })]) { try { f(); out.push(0); } catch (e) { out.push(e.name); } } return out;", """["TypeError","TypeError","TypeError","TypeError"]""")]
    [DataRow("const b = new Blob(['a', new Uint8Array([98]), new Blob(['c'])], { type: 'Text/Plain' }); const f = new File(['x'], 'n.txt', { lastModified: 5 }); return [b.size, b.type, await b.text(), await b.slice(1, -1).text(), [...await b.bytes()], f.name, f.lastModified, f instanceof Blob, (await new Response(b).blob()).type];", """[3,"text/plain","abc","b",[97,98,99],"n.txt",5,true,"text/plain"]""")]
    [DataRow("const f = new FormData(); f.append('a', '1'); f.append('a', 2); f.set('b', new Blob(['x'])); f.append('c', new File(['y'], 'y.txt'), 'z.txt'); return [f.getAll('a'), f.get('b') instanceof File, f.get('b').name, f.get('c').name, f.has('d'), f.get('d'), [...f.keys()]];", """[["1","2"],true,"blob","z.txt",false,null,["a","a","b","c"]]""")]
    [DataRow("const f = new FormData(); f.append('a\"\\r\\nX: y', '1\\n2'); f.append('f', new Blob(['\\u0000ÿ'], { type: 'x/y' }), 'q\".txt'); const r = new Response(f); const g = await r.formData(); return [r.headers.get('content-type').startsWith('multipart/form-data; boundary='), [...g.keys()], g.get('a\"\\r\\nX: y'), g.get('f').name, g.get('f').type, await g.get('f').text()];", """[true,["a\"\r\nX: y","f"],"1\r\n2","q\".txt","x/y","\u0000ÿ"]""")]
    [DataRow("const f = await new Response(new URLSearchParams({ a: 'b c' })).formData(); return [...f];", """[["a","b c"]]""")]
    [DataRow("return { r: new Response('x', { status: 404, headers: { A: 'b' } }), h: new Headers({ C: 'd' }) };", """{"r":{"ok":false,"status":404,"statusText":"","headers":{"a":"b","content-type":"text/plain;charset=UTF-8"},"url":"","redirected":false},"h":{"c":"d"}}""")]
    public async Task Fetch_ItsInterfaces_DoWhatTheStandardSays(string body, string expected) => Assert.AreEqual(
        expected.Replace("\\r", "\r").Replace("\\n", "\n").Replace("\\u0000", "\0"),
        (await TestSandbox.DataOfBodyAsync(body)).Replace("\\r", "\r").Replace("\\n", "\n").Replace("\\u0000", "\0"));

    [TestMethod]
    [DataRow("return [performance.now() >= 0, performance.timeOrigin > 1e12, self === globalThis, navigator.userAgent];", """[true,true,true,"BaaS-Functions"]""")]
    [DataRow("return Object.keys(globalThis);", "[]")]
    public async Task Environment_SaysWhereItIs(string body, string expected) => Assert.AreEqual(expected, await TestSandbox.DataOfBodyAsync(body));

    [TestMethod]
    public async Task Search_ThatComparesEverythingEverywhere_EndsWithTheLimits()
    {
        var result = await TestSandbox.RunAsync(
            "const all = Buffer.alloc(24e6, 97); const wanted = Buffer.alloc(12e6, 97); wanted[6e6] = 98; return all.indexOf(wanted);",
            request => request.WithLimits(limits => limits with { CpuTime = TimeSpan.FromSeconds(1), WallTime = TimeSpan.FromSeconds(5) }));

        Assert.IsTrue(result.Outcome is ExecutionOutcome.CpuLimit or ExecutionOutcome.TimedOut, result.Outcome.ToString());
        Assert.IsLessThan(TimeSpan.FromSeconds(15), result.Metrics.Wall);
    }

    /// <summary>The scripts of ours that a function shares an engine with hold nothing that it could use against the host.</summary>
    [TestMethod]
    [DataRow("Array.prototype[Symbol.iterator] = function () { throw new Error('mine'); };")]
    [DataRow("Uint8Array.prototype.set = () => { throw new Error('mine'); };")]
    [DataRow("Object.defineProperty(Object.prototype, 'bytes', { get() { return 'mine'; }, set() {}, configurable: true });")]
    [DataRow("Object.defineProperty(Object.prototype, 'status', { get() { return -1; }, set() {}, configurable: true });")]
    [DataRow("Promise.prototype.then = function () { return this; };")]
    [DataRow("Map.prototype.get = () => { throw new Error('mine'); }; Map.prototype.keys = () => 5;")]
    [DataRow("String.prototype.toLowerCase = () => 5; RegExp.prototype.exec = () => null; JSON.parse = () => 1;")]
    public async Task Prototypes_Changed_AreTheFunctionsOwnAffair(string change)
    {
        var result = await TestSandbox.RunAsync(
            $$"""
            export default async function handler() {
              {{change}}
              const form = new FormData();
              form.append('a', new Blob(['b']), 'c');
              const response = new Response(form, { status: 202, headers: { x: 'y' } });
              await crypto.subtle.digest('SHA-1', Buffer.from('a'));
              return response;
            }
            """,
            request => request.WithLimits(limits => limits with { WallTime = TimeSpan.FromSeconds(3) }));

        Assert.AreNotEqual(ExecutionOutcome.HostError, result.Outcome, result.Error?.Message);
        Assert.IsTrue(result.Response is null or { Status: 202 }, result.Response?.Status.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
