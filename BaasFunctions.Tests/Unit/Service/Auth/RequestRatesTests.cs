using System.Net;
using BaasFunctions.Service.Configuration;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Tests.Unit.Service.Auth;

[TestClass]
public sealed class RequestRatesTests
{
    [TestMethod]
    public async Task Count_OneTooMany_IsRefusedUntilTheWindowEnds()
    {
        await using var service = new ServiceUnderTest(new ServiceOptions { Access = new() { RateLimitMaxRequests = 2 } });

        var first = await service.SendAsync("GET", "/info");
        await service.SendAsync("GET", "/info");
        var third = await service.SendAsync("GET", "/info");

        Assert.AreEqual("2", first.Headers["X-RateLimit-Limit"].ToString());
        Assert.AreEqual("1", first.Headers["X-RateLimit-Remaining"].ToString());
        Assert.AreEqual(service.Time.GetUtcNow().AddSeconds(61).ToUnixTimeSeconds().ToString(), first.Headers["X-RateLimit-Reset"].ToString());
        Assert.AreEqual(429, third.Status);
        Assert.AreEqual("60", third.Headers.RetryAfter.ToString());
        Assert.AreEqual(
            """{"status":"error","error":"Too many requests, please try again later","code":"RATE_LIMIT_EXCEEDED","retry_after":60}""",
            third.Text);

        service.Time.Advance(TimeSpan.FromSeconds(60));
        Assert.AreEqual(200, (await service.SendAsync("GET", "/info")).Status);
    }

    [TestMethod]
    public async Task Count_Health_IsNotCounted()
    {
        await using var service = new ServiceUnderTest(new ServiceOptions { Access = new() { RateLimitMaxRequests = 1 } });

        for (var i = 0; i < 5; i++)
        {
            var answer = await service.SendAsync("GET", "/health");
            Assert.AreEqual(200, answer.Status);
            Assert.IsFalse(answer.Headers.ContainsKey("X-RateLimit-Limit"));
        }
    }

    [TestMethod]
    public async Task Count_ProjectsOfOneKey_HaveWindowsOfTheirOwn()
    {
        const string key = "0123456789abcdef";
        await using var service = new ServiceUnderTest(new ServiceOptions { Access = new() { RateLimitMaxRequests = 1, ApiKeys = [key] } });

        Assert.AreEqual(200, await SendAsync("a"));
        Assert.AreEqual(200, await SendAsync("b"));
        Assert.AreEqual(429, await SendAsync("a"));

        async Task<int> SendAsync(string project) => (await service.SendAsync("GET", "/info", null, http =>
        {
            http.Request.Headers["X-API-Key"] = key;
            http.Request.Headers["X-BaaS-Project-ID"] = project;
        })).Status;
    }

    [TestMethod]
    public async Task Count_GuessedKeys_AreCountedByAddress()
    {
        await using var service = new ServiceUnderTest(new ServiceOptions { Access = new() { RateLimitMaxRequests = 2, ApiKeys = ["0123456789abcdef"] } });

        Assert.AreEqual(401, await GuessAsync("guess-1", "203.0.113.7"));
        Assert.AreEqual(401, await GuessAsync("guess-2", "203.0.113.7"));
        Assert.AreEqual(429, await GuessAsync("guess-3", "203.0.113.7"));
        Assert.AreEqual(401, await GuessAsync("guess-3", "203.0.113.8"));

        async Task<int> GuessAsync(string key, string address) => (await service.SendAsync("GET", "/info", null, http =>
        {
            http.Connection.RemoteIpAddress = IPAddress.Parse(address);
            http.Request.Headers["X-API-Key"] = key;

            // A project that nobody vouches for gives no window of its own.
            http.Request.Headers["X-BaaS-Project-ID"] = key;
        })).Status;
    }

    [TestMethod]
    public async Task Count_ManyCallers_KeepsABoundedTable()
    {
        await using var service = new ServiceUnderTest(new ServiceOptions { Access = new() { RateLimitMaxRequests = 1 } });
        for (var i = 0; i < 10_000; i++)
        {
            await service.SendAsync("GET", "/nothing", null, Project($"p{i}"));
        }

        Assert.AreEqual(404, (await service.SendAsync("GET", "/nothing", null, Project("late-1"))).Status);
        Assert.AreEqual(429, (await service.SendAsync("GET", "/nothing", null, Project("late-2"))).Status);

        service.Time.Advance(TimeSpan.FromSeconds(61));
        Assert.AreEqual(404, (await service.SendAsync("GET", "/nothing", null, Project("late-3"))).Status);
        Assert.AreEqual(404, (await service.SendAsync("GET", "/nothing", null, Project("late-4"))).Status);
    }

    private static Action<HttpContext> Project(string name) => http => http.Request.Headers["X-BaaS-Project-ID"] = name;
}
