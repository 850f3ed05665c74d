using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BaasFunctions.Tests.Unit.Service.HostCalls.Http;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Tests.EndToEnd;

/// <summary>
/// Bodies that fetch() gives piece by piece, on the real server and from a real upstream. Where a test shows that a piece comes before the next is sent,
/// the upstream sends the next only after the function has said with a second request that it has the first.
/// </summary>
[TestClass]
public sealed partial class StreamedResponseTests
{
    /// <summary>Bounds a test that hangs; nothing that passes waits for it.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private static readonly ConcurrentDictionary<string, ServerProcess> s_servers = new();

    public static IEnumerable<object[]> Isolations => [["Shared"], ["InProcess"]];

    [ClassInitialize]
    public static async Task StartServers(TestContext _)
    {
        foreach (var isolation in Isolations)
        {
            s_servers[(string)isolation[0]] = await ServerProcess.StartAsync(("BAAS_ISOLATION", (string)isolation[0]), ("BAAS_EGRESS_ALLOW", "127.0.0.0/8"), ("BAAS_HTTP_TIMEOUT", "2000"));
        }
    }

    [ClassCleanup]
    public static async Task StopServers()
    {
        foreach (var server in s_servers.Values)
        {
            await server.DisposeAsync();
        }
    }

    [TestMethod]
    [DynamicData(nameof(Isolations))]
    public async Task Events_AreReadOneByOne_WhileTheServerWritesThem(string isolation)
    {
        await using var llm = await Dialog.StartAsync();

        var data = await RunAsync(isolation, $$"""
            const response = await fetch('{{llm.Url}}events', { method: 'POST', body: JSON.stringify({ prompt: 'tea' }) });
            const words = [];
            for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
              words.push(text);
              await fetch('{{llm.Url}}seen');
            }
            return [response.headers.get('content-type'), response.bodyUsed, words];
            """);

        Assert.AreEqual("""["text/event-stream",true,["data: 1\n\n","data: 2\n\n","data: 3\n\n"]]""", data);
    }

    [TestMethod]
    [DynamicData(nameof(Isolations))]
    public async Task BodyOfAnyType_ThatTakesLonger_IsReadWhileItComes(string isolation)
    {
        await using var slow = await Dialog.StartAsync();

        var data = await RunAsync(isolation, $$"""
            const reader = (await fetch('{{slow.Url}}text')).body.getReader();
            const decoder = new TextDecoder();
            const words = [];
            for (let part; !(part = await reader.read()).done;) {
              words.push(decoder.decode(part.value));
              await fetch('{{slow.Url}}seen');
            }
            return words.join('|');
            """);

        Assert.AreEqual("\"data: 1\\n\\n|data: 2\\n\\n|data: 3\\n\\n\"", data);
    }

    [TestMethod]
    [DynamicData(nameof(Isolations))]
    public async Task PackedEvents_AreReadOneByOne(string isolation)
    {
        foreach (var coding in new[] { "gzip", "br" })
        {
            await using var packed = await Dialog.StartAsync(coding);

            Assert.AreEqual("3", await RunAsync(isolation, $$"""
                let count = 0;
                for await (const piece of (await fetch('{{packed.Url}}events')).body) { count++; await fetch('{{packed.Url}}seen'); }
                return count;
                """), coding);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Isolations))]
    public async Task ReaderWithItsOwnBuffer_IsFilledAsBytesCome(string isolation)
    {
        await using var slow = await Dialog.StartAsync();

        var data = await RunAsync(isolation, $$"""
            const reader = (await fetch('{{slow.Url}}events')).body.getReader({ mode: 'byob' });
            const text = [];
            for (;;) {
              const { value, done } = await reader.read(new Uint8Array(100));
              if (done) return [text, value.length];
              text.push(new TextDecoder().decode(value));
              await fetch('{{slow.Url}}seen');
            }
            """);

        Assert.AreEqual("""[["data: 1\n\n","data: 2\n\n","data: 3\n\n"],0]""", data);
    }

    [TestMethod]
    [DataRow("await r.text()", "\"[1,22]\"")]
    [DataRow("await r.json()", "[1,22]")]
    [DataRow("[...await r.bytes()]", "[91,49,44,50,50,93]")]
    [DataRow("(await r.arrayBuffer()).byteLength", "6")]
    [DataRow("(await r.blob()).type", "\"application/json\"")]
    [DataRow("[await r.text(), (await r.json())[1], r.bodyUsed]", "[\"[1,22]\",22,true]")]
    [DataRow("await Promise.all([r.text(), r.json()])", "[\"[1,22]\",[1,22]]")]
    [DataRow("await (async (copy) => [await copy.text(), await r.json(), await r.json()])(r.clone())", "[\"[1,22]\",[1,22],[1,22]]")]
    [DataRow("await (async ([one, two]) => [await new Response(one).text(), await new Response(two).json()])(r.body.tee())", "[\"[1,22]\",[1,22]]")]
    [DataRow("await (async (whole) => [await new Response(r.body).text(), await whole])(r.text())", "[\"[1,22]\",\"[1,22]\"]")]
    [DataRow("await new Response(r.body).json()", "[1,22]")]
    [DataRow("r", "[1,22]")]
    public async Task BodyThatIsStillComing_IsReadByAnyMeans(string expression, string expected)
    {
        await using var upstream = await Upstream.StartAsync(async http =>
        {
            http.Response.ContentType = "application/json";
            await SayAsync(http, "[1,");
            await Task.Delay(TimeSpan.FromMilliseconds(150));
            await SayAsync(http, "22]");
        });

        foreach (var isolation in Isolations)
        {
            Assert.AreEqual(expected, await RunAsync((string)isolation[0], $"const r = await fetch('{upstream.Url}'); return {expression};"));
        }
    }

    [TestMethod]
    [DynamicData(nameof(Isolations))]
    public async Task LargeBody_ComesWholeAndInOrder(string isolation)
    {
        await using var upstream = await Upstream.StartAsync(async http =>
        {
            http.Response.ContentType = "application/x-ndjson";
            for (var i = 0; i < 100_000; i++)
            {
                await http.Response.WriteAsync($"{i}\n");
            }
        });

        var data = await RunAsync(isolation, $$"""
            const lines = (await (await fetch('{{upstream.Url}}')).text()).split('\n');
            let rest = '', count = 0;
            for await (const text of (await fetch('{{upstream.Url}}')).body.pipeThrough(new TextDecoderStream())) {
              const all = (rest + text).split('\n');
              rest = all.pop();
              for (const line of all) if (line === String(count)) count++;
            }
            return [lines.length, lines.every((line, i) => line === (i < 100000 ? String(i) : '')), count];
            """);

        Assert.AreEqual("[100001,true,100000]", data);
    }

    [TestMethod]
    [DataRow("const r = await fetch(url); await r.body.cancel('enough'); return 1;")]
    [DataRow("for await (const piece of (await fetch(url)).body) break; return 1;")]
    [DataRow("await fetch(url); return 1;")]
    [DataRow("const reader = (await fetch(url)).body.getReader(); await reader.read(); return 1;")]
    [DataRow("await fetch(url); throw new Error('no');")]
    [DataRow("const c = new AbortController(); const r = await fetch(url, { signal: c.signal }); c.abort(); return 1;")]
    [DataRow("await fetch(url); for (;;);")]
    [DataRow("const all = []; await fetch(url); for (;;) all.push(new Array(1000).fill(all.length));")]
    [DataRow("const r = await fetch(url); for await (const piece of r.body);")]
    public async Task Connection_OfABodyThatIsNotReadToItsEnd_IsClosed(string body)
    {
        foreach (var isolation in Isolations)
        {
            var closed = new TaskCompletionSource();
            await using var upstream = await Upstream.StartAsync(async http =>
            {
                http.RequestAborted.Register(() => closed.TrySetResult());
                http.Response.ContentType = "text/event-stream";
                await SayAsync(http, "data: 1\n\n");
                await closed.Task;
            });

            using var answer = await s_servers[(string)isolation[0]].PostAsync("/execute", Request($"const url = '{upstream.Url}'; {body}", """{"timeout":1000}"""));

            await closed.Task.WaitAsync(s_patience);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Isolations))]
    public async Task Signal_AbortedWhileTheBodyComes_EndsIt(string isolation)
    {
        await using var slow = await Dialog.StartAsync();

        var data = await RunAsync(isolation, $$"""
            const controller = new AbortController();
            const reader = (await fetch('{{slow.Url}}events', { signal: controller.signal })).body.getReader();
            await reader.read();
            const next = reader.read();
            controller.abort();
            const errors = [await next.catch((error) => error), await reader.closed.catch((error) => error)];
            const text = (await fetch('{{slow.Url}}other', { signal: AbortSignal.timeout(200) })).text();
            return [...errors.map((error) => error === controller.signal.reason), await text.catch((error) => error.name)];
            """);

        Assert.AreEqual("""[true,true,"TimeoutError"]""", data);
    }

    [TestMethod]
    [DynamicData(nameof(Isolations))]
    public async Task BodyThatFails_SaysWhyAndOfWhichRequest(string isolation)
    {
        using var seen = new SemaphoreSlim(0);
        await using var upstream = await Upstream.StartAsync(async http =>
        {
            http.Response.ContentType = "text/event-stream";
            await SayAsync(http, "data: 1\n\n");
            if (http.Request.Path == "/seen")
            {
                seen.Release();
            }
            else if (http.Request.Path == "/dies")
            {
                await seen.WaitAsync(http.RequestAborted);
                http.Abort();
            }
            else if (http.Request.Path == "/endless")
            {
                var much = new byte[64 << 10];
                while (!http.RequestAborted.IsCancellationRequested)
                {
                    await http.Response.Body.WriteAsync(much);
                }
            }
            else
            {
                await Task.Delay(s_patience, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        });

        var data = await RunAsync(isolation, $$"""
            const errors = [];
            for (const [path, timeout] of [['dies'], ['endless'], ['stalls'], ['stalls', 300]]) {
              let seen = 0;
              try {
                for await (const piece of (await fetch('{{upstream.Url}}' + path + '?token=secret', { timeout })).body) {
                  if (seen === 0) await (await fetch('{{upstream.Url}}seen')).text();
                  seen += piece.length;
                }
              } catch (error) { errors.push([error.code, error.message.replace(/127.0.0.1:\d+/g, 'HOST'), seen > 0]); }
              const response = await fetch('{{upstream.Url}}' + path, { timeout });
              await (await fetch('{{upstream.Url}}seen')).text();
              try { await response.text(); } catch (error) { errors.push(error.code); }
            }
            return errors;
            """, """{"timeout":60000}""");

        Assert.AreEqual(
            """
            [["CONNECTION_RESET","Network error: 127.0.0.1 closed the connection before the end of the response (GET http://HOST/dies)",true],"CONNECTION_RESET",
            ["RESPONSE_TOO_LARGE","The response has more than the 8388608 bytes allowed (GET http://HOST/endless)",true],"RESPONSE_TOO_LARGE",
            ["HTTP_TIMEOUT","Network error: The response stopped: nothing came within 2000 ms (GET http://HOST/stalls)",true],"HTTP_TIMEOUT",
            ["HTTP_TIMEOUT","Network error: The response did not end within the timeout of its request (GET http://HOST/stalls)",true],"HTTP_TIMEOUT"]
            """.ReplaceLineEndings(""),
            data);
    }

    [TestMethod]
    [DynamicData(nameof(Isolations))]
    public async Task ResponseWithoutABody_HasNone(string isolation)
    {
        await using var upstream = await Upstream.StartAsync(http =>
        {
            http.Response.StatusCode = int.Parse(http.Request.Query["status"].ToString(), System.Globalization.CultureInfo.InvariantCulture);
            http.Response.ContentType = "text/event-stream";
            return Task.CompletedTask;
        });

        var data = await RunAsync(isolation, $$"""
            const bodies = [];
            for (const [method, status] of [['HEAD', 200], ['GET', 204], ['GET', 304], ['GET', 200]]) {
              const response = await fetch('{{upstream.Url}}?status=' + status, { method });
              bodies.push(response.body === null, await response.text());
            }
            return bodies;
            """);

        Assert.AreEqual("""[true,"",true,"",true,"",false,""]""", data);
    }

    /// <summary>Reads with any of the calls that wait keep none of the others from being made, and a long stream counts as one call.</summary>
    [TestMethod]
    [DynamicData(nameof(Isolations))]
    public async Task LongStream_IsOneCall(string isolation)
    {
        await using var upstream = await Upstream.StartAsync(async http =>
        {
            http.Response.ContentType = "text/event-stream";
            for (var i = 0; i < 1200; i++)
            {
                await SayAsync(http, "data: x\n\n");
                await Task.Delay(1);
            }
        });

        using var answer = await s_servers[isolation].PostAsync("/execute", Request($$"""
            let bytes = 0;
            for await (const piece of (await fetch('{{upstream.Url}}')).body) bytes += piece.length;
            return bytes;
            """, """{"timeout":60000}"""));
        var json = await answer.JsonAsync();

        Assert.AreEqual("10800", json.GetProperty("data").GetRawText(), json.GetRawText());
        Assert.AreEqual(1, json.GetProperty("metrics").GetProperty("host_calls").GetInt32(), json.GetRawText());
    }

    private static async Task SayAsync(HttpContext http, string text)
    {
        await http.Response.WriteAsync(text);
        await http.Response.Body.FlushAsync();
    }

    private static async Task<string> RunAsync(string isolation, string body, string config = "{}")
    {
        using var answer = await s_servers[isolation].PostAsync("/execute", Request(body, config));
        var json = await answer.JsonAsync();
        Assert.AreEqual("success", json.Text("status"), json.GetRawText());
        return json.GetProperty("data").GetRawText();
    }

    private static string Request(string body, string config = "{}") => new JsonObject
    {
        ["execution_id"] = "e",
        ["function_id"] = "f",
        ["code"] = $"export default async (request, context) => {{ {body} }}",
        ["config"] = JsonNode.Parse(config),
    }.ToJsonString();

    /// <summary>An upstream that says the next of three words only after the function has asked for <c>seen</c>.</summary>
    private sealed class Dialog : IAsyncDisposable
    {
        private readonly SemaphoreSlim _seen = new(1);
        private Upstream? _upstream;

        public Uri Url => _upstream!.Url;

        public static async Task<Dialog> StartAsync(string? coding = null)
        {
            var dialog = new Dialog();
            dialog._upstream = await Upstream.StartAsync(http => http.Request.Path.Value switch
            {
                "/seen" => dialog.SeenAsync(),
                "/text" => dialog.SayAsync(http, "text/plain", null),
                _ => dialog.SayAsync(http, "text/event-stream", coding),
            });
            return dialog;
        }

        public ValueTask DisposeAsync() => _upstream!.DisposeAsync();

        private Task SeenAsync()
        {
            _seen.Release();
            return Task.CompletedTask;
        }

        private async Task SayAsync(HttpContext http, string type, string? coding)
        {
            http.Response.ContentType = type;
            Stream body = http.Response.Body;
            if (coding is not null)
            {
                http.Response.Headers.ContentEncoding = coding;
                body = coding == "br" ? new BrotliStream(body, CompressionLevel.Fastest) : new GZipStream(body, CompressionLevel.Fastest);
            }

            await http.Response.StartAsync();
            await http.Response.Body.FlushAsync();
            await using (body)
            {
                for (var i = 1; i <= 3; i++)
                {
                    await _seen.WaitAsync(http.RequestAborted);
                    await body.WriteAsync(Encoding.UTF8.GetBytes($"data: {i}\n\n"));
                    await body.FlushAsync();
                    await http.Response.Body.FlushAsync();
                }

                await _seen.WaitAsync(http.RequestAborted);
            }
        }
    }
}
