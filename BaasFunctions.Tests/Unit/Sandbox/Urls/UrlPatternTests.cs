using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Unit.Sandbox.Urls;

/// <summary>URLPattern as functions use it (URL Pattern Standard).</summary>
[TestClass]
public sealed class UrlPatternTests
{
    [TestMethod]
    [DataRow("new URLPattern({ pathname: '/books/:id' }).exec({ pathname: '/books/7' }).pathname", """{"input":"/books/7","groups":{"id":"7"}}""")]
    [DataRow("new URLPattern('https://*.example.com/:page\\\\?lang=:lang').exec('https://www.example.com/home?lang=en').search.groups", """{"lang":"en"}""", DisplayName = "a question mark after a name begins the query when it is escaped")]
    [DataRow("new URLPattern('https://a.example/*').test('https://a.example/x/y')", "true")]
    [DataRow("new URLPattern('https://a.example/*').test('https://b.example/x')", "false")]
    [DataRow("new URLPattern('/x', 'https://a.example/y?z').test('https://a.example/x')", "true", DisplayName = "relative to a base URL")]
    [DataRow("new URLPattern('/X', 'https://a.example', { ignoreCase: true }).test('https://a.example/x')", "true")]
    [DataRow("new URLPattern({ pathname: '/X' }, { ignoreCase: true }).test('/x', 'https://a.example')", "true")]
    [DataRow("new URLPattern({ pathname: '/a{/b}?' }).test({ pathname: '/a' })", "true")]
    [DataRow("new URLPattern({ pathname: '/:a*' }).exec({ pathname: '/1/2/3' }).pathname.groups.a", "1/2/3")]
    [DataRow("'x' in new URLPattern({ pathname: '/a{/:x}?' }).exec({ pathname: '/a' }).pathname.groups", "true", DisplayName = "a group that matched nothing is undefined")]
    [DataRow("[new URLPattern({ pathname: '/(\\\\d+)' }).hasRegExpGroups, new URLPattern({ pathname: '/:a' }).hasRegExpGroups]", "[true,false]")]
    [DataRow("(() => { const { protocol, hostname, port, pathname, search, hash } = new URLPattern('http://A.example:80/é/*'); return [protocol, hostname, port, pathname, search, hash]; })()", """["http","a.example","","/%C3%A9/*","*","*"]""", DisplayName = "parts are written as URLs write them")]
    [DataRow("new URLPattern('mailto\\\\:*').exec('mailto:a@b.example').pathname.groups", """{"0":"a@b.example"}""")]
    [DataRow("new URLPattern().test('https://a.example/x#y')", "true", DisplayName = "without arguments it matches all")]
    [DataRow("new URLPattern(new URL('https://a.example/x')).test(new URL('https://a.example/x'))", "true", DisplayName = "a URL is its text")]
    [DataRow("new URLPattern({ pathname: '/__proto__/:a' }).exec({ pathname: '/__proto__/b' }).pathname.groups.a", "b")]
    [DataRow("Object.keys(new URLPattern({ pathname: '/:__proto__' }).exec({ pathname: '/x' }).pathname.groups)", "[\"__proto__\"]")]
    [DataRow("new URLPattern({ pathname: '/a' }).exec({ pathname: '/b' })", "null")]
    [DataRow("new URLPattern({ pathname: '/a' }).test('no address')", "false")]
    [DataRow("Object.prototype.toString.call(new URLPattern())", "[object URLPattern]")]
    public async Task Pattern_Matches(string expression, string expected)
    {
        var data = await TestSandbox.DataOfBodyAsync($"return {expression}");
        Assert.AreEqual(expected, data.StartsWith('"') ? System.Text.Json.JsonSerializer.Deserialize<string>(data) : data);
    }

    [TestMethod]
    [DataRow("new URLPattern('/x')")]
    [DataRow("new URLPattern({ pathname: '/(' })")]
    [DataRow("new URLPattern({ pathname: '/([)' })")]
    [DataRow("new URLPattern({ pathname: '/{a' })")]
    [DataRow("new URLPattern({ pathname: '/a\\\\' })")]
    [DataRow("new URLPattern({ pathname: '/:a/:a' })")]
    [DataRow("new URLPattern({ pathname: '/(é)' })")]
    [DataRow("new URLPattern({ hostname: 'a b' })")]
    [DataRow("new URLPattern({ hostname: 'a/b' })")]
    [DataRow("new URLPattern({ port: 'x' })")]
    [DataRow("new URLPattern({ protocol: 'a b' })")]
    [DataRow("new URLPattern({ baseURL: 'x' })")]
    [DataRow("new URLPattern({}, 'https://a.example')")]
    [DataRow("new URLPattern({}).test({}, 'https://a.example')")]
    [DataRow("new URLPattern(Symbol())")]
    public async Task Pattern_ThatIsNone_IsATypeError(string expression) =>
        Assert.AreEqual("\"TypeError\"", await TestSandbox.DataOfBodyAsync($"try {{ {expression} }} catch (e) {{ return e.name }}"));
}
