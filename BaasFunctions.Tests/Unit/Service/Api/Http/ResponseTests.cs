using System.IO.Compression;
using System.Text.Json;

namespace BaasFunctions.Tests.Unit.Service.Api.Http;

[TestClass]
public sealed class ResponseTests
{
    private const string Execution = """{"execution_id":"e1","function_id":"f1","code":"c"}""";

    [TestMethod]
    public async Task Send_EveryAnswer_CarriesTheSecurityHeaders()
    {
        await using var service = new ServiceUnderTest();

        foreach (var path in (string[])["/info", "/nothing"])
        {
            var headers = (await service.SendAsync("GET", path)).Headers;
            Assert.AreEqual("nosniff", headers["X-Content-Type-Options"].ToString());
            Assert.AreEqual("SAMEORIGIN", headers["X-Frame-Options"].ToString());
            Assert.AreEqual("max-age=15552000; includeSubDomains", headers["Strict-Transport-Security"].ToString());
            Assert.AreEqual("?1", headers["Origin-Agent-Cluster"].ToString());
            Assert.AreEqual("0", headers["X-XSS-Protection"].ToString());
            Assert.IsFalse(headers.ContainsKey("X-Powered-By"));
            Assert.IsFalse(headers.ContainsKey("Server"));
            Assert.AreEqual("application/json; charset=utf-8", headers.ContentType.ToString());
        }
    }

    [TestMethod]
    [DataRow("gzip, deflate, br", 2000, "gzip")]
    [DataRow("br", 2000, "br")]
    [DataRow("deflate", 2000, "deflate")]
    [DataRow("gzip;q=0, br;q=0.5", 2000, "br")]
    [DataRow("identity", 2000, "")]
    [DataRow("", 2000, "")]
    [DataRow("gzip", 100, "")]
    public async Task Send_Answer_IsCompressedWhenLargeAndAccepted(string accepted, int length, string coding)
    {
        await using var service = new ServiceUnderTest();
        service.Sandbox.Answer = (_, _) => Task.FromResult(FakeSandbox.Completed($"\"{new string('x', length)}\""));

        var answer = await service.SendAsync("POST", "/execute", Execution, http => http.Request.Headers.AcceptEncoding = accepted);

        Assert.AreEqual(coding, answer.Headers.ContentEncoding.ToString());
        Assert.AreEqual(coding.Length > 0 ? null : answer.Body.Length, answer.Headers.ContentLength);
        using Stream plain = coding switch
        {
            "gzip" => new GZipStream(new MemoryStream(answer.Body), CompressionMode.Decompress),
            "br" => new BrotliStream(new MemoryStream(answer.Body), CompressionMode.Decompress),
            "deflate" => new ZLibStream(new MemoryStream(answer.Body), CompressionMode.Decompress),
            _ => new MemoryStream(answer.Body),
        };
        Assert.AreEqual(length, JsonDocument.Parse(plain).RootElement.GetProperty("data").GetString()!.Length);
    }

    [TestMethod]
    public async Task Send_LargeAnswers_DoNotDisturbEachOther()
    {
        await using var service = new ServiceUnderTest();
        service.Sandbox.Answer = (request, _) => Task.FromResult(FakeSandbox.Completed($"\"{new string('x', int.Parse(request.FunctionId))}\""));

        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(async () =>
        {
            var length = i * 7919 % 600_000;
            var answer = await service.ExecuteAsync($$"""{"execution_id":"e{{i}}","function_id":"{{length}}","code":"c"}""");
            Assert.AreEqual(length, answer["data"]!.Length);
            Assert.AreEqual($"e{i}", answer["execution_id"]);
        })));
    }

    [TestMethod]
    public async Task Send_Head_HasLengthButNoBody()
    {
        await using var service = new ServiceUnderTest();

        var answer = await service.SendAsync("HEAD", "/info");

        Assert.AreEqual(200, answer.Status);
        Assert.AreEqual(0, answer.Body.Length);
        Assert.IsTrue(answer.Headers.ContentLength > 100);
    }

    [TestMethod]
    public async Task Cors_Preflight_IsAnsweredOnAnyPath()
    {
        await using var service = new ServiceUnderTest();

        var answer = await service.SendAsync("OPTIONS", "/anything", null, http =>
        {
            http.Request.Headers.Origin = "http://localhost";
            http.Request.Headers.AccessControlRequestMethod = "POST";
        });

        Assert.AreEqual(204, answer.Status);
        Assert.AreEqual("http://localhost", answer.Headers.AccessControlAllowOrigin.ToString());
        Assert.AreEqual("GET,POST,PUT,DELETE,PATCH", answer.Headers.AccessControlAllowMethods.ToString());
        StringAssert.Contains(answer.Headers.AccessControlAllowHeaders.ToString(), "X-API-Key");
        Assert.AreEqual("true", answer.Headers.AccessControlAllowCredentials.ToString());
        Assert.AreEqual("Origin", answer.Headers.Vary.ToString());
    }

    [TestMethod]
    public async Task Cors_ForeignOrigin_IsServedWithoutPermissionAndOnlyWithAKey()
    {
        await using var open = new ServiceUnderTest();
        await using var keyed = new ServiceUnderTest(new BaasFunctions.Service.Configuration.ServiceOptions { Access = new() { ApiKeys = ["0123456789abcdef"] } });

        var withoutKey = await open.SendAsync("GET", "/info", null, http => http.Request.Headers.Origin = "https://evil.example");
        var withKey = await keyed.SendAsync("GET", "/info", null, http =>
        {
            http.Request.Headers.Origin = "https://evil.example";
            http.Request.Headers["X-API-Key"] = "0123456789abcdef";
        });

        Assert.AreEqual((403, 200), (withoutKey.Status, withKey.Status));
        Assert.IsFalse(withoutKey.Headers.ContainsKey("Access-Control-Allow-Origin"));
        Assert.IsFalse(withKey.Headers.ContainsKey("Access-Control-Allow-Origin"));
    }
}
