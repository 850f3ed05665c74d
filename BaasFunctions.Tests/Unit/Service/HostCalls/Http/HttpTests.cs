using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service;
using BaasFunctions.Service.Configuration;
using BaasFunctions.Service.HostCalls.Http;
using BaasFunctions.Service.Projects;
using BaasFunctions.Tests.Unit.Service.HostCalls.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace BaasFunctions.Tests.Unit.Service.HostCalls.Http;

/// <summary>Requests of functions, on a real server.</summary>
[TestClass]
public sealed partial class HttpTests
{
    private static readonly EgressOptions s_open = new()
    {
        Lists = EgressLists.None with { Allowed = Allow("127.0.0.0/8") },
        Timeout = TimeSpan.FromSeconds(20),
        RetryDelay = TimeSpan.FromMilliseconds(1),
        ResponseBytes = 64 << 10,
    };

    [TestMethod]
    public async Task Send_Request_GivesTheResponseWhole()
    {
        await using var upstream = await Upstream.StartAsync(async http =>
        {
            using var reader = new StreamReader(http.Request.Body);
            http.Response.Headers["X-Seen"] = http.Request.Headers["X-Mine"];
            await http.Response.WriteAsJsonAsync(new
            {
                method = http.Request.Method, query = http.Request.QueryString.Value, body = await reader.ReadToEndAsync(),
                agent = http.Request.Headers.UserAgent.ToString(), type = http.Request.ContentType,
            });
        });

        var answer = await SendAsync(s_open, new
        {
            method = "POST", url = upstream.Url + "path?a=1", raw = true, @params = new { b = "x y", c = (string?)null, d = new[] { 1, 2 } },
            headers = new Dictionary<string, string> { ["X-Mine"] = "1" }, content_type = "application/json",
        }, Encoding.UTF8.GetBytes("""{"n":1}"""));
        var response = Json(answer.ValueJson);
        var seen = Json(answer.Body);

        Assert.AreEqual((200, true, "OK", false), (response.GetProperty("status").GetInt32(), response.GetProperty("ok").GetBoolean(), response.GetProperty("statusText").GetString(), response.GetProperty("redirected").GetBoolean()));
        Assert.AreEqual("1", response.GetProperty("headers").GetProperty("x-seen").GetString());
        Assert.AreEqual("?a=1&b=x%20y&d=1&d=2", seen.GetProperty("query").GetString());
        Assert.AreEqual(("POST", """{"n":1}""", "BaaS-Function/exec_1", "application/json"), (
            seen.GetProperty("method").GetString(), seen.GetProperty("body").GetString(), seen.GetProperty("agent").GetString(), seen.GetProperty("type").GetString()));
    }

    [TestMethod]
    [DataRow("http://127.0.0.1:PORT/")]
    [DataRow("http://localhost:PORT/")]
    [DataRow("http://localhost.:PORT/")]
    [DataRow("http://2130706433:PORT/")]
    [DataRow("http://0x7f.0.0.1:PORT/")]
    [DataRow("http://0177.0.0.1:PORT/")]
    [DataRow("http://127.1:PORT/")]
    [DataRow("http://0x7f.1:PORT/")]
    [DataRow("http:\\\\127.0.0.1:PORT\\")]
    [DataRow("http:127.0.0.1:PORT")]
    [DataRow("http:///127.0.0.1:PORT")]
    [DataRow("http://127.0.0.1:PORT\\@a.example/")]
    [DataRow("http://127.0.0.1:PORT#@a.example/")]
    [DataRow("http://127.0.0.1:PORT?@a.example/")]
    [DataRow(" \u0001ht\ttp://127.\n0.0.1:PORT/")]
    [DataRow("http://%31%32%37.0.0.1:PORT/")]
    [DataRow("http://\uFF11\uFF12\uFF17\u30020\uFF0E0\uFF611:PORT/")]
    [DataRow("http://lo\u00ADcal\u200Bhost:PORT/")]
    [DataRow("http://LOCALHOST%2E:PORT/")]
    [DataRow("http://[0:0:0:0:0:FFFF:7F00:0001]:PORT/")]
    [DataRow("http://0.0.0.0:PORT/")]
    [DataRow("http://[::1]:PORT/")]
    [DataRow("http://[::ffff:127.0.0.1]:PORT/")]
    [DataRow("http://[64:ff9b::7f00:1]:PORT/")]
    [DataRow("http://169.254.169.254/latest/meta-data/")]
    [DataRow("http://[fd00:ec2::254]/")]
    [DataRow("http://10.0.0.1/")]
    [DataRow("http://192.168.1.1/")]
    [DataRow("http://100.64.0.1/")]
    public async Task Send_ToAnAddressThatIsNotPublic_IsDenied(string url)
    {
        await using var upstream = await Upstream.StartAsync(http => Task.CompletedTask);

        var answer = await SendAsync(new EgressOptions(), new { method = "GET", url = url.Replace("PORT", $"{upstream.Port}", StringComparison.Ordinal) });

        Assert.AreEqual("EGRESS_DENIED", answer.Error?.Code, answer.Error?.Message);
        Assert.AreEqual(0, upstream.Requests);
    }

    [TestMethod]
    public async Task Send_ToANameThatLeadsHereAndThere_IsDenied()
    {
        await using var services = Services(new EgressOptions(), new FixedNames(IPAddress.Parse("93.184.216.34"), IPAddress.Loopback));
        await using var context = new ContextUnderTest(services, "shop");

        Assert.AreEqual("EGRESS_DENIED", await context.FaultAsync("http.send", new { method = "GET", url = "http://rebind.example/" }));
    }

    [TestMethod]
    [DataRow("http://127.0.0.1:PORT\\%7Ea|b/%41/../c%2F?x='{}'#frag", "/%7Ea|b/c%2F?x=%27{}%27")]
    [DataRow("http://127.0.0.1:PORT/a?#b", "/a?")]
    [DataRow("http://127.0.0.1:PORT", "/")]
    [DataRow("http://127.0.0.1:PORT?a?b\"", "/?a?b%22")]
    [DataRow("http://127.0.0.1:PORT/~%7e/%2e%2E/\u00E4", "/%C3%A4")]
    [DataRow("http://127.0.0.1:PORT/a//b;c=%61?%61+b%20c", "/a//b;c=%61?%61+b%20c")]
    public async Task Send_PathAndQuery_ArriveAsTheStandardWritesThem(string url, string expected)
    {
        string? arrived = null;
        await using var upstream = await Upstream.StartAsync(http =>
        {
            arrived = http.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget;
            return Task.CompletedTask;
        });

        var answer = await SendAsync(s_open, new { method = "GET", url = url.Replace("PORT", $"{upstream.Port}", StringComparison.Ordinal), raw = true });

        Assert.IsNull(answer.Error?.Message);
        Assert.AreEqual(expected, arrived);
    }

    [TestMethod]
    [DataRow("ftp://a.example/", "INVALID_URL")]
    [DataRow("file:///etc/passwd", "INVALID_URL")]
    [DataRow("/relative", "INVALID_URL")]
    [DataRow("http://", "INVALID_URL")]
    [DataRow("http://user:secret@a.example/", "INVALID_URL")]
    [DataRow("http://127.0.0.1@a.example/", "INVALID_URL")]
    [DataRow("http://a.example%2F@b.example/", "INVALID_URL")]
    [DataRow("http://a.example%2F.b.example/", "INVALID_URL")]
    [DataRow("http://a.example%00.b.example/", "INVALID_URL")]
    [DataRow("http://a.example\uFF0F.b.example/", "INVALID_URL")]
    [DataRow("http://a.example\uFF03.b.example/", "INVALID_URL")]
    [DataRow("http://a.example:80:80/", "INVALID_URL")]
    [DataRow("http://a!b.example/", "INVALID_URL")]
    [DataRow("http://1.2.3.4.5/", "INVALID_URL")]
    [DataRow("http://0x7f.1.example.0x/", "INVALID_URL")]
    [DataRow("http://[::1%25lo]/", "INVALID_URL")]
    [DataRow("javascript:alert(1)", "INVALID_URL")]
    public async Task Send_ToWhatIsNoAddress_SaysSo(string url, string code) =>
        Assert.AreEqual(code, (await SendAsync(s_open, new { method = "GET", url })).Error?.Code);

    [TestMethod]
    [DataRow("Host", "a.example")]
    [DataRow("content-length", "5")]
    [DataRow("Transfer-Encoding", "chunked")]
    [DataRow("Connection", "close")]
    [DataRow("Proxy-Authorization", "x")]
    [DataRow("X-A\r\nX-B", "x")]
    [DataRow("X-A", "b\r\nX-C: d")]
    [DataRow("X A", "b")]
    [DataRow("", "b")]
    public async Task Header_ThatIsNotForFunctions_IsRefused(string name, string value) => Assert.AreEqual(
        "INVALID_HEADER",
        (await SendAsync(s_open, new { method = "GET", url = "http://127.0.0.1:1/", headers = new Dictionary<string, string> { [name] = value } })).Error?.Code);

    /// <summary>Libraries that were written for Node send such headers along.</summary>
    [TestMethod]
    [DataRow("content-length", "0")]
    [DataRow("Connection", "Keep-Alive")]
    public async Task Header_ThatSaysWhatIsSo_IsTakenForDone(string name, string value)
    {
        await using var upstream = await Upstream.StartAsync(http => http.Response.WriteAsJsonAsync(http.Request.Headers.ContainsKey(name)));

        var answer = await SendAsync(s_open, new { method = "GET", url = upstream.Url, headers = new Dictionary<string, string> { [name] = value } });

        Assert.AreEqual("false", Encoding.UTF8.GetString(answer.Body.Span), answer.Error?.Message);
    }

    [TestMethod]
    public async Task Header_WithLettersBeyondAscii_IsSentAsOneByteForEach()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var sent = SendAsync(s_open, new
        {
            method = "GET", url = $"http://{listener.LocalEndpoint}/", headers = new Dictionary<string, string> { ["X-Name"] = "Ren\u00e9" },
        });

        using var connection = await listener.AcceptTcpClientAsync();
        using var reader = new StreamReader(connection.GetStream(), Encoding.Latin1);
        var lines = new List<string>();
        while (await reader.ReadLineAsync() is { Length: > 0 } line)
        {
            lines.Add(line);
        }

        await connection.GetStream().WriteAsync("HTTP/1.1 204 No Content\r\n\r\n"u8.ToArray());
        Assert.IsNull((await sent).Error);
        Assert.Contains("X-Name: Ren\u00e9", lines);
    }

    [TestMethod]
    public async Task Retry_OfWhatMayBeRepeated_SucceedsAndOfAPostIsNotDone()
    {
        var calls = 0;
        await using var upstream = await Upstream.StartAsync(http =>
        {
            http.Response.StatusCode = ++calls % 3 == 0 ? 200 : 503;
            return Task.CompletedTask;
        });

        Assert.IsNull((await SendAsync(s_open, new { method = "GET", url = upstream.Url })).Error);
        Assert.AreEqual(3, calls);
        Assert.AreEqual(503, (await SendAsync(s_open, new { method = "POST", url = upstream.Url })).Error?.Status);
        Assert.AreEqual(4, calls);
        Assert.AreEqual(503, (await SendAsync(s_open, new { method = "GET", url = upstream.Url, retries = 0 })).Error?.Status);
        Assert.AreEqual(5, calls);
    }

    [TestMethod]
    public async Task Host_ThatKeepsFailing_IsLeftAloneForItsProjectOnly()
    {
        await using var upstream = await Upstream.StartAsync(http =>
        {
            http.Response.StatusCode = 503;
            return Task.CompletedTask;
        });
        await using var services = Services(s_open);
        await using var shop = new ContextUnderTest(services, "shop");
        await using var bank = new ContextUnderTest(services, "bank");
        var request = new { method = "GET", url = upstream.Url, retries = 0 };
        for (var i = 0; i < 10; i++)
        {
            Assert.AreEqual("HTTP_STATUS", await shop.FaultAsync("http.send", request));
        }

        Assert.AreEqual("CIRCUIT_OPEN", await shop.FaultAsync("http.send", request));
        Assert.AreEqual("HTTP_STATUS", await bank.FaultAsync("http.send", request));
        Assert.AreEqual(11, upstream.Requests);
    }

    [TestMethod]
    public async Task Host_ThatFailsBehindARedirect_IsTheOneThatIsLeftAlone()
    {
        await using var target = await Upstream.StartAsync(http =>
        {
            http.Response.StatusCode = 503;
            return Task.CompletedTask;
        });
        await using var first = await Upstream.StartAsync(http =>
        {
            http.Response.Redirect(target.Url.AbsoluteUri);
            return Task.CompletedTask;
        });
        await using var services = Services(s_open);
        await using var shop = new ContextUnderTest(services, "shop");
        for (var i = 0; i < 10; i++)
        {
            Assert.AreEqual("HTTP_STATUS", await shop.FaultAsync("http.send", new { method = "GET", url = first.Url, retries = 0 }));
        }

        Assert.AreEqual("CIRCUIT_OPEN", await shop.FaultAsync("http.send", new { method = "GET", url = first.Url, retries = 0 }));
        Assert.IsNull((await shop.AnswerAsync("http.send", new { method = "GET", url = first.Url, raw = true, redirect = "manual" })).Error);
        Assert.AreEqual(10, target.Requests);
    }

    [TestMethod]
    [DataRow("GET", null, 2)]
    [DataRow("POST", "CONNECTION_RESET", 1)]
    public async Task Response_ThatBreaksOff_IsAskedForAgainWhereThatIsSafe(string method, string? code, int requests)
    {
        var calls = 0;
        await using var upstream = await Upstream.StartAsync(async http =>
        {
            http.Response.ContentLength = 10;
            await http.Response.WriteAsync("12345");
            await http.Response.Body.FlushAsync();
            if (++calls == 1)
            {
                http.Abort();
                return;
            }

            await http.Response.WriteAsync("67890");
        });

        var answer = await SendAsync(s_open, new { method, url = upstream.Url, raw = true });

        Assert.AreEqual(code, answer.Error?.Code);
        Assert.AreEqual(requests, calls);
        Assert.AreEqual(code is null ? "1234567890" : "", Encoding.UTF8.GetString(answer.Body.Span));
    }

    [TestMethod]
    public async Task Upstream_ThatHangs_IsATimeoutInTime()
    {
        await using var upstream = await Upstream.StartAsync(http => Task.Delay(TimeSpan.FromMinutes(5), http.RequestAborted));

        var answer = await SendAsync(s_open, new { method = "GET", url = upstream.Url, timeout = 200 });

        Assert.AreEqual(("HTTP_TIMEOUT", $"Network error: No response received within 200 ms (GET {upstream.Url})"), (answer.Error?.Code, answer.Error?.Message));
    }

    [TestMethod]
    public async Task Upstream_ThatTrickles_IsATimeoutInTime()
    {
        await using var upstream = await Upstream.StartAsync(async http =>
        {
            while (!http.RequestAborted.IsCancellationRequested)
            {
                await http.Response.WriteAsync("x");
                await http.Response.Body.FlushAsync();
                await Task.Delay(10);
            }
        });

        Assert.AreEqual("HTTP_TIMEOUT", (await SendAsync(s_open, new { method = "GET", url = upstream.Url, timeout = 300 })).Error?.Code);
    }

    [TestMethod]
    public async Task Upstream_ThatResets_IsToldAsThat()
    {
        using var listener = Upstream.StartResetting();

        var url = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/";
        var answer = await SendAsync(s_open, new { method = "GET", url });

        Assert.AreEqual(("CONNECTION_RESET", $"Network error: No response received: 127.0.0.1 closed the connection (GET {url})"), (answer.Error?.Code, answer.Error?.Message));
    }

    [TestMethod]
    public async Task Upstream_ThatIsNotThere_RefusesTheConnection()
    {
        var unused = new TcpListener(IPAddress.Loopback, 0);
        unused.Start();
        var port = ((IPEndPoint)unused.LocalEndpoint).Port;
        unused.Stop();

        var answer = await SendAsync(s_open, new { method = "GET", url = $"http://127.0.0.1:{port}/" });
        Assert.AreEqual(("CONNECTION_REFUSED", $"Network error: No response received: 127.0.0.1 refuses the connection (GET http://127.0.0.1:{port}/)"), (answer.Error?.Code, answer.Error?.Message));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public async Task Response_OverTheLimit_IsRefusedAlsoWhenItIsCompressed(bool compressed)
    {
        await using var upstream = await Upstream.StartAsync(async http =>
        {
            var body = new byte[1 << 20];
            if (compressed)
            {
                http.Response.Headers.ContentEncoding = "gzip";
                await using var gzip = new System.IO.Compression.GZipStream(http.Response.Body, System.IO.Compression.CompressionLevel.Fastest);
                await gzip.WriteAsync(body);
            }
            else
            {
                await http.Response.Body.WriteAsync(body);
            }
        });

        Assert.AreEqual("RESPONSE_TOO_LARGE", (await SendAsync(s_open, new { method = "GET", url = upstream.Url })).Error?.Code);
    }

    [TestMethod]
    [DataRow("gzip")]
    [DataRow("deflate")]
    [DataRow("br")]
    public async Task Response_ThatIsNotOfTheCodingItNames_IsAnErrorOfItsSender(string coding)
    {
        await using var upstream = await Upstream.StartAsync(async http =>
        {
            http.Response.Headers.ContentEncoding = coding;
            await http.Response.Body.WriteAsync(Enumerable.Repeat((byte)0xFF, 40).ToArray());
        });

        Assert.AreEqual("INVALID_RESPONSE", (await SendAsync(s_open, new { method = "GET", url = upstream.Url })).Error?.Code);
    }

    [TestMethod]
    public async Task Execution_ThatEnds_EndsItsRequests()
    {
        var aborted = new TaskCompletionSource();
        await using var upstream = await Upstream.StartAsync(async http =>
        {
            http.RequestAborted.Register(aborted.SetResult);
            await aborted.Task;
        });
        await using var services = Services(s_open);
        await using var context = new ContextUnderTest(services, "shop");
        using var execution = new CancellationTokenSource(200);

        await Assert.ThrowsAsync<OperationCanceledException>(() => context.AnswerAsync("http.send", new { method = "GET", url = upstream.Url }, null, execution.Token));
        await aborted.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [TestMethod]
    [DataRow("http://127.0.0.1:25/")]
    [DataRow("http://127.0.0.1:22/")]
    [DataRow("http://127.0.0.1:6667/")]
    public async Task Port_OfAnotherProtocol_IsDenied(string url) => Assert.AreEqual("EGRESS_DENIED", (await SendAsync(s_open, new { method = "GET", url })).Error?.Code);

    [TestMethod]
    public async Task Port_ThatIsNotListed_IsDenied()
    {
        await using var upstream = await Upstream.StartAsync(http => Task.CompletedTask);

        Assert.AreEqual("EGRESS_DENIED", (await SendAsync(s_open with { Ports = new HashSet<int> { 443 } }, new { method = "GET", url = upstream.Url })).Error?.Code);
        Assert.IsNull((await SendAsync(s_open with { Ports = new HashSet<int> { upstream.Port } }, new { method = "GET", url = upstream.Url })).Error);
    }

    [TestMethod]
    [DataRow("127.0.0.1")]
    [DataRow("127.0.0.0/16")]
    public async Task Address_ThatIsDenied_IsDeniedAlsoWhereItIsAllowed(string denied)
    {
        await using var upstream = await Upstream.StartAsync(http => Task.CompletedTask);

        Assert.AreEqual("EGRESS_DENIED", (await SendAsync(s_open with { Lists = s_open.Lists with { Denied = Allow(denied) } }, new { method = "GET", url = upstream.Url })).Error?.Code);
    }

    [TestMethod]
    [DataRow("*.internal.example", "db.internal.example", true)]
    [DataRow("*.internal.example", "a.b.internal.example.", true)]
    [DataRow("*.internal.example", "internal.example", false)]
    [DataRow("*.internal.example", "evilinternal.example", false)]
    [DataRow("db.internal.example", "DB.Internal.Example", true)]
    public void Pattern_OfHosts_FitsWhatItSays(string pattern, string host, bool fits) => Assert.AreEqual(fits, Allow(pattern).HasHost(host));

    [TestMethod]
    public async Task Execution_OverItsBudget_IsToldWhich()
    {
        await using var upstream = await Upstream.StartAsync(http => http.Response.WriteAsync(new string('x', 600)));
        await using var services = Services(s_open with { Requests = 3, BytesOut = 1000, BytesIn = 1000 });

        async Task<List<string?>> RunAsync(int times, int bytes)
        {
            await using var context = new ContextUnderTest(services, "shop");
            var messages = new List<string?>();
            for (var i = 0; i < times; i++)
            {
                messages.Add((await context.AnswerAsync("http.send", new { method = "POST", url = upstream.Url }, new byte[bytes])).Error?.Message);
            }

            return messages;
        }

        StringAssert.Contains((await RunAsync(2, 600))[1], "1000 bytes sent");
        StringAssert.Contains((await RunAsync(2, 0))[1], "1000 bytes received");
        StringAssert.Contains((await RunAsync(4, 0))[3], "BAAS_EGRESS_REQUESTS");
        Assert.IsNull((await RunAsync(1, 0))[0]);
    }

    private static async Task<HostAnswer> SendAsync(EgressOptions options, object arguments, byte[]? body = null)
    {
        await using var services = Services(options);
        await using var context = new ContextUnderTest(services, "shop");
        return await context.AnswerAsync("http.send", arguments, body);
    }

    private static ServiceProvider Services(EgressOptions options, INameResolver? names = null)
    {
        var services = new ServiceCollection().AddLogging();
        if (names is not null)
        {
            services.AddSingleton(names);
        }

        return services.AddFunctionsService(new ServiceOptions { Egress = options }).BuildServiceProvider();
    }

    private static EgressAllowList Allow(string text)
    {
        Assert.IsNull(EgressAllowList.Read(text, out var list));
        return list;
    }

    private static JsonElement Json(ReadOnlyMemory<byte> json) => JsonDocument.Parse(json).RootElement;

    private sealed class FixedNames(params IPAddress[] addresses) : INameResolver
    {
        public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellation) => Task.FromResult(addresses);
    }
}
