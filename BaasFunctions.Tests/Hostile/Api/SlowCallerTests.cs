using System.IO.Compression;
using System.Text;
using BaasFunctions.Tests.EndToEnd;

namespace BaasFunctions.Tests.Hostile.Api;

/// <summary>TM-42: callers that are slow, endless, too large or cut off. Each ends in bounded time, and others are served meanwhile.</summary>
[TestClass]
[DoNotParallelize]
public sealed class SlowCallerTests
{
    private const string Body = """{"execution_id":"e","function_id":"f","code":"export default () => 1"}""";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    [TestMethod]
    public async Task Callers_ThatNeverFinish_AreEndedAndHoldUpNobody()
    {
        await using var server = await ServerProcess.StartAsync(("BAAS_HEADERS_TIMEOUT", "1000"), ("BAAS_BODY_TIMEOUT", "1000"));
        var slow = new List<RawConnection>();
        for (var i = 0; i < 60; i++)
        {
            var connection = await RawConnection.OpenAsync(server.Client.BaseAddress!);
            slow.Add(connection);
            await connection.SendAsync((i % 3) switch
            {
                0 => "POST /execute HT",
                1 => "POST /execute HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
                _ => $"POST /execute HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {Body.Length}\r\n\r\n{Body[..9]}",
            });
        }

        for (var i = 0; i < 10; i++)
        {
            using var answer = await server.PostAsync("/execute", Body);
            Assert.AreEqual(200, (int)answer.StatusCode);
        }

        var ends = await Task.WhenAll(slow.Select(connection => connection.ReadToEndAsync(s_patience)));
        Assert.IsTrue(ends.All(end => end is not null), "each connection is closed");
        Assert.IsTrue(ends.Where((_, i) => i % 3 == 2).All(end => end!.StartsWith("HTTP/1.1 408", StringComparison.Ordinal)), ends[2]);
        slow.ForEach(connection => connection.Dispose());
    }

    [TestMethod]
    [DataRow("a header of 40 KB", 431)]
    [DataRow("200 headers", 431)]
    [DataRow("a path of 10 KB", 414)]
    [DataRow("two lengths", 400)]
    [DataRow("length and chunks", 400)]
    [DataRow("a chunk size that is none", 400)]
    [DataRow("a space before the colon", 400)]
    [DataRow("a line break in a value", 400)]
    [DataRow("no host", 400)]
    [DataRow("another protocol", 400)]
    public async Task Request_ThatIsNoneOrTooLarge_IsRefusedAtOnce(string trick, int status)
    {
        var server = await HostileServer.GetAsync();
        using var connection = await RawConnection.OpenAsync(server.Client.BaseAddress!);
        const string Start = "POST /execute HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
        await connection.SendAsync(trick switch
        {
            "a header of 40 KB" => $"{Start}X-Long: {new string('x', 40_000)}\r\n\r\n",
            "200 headers" => Start + string.Concat(Enumerable.Range(0, 200).Select(i => $"X-{i}: 1\r\n")) + "\r\n",
            "a path of 10 KB" => $"GET /{new string('x', 10_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "two lengths" => $"{Start}Content-Length: 5\r\nContent-Length: 90\r\n\r\n{Body}",
            "length and chunks" => $"{Start}Content-Length: 5\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
            "a chunk size that is none" => $"{Start}Transfer-Encoding: chunked\r\n\r\nzz\r\n{Body}\r\n0\r\n\r\n",
            "a space before the colon" => $"{Start}X-A : 1\r\nContent-Length: 0\r\n\r\n",
            "a line break in a value" => $"{Start}X-A: 1\nX-B\r\nContent-Length: 0\r\n\r\n",
            "no host" => "POST /execute HTTP/1.1\r\nContent-Length: 0\r\n\r\n",
            _ => "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\r\n\r\n",
        });
        var answer = await connection.ReadToEndAsync(s_patience);

        Assert.IsNotNull(answer, "the connection stays open");
        StringAssert.StartsWith(answer, $"HTTP/1.1 {status}", answer);
        using var next = await server.PostAsync("/execute", Body);
        Assert.AreEqual(200, (int)next.StatusCode);
    }

    [TestMethod]
    public async Task Body_CutOff_RunsNothing()
    {
        var server = await HostileServer.GetAsync();
        using var connection = await RawConnection.OpenAsync(server.Client.BaseAddress!);
        await connection.SendAsync($"POST /execute HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {Body.Length + 10}\r\n\r\n{Body}");
        connection.EndSending();

        var answer = await connection.ReadToEndAsync(s_patience);

        Assert.IsNotNull(answer);
        Assert.IsFalse(answer.Contains("200 OK", StringComparison.Ordinal), answer);
    }

    [TestMethod]
    [DataRow("gzip")]
    [DataRow("br")]
    [DataRow("deflate")]
    public async Task Body_SmallUntilItIsUnpacked_IsRefusedWithoutTheMemory(string coding)
    {
        var server = await HostileServer.GetAsync();
        var before = ResidentBytes(server.Id);
        using var content = new ByteArrayContent(Bomb(coding, 400));
        content.Headers.ContentType = new("application/json");
        content.Headers.ContentEncoding.Add(coding);
        using var answer = await server.Client.PostAsync("/execute", content);

        Assert.AreEqual((413, "BODY_TOO_LARGE"), ((int)answer.StatusCode, (await answer.JsonAsync()).Text("code")));
        Assert.IsLessThan(before + (100L << 20), ResidentBytes(server.Id));
    }

    [TestMethod]
    public async Task Connections_BeyondTheLimit_AreClosedAndRoomComesBack()
    {
        await using var server = await ServerProcess.StartAsync(("BAAS_MAX_CONNECTIONS", "20"), ("BAAS_HEADERS_TIMEOUT", "1000"), ("BAAS_KEEP_ALIVE", "1000"));
        var many = new List<RawConnection>();
        for (var i = 0; i < 40; i++)
        {
            many.Add(await RawConnection.OpenAsync(server.Client.BaseAddress!));
        }

        Assert.IsTrue((await Task.WhenAll(many.Select(connection => connection.ReadToEndAsync(s_patience)))).All(end => end is not null));
        many.ForEach(connection => connection.Dispose());
        using var answer = await server.PostAsync("/execute", Body);
        Assert.AreEqual(200, (int)answer.StatusCode);
    }

    private static byte[] Bomb(string coding, int megabytes)
    {
        var packed = new MemoryStream();
        using (Stream packing = coding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            "br" => new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            _ => new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true),
        })
        {
            packing.Write(Encoding.UTF8.GetBytes("{\"code\":\""));
            var block = new byte[1 << 20];
            block.AsSpan().Fill((byte)'a');
            for (var i = 0; i < megabytes; i++)
            {
                packing.Write(block);
            }
        }

        return packed.ToArray();
    }

    private static long ResidentBytes(int process)
    {
        var pages = File.ReadAllText($"/proc/{process}/statm").Split(' ')[1];
        return long.Parse(pages, System.Globalization.CultureInfo.InvariantCulture) * Environment.SystemPageSize;
    }
}
