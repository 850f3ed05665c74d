using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using BaasFunctions.Tests.Hostile.Api;

namespace BaasFunctions.Tests.EndToEnd;

/// <summary>Clients that send more than is taken read why, although they were still sending when it was said.</summary>
[TestClass]
public sealed class LargeBodyTests
{
    private const int Large = 11 << 20;

    private static ServerProcess s_server = null!;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context) => s_server = await ServerProcess.StartAsync();

    [ClassCleanup]
    public static async Task StopAsync() => await s_server.DisposeAsync();

    [TestMethod]
    [DataRow("/execute", false)]
    [DataRow("/execute", true)]
    [DataRow("/test", false)]
    [DataRow("/test", true)]
    [DataRow("/validate", false)]
    [DataRow("/validate", true)]
    public async Task HttpClient_ThatSendsTooMuch_ReadsTheRefusal(string path, bool chunked)
    {
        for (var i = 0; i < 5; i++)
        {
            using var content = new ByteArrayContent(new byte[Large]);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
            request.Headers.TransferEncodingChunked = chunked;

            using var answer = await s_server.Client.SendAsync(request);

            Assert.AreEqual(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
            Assert.AreEqual("BODY_TOO_LARGE", (await answer.JsonAsync()).Text("code"));
        }
    }

    [TestMethod]
    [DataRow("/execute")]
    [DataRow("/test")]
    [DataRow("/validate")]
    public async Task PlainClient_ThatWritesAllBeforeItReads_ReadsTheRefusal(string path)
    {
        // As urllib of Python does.
        using var connection = await RawConnection.OpenAsync(s_server.Client.BaseAddress!);
        await connection.SendAsync($"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {Large}\r\n\r\n");
        await connection.SendAsync(new byte[Large]);

        var answer = await connection.ReadToEndAsync(TimeSpan.FromSeconds(30));

        Assert.StartsWith("HTTP/1.1 413 ", answer);
        Assert.Contains("BODY_TOO_LARGE", answer!);
    }

    [TestMethod]
    public async Task Curl_ThatSendsTooMuch_ReadsTheRefusal()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, new byte[Large]);
        try
        {
            foreach (var expect in (string[])["Expect: 100-continue", "Expect:"])
            {
                var start = new ProcessStartInfo("curl", ["-sS", "-H", "Content-Type: application/json", "-H", expect, "--data-binary", "@" + file, new Uri(s_server.Client.BaseAddress!, "/execute").ToString()])
                {
                    RedirectStandardOutput = true, RedirectStandardError = true,
                };
                using var curl = Process.Start(start)!;
                var output = await curl.StandardOutput.ReadToEndAsync();

                Assert.Contains("BODY_TOO_LARGE", output, await curl.StandardError.ReadToEndAsync());
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    [TestMethod]
    public async Task Sender_WithoutAnEnd_IsCutOff()
    {
        using var connection = await RawConnection.OpenAsync(s_server.Client.BaseAddress!);
        await connection.SendAsync("POST /execute HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
        var chunk = new byte[1 << 20];
        var began = Stopwatch.GetTimestamp();
        try
        {
            for (var sent = 0; sent < 1024; sent++)
            {
                await connection.SendAsync("100000\r\n");
                await connection.SendAsync(chunk);
                await connection.SendAsync("\r\n");
            }

            Assert.Fail("A gigabyte was taken.");
        }
        catch (IOException)
        {
            // Cut off.
        }

        Assert.IsLessThan(60, Stopwatch.GetElapsedTime(began).TotalSeconds);
    }

    [TestMethod]
    [DataRow("FFFFFFFFFFFFFFFFFFFF")]
    [DataRow("7FFFFFFFFFFFFFFF1")]
    [DataRow("-1")]
    [DataRow("xyz")]
    public async Task ChunkSize_ThatIsNone_Is400(string size)
    {
        using var connection = await RawConnection.OpenAsync(s_server.Client.BaseAddress!);
        await connection.SendAsync($"POST /execute HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n{size}\r\nabc\r\n");

        var answer = await connection.ReadToEndAsync(TimeSpan.FromSeconds(30));

        Assert.StartsWith("HTTP/1.1 4", answer, answer);
        Assert.IsTrue(answer!.StartsWith("HTTP/1.1 400 ", StringComparison.Ordinal) || answer.StartsWith("HTTP/1.1 413 ", StringComparison.Ordinal), answer);
    }
}
