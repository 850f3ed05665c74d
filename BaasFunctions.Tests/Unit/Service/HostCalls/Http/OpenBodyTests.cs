using System.Diagnostics;
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

/// <summary>What the service holds of bodies that are read piece by piece, whatever functions and servers do.</summary>
[TestClass]
public sealed class OpenBodyTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    [TestMethod]
    public async Task Bodies_AreBounded_AndOneThatEndsMakesRoom()
    {
        await using var upstream = await Upstream.StartAsync(EventsAsync);
        await using var services = Services(new EgressOptions());
        await using var context = new ContextUnderTest(services, "shop");
        for (var i = 1; i <= OpenBodies.Max; i++)
        {
            Assert.AreEqual(i, Open(await SendAsync(context, upstream.Url)));
        }

        var refused = await SendAsync(context, upstream.Url);
        Assert.AreEqual("TOO_MANY_OPEN_BODIES", refused.Error?.Code);
        StringAssert.Contains(refused.Error!.Message, "16 responses whose bodies are open");

        await context.AnswerAsync("http.cancel", new { body = 3 });
        Assert.AreEqual(OpenBodies.Max + 1, Open(await SendAsync(context, upstream.Url)));
        Assert.AreEqual("BODY_CLOSED", await context.FaultAsync("http.read", new { body = 3 }));
    }

    /// <summary>Functions that read many slow responses at once go on as if there were no streams.</summary>
    [TestMethod]
    public async Task BodyOfNoStream_ForWhichThereIsNoRoom_IsGivenWhole()
    {
        await using var events = await Upstream.StartAsync(EventsAsync);
        await using var slow = await Upstream.StartAsync(async http =>
        {
            await SayAsync(http, "{\"a\":");
            await Task.Delay(200);
            await SayAsync(http, "1}");
        });
        await using var services = Services(new EgressOptions());
        await using var context = new ContextUnderTest(services, "shop");
        for (var i = 0; i < OpenBodies.Max; i++)
        {
            await SendAsync(context, events.Url);
        }

        var answer = await SendAsync(context, slow.Url);

        Assert.AreEqual(0, Open(answer));
        Assert.AreEqual("{\"a\":1}", Encoding.UTF8.GetString(answer.Body.Span));
    }

    [TestMethod]
    public async Task SmallBody_IsOneCall_WhateverItsType()
    {
        await using var upstream = await Upstream.StartAsync(http =>
        {
            http.Response.ContentLength = 2;
            return http.Response.WriteAsync("{}");
        });
        await using var services = Services(new EgressOptions());
        await using var context = new ContextUnderTest(services, "shop");

        var answer = await SendAsync(context, upstream.Url);

        Assert.AreEqual((0, "{}"), (Open(answer), Encoding.UTF8.GetString(answer.Body.Span)));
    }

    [TestMethod]
    public async Task EndOfTheExecution_ClosesWhatIsOpen()
    {
        var closed = new CountdownEvent(5);
        await using var upstream = await Upstream.StartAsync(http =>
        {
            http.RequestAborted.Register(() => closed.Signal());
            return EventsAsync(http);
        });
        await using var services = Services(new EgressOptions());
        await using (var context = new ContextUnderTest(services, "shop"))
        {
            for (var i = 0; i < 5; i++)
            {
                await SendAsync(context, upstream.Url);
            }
        }

        Assert.IsTrue(closed.Wait(s_patience));
    }

    [TestMethod]
    public async Task ReadThatWaits_EndsWithItsExecutionAndWithItsBody()
    {
        await using var upstream = await Upstream.StartAsync(EventsAsync);
        await using var services = Services(new EgressOptions { Timeout = TimeSpan.FromMinutes(10) });
        await using var context = new ContextUnderTest(services, "shop");
        var body = Open(await SendAsync(context, upstream.Url));
        var other = Open(await SendAsync(context, upstream.Url));
        using var ended = new CancellationTokenSource();
        var cancelled = context.AnswerAsync("http.read", new { body }, null, ended.Token);
        var closed = context.FaultAsync("http.read", new { body = other });

        // One read of a body at a time.
        Assert.AreEqual("BODY_CLOSED", await context.FaultAsync("http.read", new { body = other }));
        await ended.CancelAsync();
        await context.AnswerAsync("http.cancel", new { body = other });

        await Assert.ThrowsAsync<OperationCanceledException>(() => cancelled.WaitAsync(s_patience));
        Assert.AreEqual("BODY_CLOSED", await closed.WaitAsync(s_patience));
    }

    [TestMethod]
    public async Task ServerThatDrips_CausesFewCalls()
    {
        const int Drops = 300;
        await using var upstream = await Upstream.StartAsync(async http =>
        {
            await EventsBeginAsync(http);
            for (var i = 0; i < Drops; i++)
            {
                await SayAsync(http, "x");
                await Task.Delay(1);
            }
        });
        await using var services = Services(new EgressOptions());
        await using var context = new ContextUnderTest(services, "shop");
        var (watch, calls) = (Stopwatch.StartNew(), 0);
        var first = await SendAsync(context, upstream.Url);
        var (body, bytes) = (Open(first), first.Body.Length);

        for (var more = true; more; calls++)
        {
            var answer = await context.AnswerAsync("http.read", new { body });
            Assert.IsNull(answer.Error?.Message);
            (bytes, more) = (bytes + answer.Body.Length, Encoding.UTF8.GetString(answer.ValueJson.Span) == "true");
        }

        Assert.AreEqual(Drops, bytes);

        // One each five milliseconds, besides the first and the last; a timer of the runtime may ring a millisecond early.
        Assert.IsLessThanOrEqualTo((watch.Elapsed.TotalMilliseconds / 4) + 2, calls);
    }

    [TestMethod]
    public async Task SlowReader_HoldsTheServerBack()
    {
        const int Chunk = 64 << 10;
        const int Chunks = 1000;
        var sent = 0;
        await using var upstream = await Upstream.StartAsync(async http =>
        {
            await EventsBeginAsync(http);
            for (; sent < Chunks; sent++)
            {
                await http.Response.Body.WriteAsync(new byte[Chunk], http.RequestAborted);
            }
        });
        await using var services = Services(new EgressOptions { ResponseBytes = int.MaxValue / 2, BytesIn = long.MaxValue });
        await using var context = new ContextUnderTest(services, "shop");
        var first = await SendAsync(context, upstream.Url);

        // Until it has sent nothing for a while: buffers of the system are full.
        for (int seen = -1, still = 0; still < 20; await Task.Delay(20))
        {
            still = seen == Volatile.Read(ref sent) ? still + 1 : 0;
            seen = Volatile.Read(ref sent);
        }

        Assert.IsLessThan(Chunks / 2, sent);
        var bytes = (long)first.Body.Length;
        for (var more = true; more;)
        {
            var answer = await context.AnswerAsync("http.read", new { body = Open(first) });
            Assert.IsLessThanOrEqualTo(OpenBody.MaxPiece, answer.Body.Length);
            (bytes, more) = (bytes + answer.Body.Length, Encoding.UTF8.GetString(answer.ValueJson.Span) == "true");
        }

        Assert.AreEqual((long)Chunk * Chunks, bytes);
    }

    [TestMethod]
    public async Task EndlessBody_EndsWithTheLimitItExceeds()
    {
        await using var upstream = await Upstream.StartAsync(async http =>
        {
            await EventsBeginAsync(http);
            while (!http.RequestAborted.IsCancellationRequested)
            {
                await http.Response.Body.WriteAsync(new byte[10_000], http.RequestAborted);
            }
        });
        foreach (var (options, expected) in new[]
        {
            (new EgressOptions { ResponseBytes = 1 << 20 }, "RESPONSE_TOO_LARGE"),
            (new EgressOptions { BytesIn = 1 << 20 }, "EGRESS_LIMIT"),
        })
        {
            await using var services = Services(options);
            await using var context = new ContextUnderTest(services, "shop");
            var body = Open(await SendAsync(context, upstream.Url));
            HostCallError? error;
            while ((error = (await context.AnswerAsync("http.read", new { body })).Error) is null)
            {
            }

            Assert.AreEqual(expected, error.Code);
            StringAssert.EndsWith(error.Message, $"(GET {upstream.Url.AbsoluteUri})");
            Assert.AreEqual("BODY_CLOSED", await context.FaultAsync("http.read", new { body }));
        }
    }

    private static Task<HostAnswer> SendAsync(ContextUnderTest context, Uri url) =>
        context.AnswerAsync("http.send", new { method = "GET", url, raw = true, stream = true });

    private static int Open(HostAnswer answer)
    {
        Assert.IsNull(answer.Error?.Message);
        return JsonDocument.Parse(answer.ValueJson).RootElement.TryGetProperty("open", out var open) ? open.GetInt32() : 0;
    }

    private static Task EventsBeginAsync(HttpContext http)
    {
        http.Response.ContentType = "text/event-stream; charset=utf-8";
        return http.Response.StartAsync().ContinueWith(_ => http.Response.Body.FlushAsync(), TaskScheduler.Default).Unwrap();
    }

    /// <summary>Events of which none ever comes.</summary>
    private static async Task EventsAsync(HttpContext http)
    {
        await EventsBeginAsync(http);
        var ended = new TaskCompletionSource();
        http.RequestAborted.Register(() => ended.TrySetResult());
        await ended.Task;
    }

    private static async Task SayAsync(HttpContext http, string text)
    {
        await http.Response.WriteAsync(text);
        await http.Response.Body.FlushAsync();
    }

    private static ServiceProvider Services(EgressOptions options)
    {
        Assert.IsNull(EgressAllowList.Read("127.0.0.0/8", out var list));
        return new ServiceCollection()
            .AddLogging()
            .AddFunctionsService(new ServiceOptions { Egress = options with { Lists = EgressLists.None with { Allowed = list } } })
            .BuildServiceProvider();
    }
}
