using BaasFunctions.Sandbox.Urls;

namespace BaasFunctions.Tests.Unit.Sandbox.Urls;

/// <summary>A text is read as the URL Standard says, in one way only.</summary>
[TestClass]
public sealed class UrlTests
{
    [TestMethod]
    [DataRow("https:example.org", "https://example.org/")]
    [DataRow("https:\\\\example.org\\a\\..\\b", "https://example.org/b")]
    [DataRow("http://a\\@b", "http://a/@b")]
    [DataRow("http://user@b@c/", "http://user%40b@c/")]
    [DataRow("  ht\ttps://ex\nam\rple.org:443  ", "https://example.org/")]
    [DataRow("http://a:0081/%7E'?'#'", "http://a:81/%7E'?%27#'")]
    [DataRow("http://a/b/%2e%2E/c?#", "http://a/c?#")]
    [DataRow("file:c|\\x\\..\\..", "file:///c:/")]
    [DataRow("file://localhost/x", "file:///x")]
    [DataRow("web+demo:/.//not-a-host/", "web+demo:/.//not-a-host/")]
    [DataRow("mailto:a b@c ?subject=x y", "mailto:a b@c%20?subject=x%20y")]
    [DataRow("redis://User@Host:6379/0", "redis://User@Host:6379/0")]
    public void Text_IsReadAndWrittenAgain(string text, string expected)
    {
        var url = UrlRecord.Parse(text)!;

        Assert.AreEqual(expected, url.Href);
        Assert.AreEqual(expected, UrlRecord.Parse(url.Href)?.Href);
    }

    [TestMethod]
    [DataRow("127.0.0.1", "127.0.0.1")]
    [DataRow("0x7f.1", "127.0.0.1")]
    [DataRow("0177.0.0.0x1", "127.0.0.1")]
    [DataRow("2130706433", "127.0.0.1")]
    [DataRow("%31%32%37.1", "127.0.0.1")]
    [DataRow("\uFF11\uFF12\uFF17\u3002\uFF10\uFF0E\uFF10\uFF611", "127.0.0.1")]
    [DataRow("1.2.3.4.", "1.2.3.4")]
    [DataRow("[::FFFF:127.0.0.1]", "[::ffff:7f00:1]")]
    [DataRow("[1:0:0:2::3]", "[1:0:0:2::3]")]
    [DataRow("[0:0:1:0:0:0:0:1]", "[0:0:1::1]")]
    [DataRow("EXAMPLE%2Eorg", "example.org")]
    [DataRow("fa\u00DF.example", "xn--fa-hia.example")]
    [DataRow("B\u00DCCHER.example", "xn--bcher-kva.example")]
    [DataRow("soft\u00ADhyphen.example", "softhyphen.example")]
    [DataRow("-\u00E4-.example", "xn-----via.example")]
    [DataRow("\u05D0\u05D1.example", "xn--4dbc.example")]
    [DataRow("a_b.example", "a_b.example")]
    public void Host_HasOneForm(string host, string expected) => Assert.AreEqual(expected, UrlRecord.Parse($"http://{host}/")?.Host);

    [TestMethod]
    [DataRow("http://")]
    [DataRow("http://a b/")]
    [DataRow("http://a%00b/")]
    [DataRow("http://a%2Fb/")]
    [DataRow("http://a%40b/")]
    [DataRow("http://a<b/")]
    [DataRow("http://a:65536/")]
    [DataRow("http://a:1x/")]
    [DataRow("http://256.1.1.1/")]
    [DataRow("http://1.2.3.4.5/")]
    [DataRow("http://4294967296/")]
    [DataRow("http://a.0x/b", false)]
    [DataRow("http://[::1/")]
    [DataRow("http://[::1%25eth0]/")]
    [DataRow("http://[1:2:3]/")]
    [DataRow("http://[::127.0.0.256]/")]
    [DataRow("http://xn--a/")]
    [DataRow("http://xn--abc-/")]
    [DataRow("http://\u0308a.example/")]
    [DataRow("http://a\u200Cb.example/")]
    [DataRow("http://a\u05D0.example/")]
    [DataRow("http://\u05D01\u0661.example/")]
    [DataRow("http://\uFFFD/")]
    [DataRow("http://\u00AD/")]
    [DataRow("/path")]
    [DataRow("example.org")]
    [DataRow("//example.org")]
    [DataRow("1http://a")]
    public void Text_ThatIsNoUrl_IsNone(string text, bool isRelativeToo = true)
    {
        Assert.IsNull(UrlRecord.Parse(text));
        Assert.IsTrue(isRelativeToo || UrlRecord.Parse(text, UrlRecord.Parse("foo://a/")) is null);
    }

    [TestMethod]
    [DataRow("https://a.example:8443/x", "https://a.example:8443")]
    [DataRow("ws://a.example:80/", "ws://a.example")]
    [DataRow("blob:https://a.example/0a1b", "https://a.example")]
    [DataRow("blob:ftp://a.example/0a1b", "null")]
    [DataRow("file:///x", "null")]
    [DataRow("foo://a/", "null")]
    public void Origin_IsOfSchemeHostAndPort(string text, string expected) => Assert.AreEqual(expected, UrlRecord.Parse(text)?.Origin);

    [TestMethod]
    public void Text_LongerThanIsRead_IsNone()
    {
        var longest = "http://a/" + new string('x', UrlRecord.MaxLength - 9);

        Assert.AreEqual(longest, UrlRecord.Parse(longest)?.Href);
        Assert.IsNull(UrlRecord.Parse(longest + "x"));
    }

    [TestMethod]
    public void NameBeyondAscii_LongerThanIsMapped_IsNone()
    {
        Assert.IsNull(UrlRecord.Parse($"http://{new string('\u00E4', DomainName.MaxLength + 1)}/"));
        Assert.IsNotNull(UrlRecord.Parse($"http://{new string('\u00E4', 100)}/"));
    }
}
