using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Unit.Sandbox.Urls;

/// <summary>URL and URLSearchParams as functions use them (URL Standard, 6).</summary>
[TestClass]
public sealed class UrlScriptTests
{
    [TestMethod]
    [DataRow("u.searchParams.append('b', '2 3'); return u.href", "https://a.example/p?a=1&b=2+3#f", DisplayName = "a parameter that is added is in the URL")]
    [DataRow("const p = u.searchParams; u.search = '?c=3'; return [p === u.searchParams, p.get('c'), p.get('a')]", "[true,\"3\",null]", DisplayName = "the parameters stay the same object")]
    [DataRow("const p = u.searchParams; u.href = 'https://b.example/?d=4'; return [p === u.searchParams, p.get('d')]", "[true,\"4\"]", DisplayName = "the parameters follow a new address")]
    [DataRow("u.searchParams.delete('a'); return u.href", "https://a.example/p#f", DisplayName = "without parameters there is no question mark")]
    [DataRow("u.port = '443'; u.protocol = 'http'; return u.href", "http://a.example/p?a=1#f", DisplayName = "a port that was left out is not remembered")]
    [DataRow("u.hostname = 'b c'; u.host = ''; u.port = 'x'; u.protocol = 'mailto'; return u.href", "https://a.example/p?a=1#f", DisplayName = "what cannot be set changes nothing")]
    [DataRow("u.pathname = '../x y?#'; u.hash = ''; return u.href", "https://a.example/x%20y%3F%23?a=1", DisplayName = "a path is encoded")]
    [DataRow("u.username = 'a:b@c'; u.password = '/'; return u.href", "https://a%3Ab%40c:%2F@a.example/p?a=1#f", DisplayName = "user and password are encoded")]
    [DataRow("try { u.href = 'x' } catch (e) { return [e.name, e.code, u.href] }", "[\"TypeError\",\"ERR_INVALID_URL\",\"https://a.example/p?a=1#f\"]", DisplayName = "an address that is none is refused")]
    [DataRow("return [URL.canParse('/x', u), URL.canParse('/x'), URL.parse('/x', u).href, URL.parse('http://')]", "[true,false,\"https://a.example/x\",null]", DisplayName = "static methods do not throw")]
    [DataRow("try { new URL() } catch (e) { return e.name }", "TypeError", DisplayName = "an argument is needed")]
    [DataRow("return [`${u}`, JSON.stringify({ u }), Object.prototype.toString.call(u), URL.length]", "[\"https://a.example/p?a=1#f\",\"{\\\"u\\\":\\\"https://a.example/p?a=1#f\\\"}\",\"[object URL]\",1]", DisplayName = "a URL is its text")]
    public Task Url(string body, string expected) => AssertAsync($"const u = new URL('https://a.example/p?a=1#f'); {body}", expected);

    [TestMethod]
    [DataRow("new URLSearchParams('?a=%zz&b=+&c&&=d')", "[[\"a\",\"%zz\"],[\"b\",\" \"],[\"c\",\"\"],[\"\",\"d\"]]")]
    [DataRow("new URLSearchParams([['a', 1], new Set(['b', null])])", "[[\"a\",\"1\"],[\"b\",\"null\"]]")]
    [DataRow("new URLSearchParams({ b: '1', a: [2, 3] })", "[[\"b\",\"1\"],[\"a\",\"2,3\"]]")]
    [DataRow("new URLSearchParams(new Map([['a', 'b']]))", "[[\"a\",\"b\"]]")]
    [DataRow("new URLSearchParams(new URLSearchParams('a=b'))", "[[\"a\",\"b\"]]")]
    [DataRow("new URLSearchParams(new FormData())", "[]")]
    [DataRow("new URLSearchParams('\\uD800=\\uDC00')", "[[\"\uFFFD\",\"\uFFFD\"]]")]
    [DataRow("new URLSearchParams({ '\\uD800': 1, '\\uFFFD': 2 })", "[[\"\uFFFD\",\"2\"]]")]
    [DataRow("(() => { const p = new URLSearchParams('z=1&\\u{10000}=2&\\uE000=3&z=0'); p.sort(); return p })()", "[[\"z\",\"1\"],[\"z\",\"0\"],[\"\U00010000\",\"2\"],[\"\uE000\",\"3\"]]", DisplayName = "sorting is by code units and stable")]
    [DataRow("(() => { const p = new URLSearchParams('a=1&a=2&b=1'); p.delete('a', '1'); p.delete('b', '2'); return p })()", "[[\"a\",\"2\"],[\"b\",\"1\"]]")]
    [DataRow("(() => { const p = new URLSearchParams('a=1&b=2&a=3'); p.set('a', 9); p.set('c', 8); return p })()", "[[\"a\",\"9\"],[\"b\",\"2\"],[\"c\",\"8\"]]")]
    [DataRow("(() => { const p = new URLSearchParams('a=1&b=2'); const seen = []; for (const [n] of p) { seen.push([n, '']); if (n === 'a') p.append('c', ''); } return seen })()", "[[\"a\",\"\"],[\"b\",\"\"],[\"c\",\"\"]]", DisplayName = "an iterator sees what is added")]
    public Task Pairs(string made, string expected) => AssertAsync($"return [...{made}]", expected);

    [TestMethod]
    [DataRow("p.has('a', '1')", "true")]
    [DataRow("p.has('a', '3')", "false")]
    [DataRow("p.has('a', undefined)", "true")]
    [DataRow("p.size", "2")]
    [DataRow("p.getAll('a')", "[\"1\",\"2\"]")]
    [DataRow("[...p.keys(), ...p.values()]", "[\"a\",\"a\",\"1\",\"2\"]")]
    [DataRow("Object.prototype.toString.call(p.entries())", "[object URLSearchParams Iterator]")]
    [DataRow("Object.getPrototypeOf(Object.getPrototypeOf(p.keys())) === Iterator.prototype", "true")]
    [DataRow("p[Symbol.iterator] === p.entries", "true")]
    [DataRow("new URLSearchParams({ 'a b': '~*-._é\\u0000' }).toString()", "a+b=%7E*-._%C3%A9%00")]
    [DataRow("(() => { const all = []; p.forEach((v, n, of) => all.push(n + v + (of === p))); return all })()", "[\"a1true\",\"a2true\"]")]
    [DataRow("['append', 'set', 'get', 'has', 'delete'].map((m) => { try { p[m]() } catch (e) { return e.name } })", "[\"TypeError\",\"TypeError\",\"TypeError\",\"TypeError\",\"TypeError\"]")]
    [DataRow("[[['a']], [['a', 'b', 'c']], ['ab'], [1]].map((x) => { try { return `${new URLSearchParams(x)}` } catch (e) { return e.name } })", "[\"TypeError\",\"TypeError\",\"TypeError\",\"TypeError\"]")]
    [DataRow("(() => { try { p.get(Symbol()) } catch (e) { return e.name } })()", "TypeError")]
    [DataRow("(() => { try { URLSearchParams.prototype.get.call({}, 'a') } catch (e) { return e.name } })()", "TypeError")]
    public Task Parameters(string expression, string expected) => AssertAsync($"const p = new URLSearchParams('a=1&a=2'); return {expression}", expected);

    private static async Task AssertAsync(string body, string expected)
    {
        var data = await TestSandbox.DataOfBodyAsync(body);
        Assert.AreEqual(expected, data.StartsWith('"') ? System.Text.Json.JsonSerializer.Deserialize<string>(data) : data);
    }
}
