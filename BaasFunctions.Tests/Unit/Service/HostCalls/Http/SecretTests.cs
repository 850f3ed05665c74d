using System.Text;
using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service;
using BaasFunctions.Service.Configuration;
using BaasFunctions.Service.HostCalls;
using BaasFunctions.Service.HostCalls.Http;
using BaasFunctions.Service.Projects;
using BaasFunctions.Tests.Unit.Sandbox.Support;
using BaasFunctions.Tests.Unit.Service.HostCalls.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace BaasFunctions.Tests.Unit.Service.HostCalls.Http;

/// <summary>Secrets that a function can send but not see.</summary>
[TestClass]
public sealed class SecretTests
{
    private const string Value = "top \"secret\" é&=/1234";

    [TestMethod]
    public async Task Secret_InARequestToAnApprovedHost_ArrivesEverywhere()
    {
        var (query, header, body) = ("", "", "");
        await using var upstream = await Upstream.StartAsync(async http =>
        {
            (query, header, body) = (http.Request.Query["key"].ToString(), http.Request.Headers["X-Key"].ToString(), await new StreamReader(http.Request.Body).ReadToEndAsync());
        });
        var secret = new EnvSecret("KEY", "plain-secret-1", ["127.0.0.1.example", "localhost"]);
        var quoted = new EnvSecret("QUOTED", Value, ["localhost"]);

        var answer = await SendAsync(upstream.Port, secret, quoted, new
        {
            method = "POST", url = $"http://localhost:{upstream.Port}/?key={quoted.Placeholder}", headers = new Dictionary<string, string> { ["X-Key"] = $"Bearer {secret.Placeholder}" },
            content_type = "application/json",
        }, $$"""{"key":"{{quoted.Placeholder}}","twice":"{{secret.Placeholder}}{{secret.Placeholder}}"}""");

        Assert.IsNull(answer.Error, answer.Error?.Message);
        Assert.AreEqual(Value, query);
        Assert.AreEqual("Bearer plain-secret-1", header);
        Assert.AreEqual(Value, JsonDocument.Parse(body).RootElement.GetProperty("key").GetString());
        Assert.AreEqual("plain-secret-1plain-secret-1", JsonDocument.Parse(body).RootElement.GetProperty("twice").GetString());
    }

    [TestMethod]
    [DataRow("localhost.evil.example")]
    [DataRow("*.localhost")]
    [DataRow("other.example")]
    public async Task Secret_InARequestToAnotherHost_EndsIt(string approved)
    {
        await using var upstream = await Upstream.StartAsync(http => Task.CompletedTask);
        var secret = new EnvSecret("KEY", "plain-secret-1", [approved]);

        var answer = await SendAsync(upstream.Port, secret, secret, new { method = "GET", url = $"http://localhost:{upstream.Port}/?key={secret.Placeholder}" }, "");

        Assert.AreEqual("SECRET_NOT_ALLOWED", answer.Error?.Code);
        Assert.DoesNotContain("plain-secret-1", answer.Error!.Message);
        Assert.AreEqual(0, upstream.Requests);
    }

    [TestMethod]
    public async Task Secret_OnARedirectToAnotherHost_EndsIt()
    {
        await using var thief = await Upstream.StartAsync(http => Task.CompletedTask);
        await using var upstream = await Upstream.StartAsync(http =>
        {
            http.Response.Redirect($"http://127.0.0.1:{thief.Port}/");
            return Task.CompletedTask;
        });
        var secret = new EnvSecret("KEY", "plain-secret-1", ["localhost"]);

        var answer = await SendAsync(upstream.Port, secret, secret, new
        {
            method = "GET", url = $"http://localhost:{upstream.Port}/", headers = new Dictionary<string, string> { ["X-Key"] = secret.Placeholder },
        }, "");

        Assert.AreEqual("SECRET_NOT_ALLOWED", answer.Error?.Code);
        Assert.AreEqual(0, thief.Requests);
    }

    [TestMethod]
    [DataRow("{0}")]
    [DataRow("x%3D{0}%26")]
    public async Task Secret_ThatARedirectCarriesAsItIsToAnotherHost_EndsIt(string form)
    {
        await using var thief = await Upstream.StartAsync(http => Task.CompletedTask);
        await using var upstream = await Upstream.StartAsync(http =>
        {
            // A system that got the secret sends it on.
            http.Response.Redirect($"http://127.0.0.1:{thief.Port}/?stolen={string.Format(form, Uri.EscapeDataString(http.Request.Headers["X-Key"]!))}");
            return Task.CompletedTask;
        });
        var secret = new EnvSecret("KEY", "plain secret/1", ["localhost"]);

        var answer = await SendAsync(upstream.Port, secret, secret, new
        {
            method = "GET", url = $"http://localhost:{upstream.Port}/", headers = new Dictionary<string, string> { ["X-Key"] = secret.Placeholder },
        }, "");

        Assert.AreEqual("SECRET_NOT_ALLOWED", answer.Error?.Code, answer.Error?.Message);
        Assert.DoesNotContain("plain secret", answer.Error!.Message);
        Assert.AreEqual(0, thief.Requests);
    }

    [TestMethod]
    public async Task Secret_ThatARedirectCarriesWithinItsHosts_Arrives()
    {
        var seen = "";
        await using var upstream = await Upstream.StartAsync(http =>
        {
            if (http.Request.Path == "/")
            {
                http.Response.Redirect("/next?key=plain-secret-1");
            }
            else
            {
                seen = http.Request.Query["key"].ToString();
            }

            return Task.CompletedTask;
        });
        var secret = new EnvSecret("KEY", "plain-secret-1", ["localhost"]);

        var answer = await SendAsync(upstream.Port, secret, secret, new { method = "GET", url = $"http://localhost:{upstream.Port}/" }, "");

        Assert.IsNull(answer.Error, answer.Error?.Message);
        Assert.AreEqual("plain-secret-1", seen);
    }

    [TestMethod]
    [DataRow("header")]
    [DataRow("body")]
    public async Task Secret_ThatAFunctionGotBackAndSendsElsewhere_EndsIt(string place)
    {
        await using var thief = await Upstream.StartAsync(http => Task.CompletedTask);
        var secret = new EnvSecret("KEY", "plain-secret-1", ["api.example"]);

        var answer = await SendAsync(thief.Port, secret, secret, new
        {
            method = "POST", url = $"http://localhost:{thief.Port}/", headers = new Dictionary<string, string> { ["X-Key"] = place == "header" ? "Bearer plain-secret-1" : "none" },
        }, place == "body" ? """{"key":"plain-secret-1"}""" : "");

        Assert.AreEqual("SECRET_NOT_ALLOWED", answer.Error?.Code);
        Assert.AreEqual(0, thief.Requests);
    }

    [TestMethod]
    public async Task Secret_InTheSandbox_IsAPlaceholderAndNowhereInTheAnswer()
    {
        using var sandbox = TestSandbox.Create();
        await using var service = new ServiceUnderTest(null, sandbox);

        var answer = await service.ExecuteAsync("""
            {"execution_id":"e","function_id":"f","code":"console.log(ctx.env.KEY); ctx.log.info('x', ctx.env); return [ctx.env.KEY, Object.keys(ctx.env)];",
             "env":{"KEY":{"secret":"plain-secret-1","hosts":["api.example"]},"MODE":"a"}}
            """);

        Assert.DoesNotContain("plain-secret-1", Encoding.UTF8.GetString(answer.Body));
        Assert.MatchesRegex("^secret-[0-9a-f]{32}$", answer.Json.GetProperty("data")[0].GetString()!);
        Assert.AreEqual("[env KEY]", answer.Json.GetProperty("logs")[0].GetProperty("message").GetString());
    }

    private static async Task<HostAnswer> SendAsync(int port, EnvSecret one, EnvSecret two, object arguments, string body)
    {
        Assert.AreNotEqual(0, port);
        Assert.IsNull(EgressAllowList.Read("127.0.0.0/8, ::1", out var local));
        await using var services = new ServiceCollection().AddLogging()
            .AddFunctionsService(new ServiceOptions { Egress = new EgressOptions { Lists = EgressLists.None with { Allowed = local } } }).BuildServiceProvider();
        await using var context = new ContextUnderTest(services, "shop", null, one, two);
        return await context.AnswerAsync("http.send", arguments, Encoding.UTF8.GetBytes(body));
    }
}
