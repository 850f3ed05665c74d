using System.Net;
using BaasFunctions.Service.Options;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Tests.Unit.Service.Access;

[TestClass]
public sealed class AccessGateTests
{
    private const string Key = "0123456789abcdef-first";
    private const string OtherKey = "0123456789abcdef-other";

    [TestMethod]
    [DataRow("X-API-Key", Key)]
    [DataRow("x-functions-key", Key)]
    [DataRow("x-functions-key", OtherKey)]
    [DataRow("Authorization", "Bearer " + Key)]
    [DataRow("X-My-Key", Key)]
    public async Task Admit_KeyInAnyHeader_IsServed(string header, string value)
    {
        await using var service = Keyed();

        var answer = await service.SendAsync("GET", "/info", null, Remote(http => http.Request.Headers[header] = value));

        Assert.AreEqual(200, answer.Status, answer.Text);
    }

    [TestMethod]
    public async Task Admit_KeyInQuery_IsServed()
    {
        await using var service = Keyed();

        Assert.AreEqual(200, (await service.SendAsync("GET", $"/info?code={Key}", null, Remote())).Status);
    }

    [TestMethod]
    public async Task Admit_TokenOfAUserBesideTheKey_IsServed()
    {
        await using var service = Keyed();

        var answer = await service.SendAsync("GET", "/info", null, Remote(http =>
        {
            http.Request.Headers.Authorization = "Bearer eyJhbGciOi.of.auser";
            http.Request.Headers["X-API-Key"] = Key;
        }));

        Assert.AreEqual(200, answer.Status);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("0123456789abcdef-firsT")]
    [DataRow("0123456789abcdef")]
    public async Task Admit_WrongKey_IsRefusedAlsoFromThisMachine(string key)
    {
        await using var service = Keyed();

        var answer = await service.SendAsync("POST", "/execute", "{}", http => http.Request.Headers["X-API-Key"] = key);

        Assert.AreEqual((401, "UNAUTHORIZED"), (answer.Status, answer["code"]));
        Assert.AreEqual("error", answer["status"]);
        Assert.AreEqual("Bearer", answer.Headers.WWWAuthenticate.ToString());
        Assert.IsFalse(answer.Text.Contains(Key));
    }

    [TestMethod]
    public async Task Admit_HealthWithoutKey_IsServed()
    {
        await using var service = Keyed();

        Assert.AreEqual(200, (await service.SendAsync("GET", "/health", null, Remote())).Status);
    }

    [TestMethod]
    [DataRow("127.0.0.1", "localhost", 200)]
    [DataRow("::1", "[::1]", 200)]
    [DataRow("::ffff:127.0.0.1", "127.0.0.1", 200)]
    [DataRow("127.0.0.1", "functions.localhost", 200)]
    [DataRow("10.0.0.9", "localhost", 403)]
    [DataRow("::ffff:10.0.0.9", "localhost", 403)]
    [DataRow("127.0.0.1", "evil.example", 403)]
    public async Task Admit_WithoutKeys_OnlyThisMachineUnderItsOwnNameIsServed(string address, string host, int status)
    {
        await using var service = new ServiceUnderTest();

        foreach (var path in (string[])["/health", "/info", "/nothing"])
        {
            var answer = await service.SendAsync("GET", path, null, http =>
            {
                http.Connection.RemoteIpAddress = IPAddress.Parse(address);
                http.Request.Host = new HostString(host);
            });
            Assert.AreEqual(path == "/nothing" && status == 200 ? 404 : status, answer.Status);
        }
    }

    [TestMethod]
    [DataRow("X-Forwarded-For", "203.0.113.7")]
    [DataRow("Forwarded", "for=203.0.113.7")]
    public async Task Admit_WithoutKeys_WhatAProxyPassesOnIsRefused(string header, string value)
    {
        await using var service = new ServiceUnderTest();

        var answer = await service.SendAsync("GET", "/info", null, http => http.Request.Headers[header] = value);

        Assert.AreEqual((403, "LOOPBACK_ONLY"), (answer.Status, answer["code"]));
    }

    private static ServiceUnderTest Keyed() => new(new ServiceOptions { ApiKeys = [Key, OtherKey], ApiKeyHeader = "X-My-Key" });

    private static Action<HttpContext> Remote(Action<HttpContext>? further = null) => http =>
    {
        http.Connection.RemoteIpAddress = IPAddress.Parse("203.0.113.7");
        http.Request.Host = new HostString("functions.example");
        further?.Invoke(http);
    };
}
