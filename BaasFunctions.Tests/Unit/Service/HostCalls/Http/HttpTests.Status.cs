using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Tests.Unit.Service.HostCalls.Http;

/// <summary>What an answer with another status than 2xx becomes.</summary>
public sealed partial class HttpTests
{
    [TestMethod]
    public async Task Send_StatusThatIsNoSuccess_IsAnErrorThatKeepsStatusAndBody()
    {
        await using var upstream = await Upstream.StartAsync(http =>
        {
            http.Response.StatusCode = 422;
            return http.Response.WriteAsJsonAsync(new { field = "name" });
        });

        var answer = await SendAsync(s_open, new { method = "GET", url = upstream.Url });

        Assert.AreEqual(
            ("HTTP_STATUS", $$"""HTTP 422: Unprocessable Entity (GET {{upstream.Url}}): {"field":"name"}""", 422), (answer.Error!.Code, answer.Error.Message, answer.Error.Status));
        Assert.AreEqual("name", Json(answer.Error.DetailsJson).GetProperty("body").GetProperty("field").GetString());
    }

    /// <summary>What stands in the query, where tokens are, is not for an error; a body that is no text neither.</summary>
    [TestMethod]
    [DataRow("short of stock", "short of stock")]
    [DataRow("  two\nlines \n", "two\nlines")]
    [DataRow("", "")]
    [DataRow("\0\u0001", "")]
    public async Task Send_StatusThatIsNoSuccess_NamesTheRequestWithoutItsSecrets(string body, string shown)
    {
        await using var upstream = await Upstream.StartAsync(http =>
        {
            http.Response.StatusCode = 409;
            return http.Response.WriteAsync(body);
        });
        var url = new UriBuilder(upstream.Url) { Path = "/orders/7", Query = "?token=hidden", Fragment = "hidden" };

        var answer = await SendAsync(s_open, new { method = "POST", url = url.ToString() });

        Assert.AreEqual($"HTTP 409: Conflict (POST {new Uri(upstream.Url, "/orders/7")}){(shown.Length > 0 ? ": " : "")}{shown}", answer.Error?.Message);
    }

    [TestMethod]
    public async Task Send_StatusThatIsNoSuccess_ShowsTwoHundredCharactersOfTheBody()
    {
        await using var upstream = await Upstream.StartAsync(http =>
        {
            http.Response.StatusCode = 500;
            return http.Response.WriteAsync(new string('x', 50_000));
        });

        var answer = await SendAsync(s_open, new { method = "GET", url = upstream.Url });

        StringAssert.EndsWith(answer.Error!.Message, $": {new string('x', 197)}...");
    }
}
