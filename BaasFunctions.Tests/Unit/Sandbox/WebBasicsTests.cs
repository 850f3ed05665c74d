using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Unit.Sandbox;

/// <summary>What functions take for granted besides the language itself.</summary>
[TestClass]
public sealed class WebBasicsTests
{
    [TestMethod]
    [DataRow("return [btoa('abc'), atob('YWJj'), atob('YW Jj'), atob('YWI')];", """["YWJj","abc","abc","ab"]""")]
    [DataRow("try { btoa('é€'); } catch (e) { return e.name; }", "\"TypeError\"")]
    [DataRow("try { atob('$'); } catch (e) { return e.name; }", "\"TypeError\"")]
    [DataRow("return [...new TextEncoder().encode('é😀')];", "[195,169,240,159,152,128]")]
    [DataRow("return new TextEncoder().encodeInto('aé', new Uint8Array(2));", """{"read":1,"written":1}""")]
    [DataRow("return new TextDecoder().decode(new Uint8Array([0xEF, 0xBB, 0xBF, 97, 0xFF]));", "\"a\\uFFFD\"")]
    [DataRow("try { new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array([0xFF])); } catch (e) { return e.name; }", "\"TypeError\"")]
    [DataRow("const d = new TextDecoder(); return d.decode(new Uint8Array([0xC3]), { stream: true }) + d.decode(new Uint8Array([0xA9]));", "\"é\"")]
    [DataRow("try { new TextDecoder('utf-9'); } catch (e) { return e.name; }", "\"RangeError\"")]
    [DataRow("const u = new URL('../b?x=1#h', 'https://user:pw@Example.com:8443/a/c'); return [u.href, u.origin, u.host, u.hostname, u.port, u.pathname, u.search, u.hash, u.username];", """["https://user:pw@example.com:8443/b?x=1#h","https://example.com:8443","example.com:8443","example.com","8443","/b","?x=1","#h","user"]""")]
    [DataRow("const u = new URL('https://user:p%40w@example.com:443/'); return [u.username, u.password, u.port, String(u)];", """["user","p%40w","","https://user:p%40w@example.com/"]""")]
    [DataRow("const u = new URL('https://a.example/'); u.searchParams.append('q', 'x y&z'); u.pathname = 'p q'; u.hash = 'top'; return JSON.stringify({ u });", "\"{\\\"u\\\":\\\"https://a.example/p%20q?q=x+y%26z#top\\\"}\"")]
    [DataRow("const u = new URL('https://a.example/?a=1'); u.search = '?b=2'; return [u.searchParams.get('a'), u.searchParams.get('b')];", """[null,"2"]""")]
    [DataRow("try { new URL('/relative'); } catch (e) { return [e.name, e.code]; }", """["TypeError","ERR_INVALID_URL"]""")]
    [DataRow("return [URL.canParse('x'), URL.canParse('x', 'https://a.example/'), URL.parse('nope')];", "[false,true,null]")]
    [DataRow("const p = new URLSearchParams('?a=1&b=2&a=3&c=%C3%A9+x'); p.delete('b'); p.set('a', '9'); p.append('d', '~*'); return [p.toString(), p.size, p.getAll('a'), p.get('c'), p.has('x'), [...p.keys()]];", """["a=9&c=%C3%A9+x&d=%7E*",3,["9"],"é x",false,["a","c","d"]]""")]
    [DataRow("return [...new URLSearchParams({ b: '1', a: '2' })];", """[["b","1"],["a","2"]]""")]
    [DataRow("const o = { d: new Date(0), m: new Map([[1, { a: 1 }]]), s: new Set([1]), r: /a/g, b: new Uint8Array([1, 2]), u: undefined }; o.self = o; const c = structuredClone(o); return [c !== o, c.self === c, c.d instanceof Date, c.m.get(1).a, [...c.s], c.r.flags, [...c.b], 'u' in c];", """[true,true,true,1,[1],"g",[1,2],true]""")]
    [DataRow("try { structuredClone({ f() {} }); } catch (e) { return e.name; }", "\"DataCloneError\"")]
    [DataRow("return structuredClone(new RangeError('x')) instanceof RangeError;", "true")]
    [DataRow("return /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(crypto.randomUUID());", "true")]
    [DataRow("const a = crypto.getRandomValues(new Uint32Array(8)); return [a.length, a.some((n) => n > 255)];", "[8,true]")]
    [DataRow("try { crypto.getRandomValues(new Float64Array(1)); } catch (e) { return e.name; }", "\"TypeError\"")]
    public async Task Global_DoesWhatTheStandardSays(string body, string expected) =>
        Assert.AreEqual(expected.Replace("\\uFFFD", "\uFFFD"), (await TestSandbox.DataOfBodyAsync(body)).Replace("\\uFFFD", "\uFFFD"));

    [TestMethod]
    [DataRow("return context.utils.hmac('key', 'The quick brown fox jumps over the lazy dog');", "\"f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8\"")]
    [DataRow("return context.utils.hmac('key', 'The quick brown fox jumps over the lazy dog', 'sha1');", "\"de7c9b85b8b78aa6bc8a7a36f70a90701c9db4d9\"")]
    [DataRow("return [context.utils.base64Encode('é?>'), context.utils.base64Encode('é?>', { url: true }), context.utils.base64Decode('w6k/Pg=='), context.utils.base64Decode('w6k_Pg')];", """["w6k/Pg==","w6k_Pg","é?>","é?>"]""")]
    [DataRow("return [...context.utils.base64Decode('AQI=', { bytes: true })];", "[1,2]")]
    [DataRow("return [context.utils.timingSafeEqual('a', 'a'), context.utils.timingSafeEqual('a', 'bb'), context.utils.timingSafeEqual(new Uint8Array([97]), 'a')];", "[true,false,true]")]
    [DataRow("const ids = [context.utils.uuidv7(), context.utils.uuidv7()]; return ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab]/.test(id));", "true")]
    [DataRow("return context.utils.randomBytes(16).length;", "16")]
    [DataRow("try { context.utils.randomBytes(1e9); } catch (e) { return e.name; }", "\"TypeError\"")]
    [DataRow("try { context.utils.hmac('k', 'd', 'md5'); } catch (e) { return e.name; }", "\"TypeError\"")]
    public async Task Utils_DoWhatTheySay(string body, string expected) => Assert.AreEqual(expected, await TestSandbox.DataOfBodyAsync(body));
}
