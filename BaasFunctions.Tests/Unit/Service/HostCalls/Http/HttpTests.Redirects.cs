using System.Text;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Tests.Unit.Service.HostCalls.Http;

/// <content>Where a response leads elsewhere.</content>
public sealed partial class HttpTests
{
    [TestMethod]
    public async Task Redirect_ToAnotherOrigin_LosesCredentialsAndTheBodyOfAPost()
    {
        HttpRequest? last = null;
        var lastBody = "";
        await using var target = await Upstream.StartAsync(async http =>
        {
            last = http.Request;
            lastBody = await new StreamReader(http.Request.Body).ReadToEndAsync();
            Assert.IsFalse(http.Request.Headers.ContainsKey("Authorization"));
            Assert.AreEqual("kept", http.Request.Headers["X-Other"].ToString());
            Assert.AreEqual("GET", http.Request.Method);
            await http.Response.WriteAsync("there");
        });
        await using var first = await Upstream.StartAsync(http =>
        {
            http.Response.Redirect(target.Url + "next");
            return Task.CompletedTask;
        });

        var answer = await SendAsync(s_open, new
        {
            method = "POST", url = first.Url, raw = true, headers = new Dictionary<string, string> { ["Authorization"] = "Bearer x", ["X-Other"] = "kept" },
        }, "body"u8.ToArray());

        Assert.AreEqual("there", Encoding.UTF8.GetString(answer.Body.Span), answer.Error?.Message);
        Assert.AreEqual("", lastBody);
        Assert.IsTrue(Json(answer.ValueJson).GetProperty("redirected").GetBoolean());
        Assert.AreEqual(target.Url + "next", Json(answer.ValueJson).GetProperty("url").GetString());
        Assert.IsNotNull(last);
    }

    [TestMethod]
    public async Task Redirect_ToAnAddressThatIsNotPublic_IsDenied()
    {
        await using var upstream = await Upstream.StartAsync(http =>
        {
            http.Response.Redirect("http://169.254.169.254/latest/");
            return Task.CompletedTask;
        });

        Assert.AreEqual("EGRESS_DENIED", (await SendAsync(s_open, new { method = "GET", url = upstream.Url })).Error?.Code);
    }

    [TestMethod]
    [DataRow("follow", 2, "TOO_MANY_REDIRECTS")]
    [DataRow("error", 5, "REDIRECTED")]
    [DataRow("manual", 5, null)]
    public async Task Redirect_InALoop_EndsAsTheFunctionWants(string redirect, int maxRedirects, string? code)
    {
        await using var upstream = await Upstream.StartAsync(http =>
        {
            http.Response.Redirect("/again");
            return Task.CompletedTask;
        });

        var answer = await SendAsync(s_open, new { method = "GET", url = upstream.Url, raw = true, redirect, maxRedirects });

        Assert.AreEqual(code, answer.Error?.Code);
        if (code is null)
        {
            Assert.AreEqual(302, Json(answer.ValueJson).GetProperty("status").GetInt32());
        }
    }
}
