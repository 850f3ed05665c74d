using System.Net;
using BaasFunctions.Service.Configuration;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Tests.Unit.Service.Auth;

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
    [DataRow("X-Original-For", "10.0.0.1:4321")]
    [DataRow("Forwarded", "for=203.0.113.7")]
    [DataRow("X-Real-IP", "203.0.113.7")]
    [DataRow("Via", "1.1 proxy")]
    [DataRow("CF-Connecting-IP", "203.0.113.7")]
    [DataRow("True-Client-IP", "203.0.113.7")]
    [DataRow("X-Client-IP", "203.0.113.7")]
    [DataRow("X-Forwarded-Host", "functions.example")]
    public async Task Admit_WithoutKeys_WhatAProxyPassesOnIsRefused(string header, string value)
    {
        await using var service = new ServiceUnderTest();

        var answer = await service.SendAsync("GET", "/info", null, http => http.Request.Headers[header] = value);

        Assert.AreEqual((403, "LOOPBACK_ONLY"), (answer.Status, answer["code"]));
    }

    [TestMethod]
    [DataRow("Origin=https://evil.example")]
    [DataRow("Origin=null")]
    [DataRow("Origin=http://localhost.evil.example")]
    [DataRow("Sec-Fetch-Site=cross-site")]
    [DataRow("Sec-Fetch-Site=cross-site;Sec-Fetch-Mode=no-cors")]
    [DataRow("Referer=https://evil.example/page")]
    [DataRow("Sec-Fetch-Site=none;Sec-Fetch-Mode=navigate")]
    [DataRow("Origin=http://localhost:3000;Content-Type=application/x-www-form-urlencoded")]
    [DataRow("Origin=http://localhost;Content-Type=text/plain")]
    [DataRow("User-Agent=Mozilla/5.0;Content-Type=multipart/form-data")]
    public async Task Admit_WithoutKeys_WhatAPageOfAnotherSiteMakesABrowserSendIsRefused(string headers)
    {
        await using var service = new ServiceUnderTest();
        foreach (var path in (string[])["/execute", "/test", "/validate"])
        {
            var answer = await service.SendAsync("POST", path, """{"execution_id":"e","function_id":"f","code":"return 1"}""", http => Set(http, headers));

            Assert.AreEqual((403, "CROSS_SITE"), (answer.Status, answer["code"]));
        }

        Assert.AreEqual(0, service.Sandbox.Requests.Count);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("Origin=http://localhost:3000;Sec-Fetch-Site=same-site")]
    [DataRow("Origin=http://127.0.0.1:8080;Sec-Fetch-Site=same-origin;Sec-Fetch-Mode=cors")]
    [DataRow("Origin=https://app.example;Sec-Fetch-Site=cross-site")]
    [DataRow("Content-Type=application/x-www-form-urlencoded;User-Agent=curl/8.5.0")]
    public async Task Admit_WithoutKeys_ToolsAndPagesOfThisMachineOrOfTheOperatorAreServed(string headers)
    {
        await using var service = new ServiceUnderTest(new ServiceOptions { Access = new() { AllowedOrigins = ["https://app.example"] } });

        var answer = await service.SendAsync("POST", "/validate", headers.Contains("form") ? "code=return+1" : """{"code":"return 1"}""", http => Set(http, headers));

        Assert.AreEqual(200, answer.Status, answer.Text);
    }

    [TestMethod]
    public async Task Admit_WithAKey_OtherSitesAreServed()
    {
        await using var service = Keyed();

        var answer = await service.SendAsync("GET", "/info", null, Remote(http => Set(http, $"Origin=https://app.example;Sec-Fetch-Site=cross-site;X-API-Key={Key}")));

        Assert.AreEqual(200, answer.Status);
    }

    [TestMethod]
    public async Task Health_OfAServiceWithKeys_TellsStrangersVerdictsAlone()
    {
        await using var service = Keyed();

        var stranger = await service.SendAsync("GET", "/health", null, Remote());
        var known = await service.SendAsync("GET", "/health", null, Remote(http => http.Request.Headers["X-API-Key"] = Key));

        foreach (var word in (string[])["\"pid\"", "\"disk\"", "confinement", "workers_up", "free_mb"])
        {
            Assert.DoesNotContain(word, stranger.Text);
            Assert.Contains(word, known.Text);
        }

        Assert.AreEqual("healthy", stranger.Json.GetProperty("checks").GetProperty("sandbox").GetProperty("status").GetString());
    }

    private static void Set(HttpContext http, string headers)
    {
        foreach (var header in headers.Split(';', StringSplitOptions.RemoveEmptyEntries).Where(text => text.Contains('=')))
        {
            var (name, value) = (header.Split('=', 2)[0], header.Split('=', 2)[1]);
            http.Request.Headers[name] = value;
        }
    }

    private static ServiceUnderTest Keyed() => new(new ServiceOptions { Access = new() { ApiKeys = [Key, OtherKey], ApiKeyHeader = "X-My-Key" } });

    private static Action<HttpContext> Remote(Action<HttpContext>? further = null) => http =>
    {
        http.Connection.RemoteIpAddress = IPAddress.Parse("203.0.113.7");
        http.Request.Host = new HostString("functions.example");
        further?.Invoke(http);
    };
}
