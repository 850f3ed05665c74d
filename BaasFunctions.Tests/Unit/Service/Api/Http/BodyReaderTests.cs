using System.IO.Compression;
using System.Text;
using BaasFunctions.Service.Configuration;

namespace BaasFunctions.Tests.Unit.Service.Api.Http;

[TestClass]
public sealed class BodyReaderTests
{
    private const string Good = """{"execution_id":"e1","function_id":"f1","code":"return 1"}""";

    [TestMethod]
    [DataRow("application/json", 200, null)]
    [DataRow("application/json; charset=utf-8", 200, null)]
    [DataRow("Application/JSON;charset=\"UTF-8\"", 200, null)]
    [DataRow("application/problem+json", 200, null)]
    [DataRow("application/json; charset=latin1", 415, "UNSUPPORTED_CHARSET")]
    [DataRow("text/plain", 415, "UNSUPPORTED_MEDIA_TYPE")]
    [DataRow("multipart/form-data; boundary=x", 415, "UNSUPPORTED_MEDIA_TYPE")]
    [DataRow("nonsense", 415, "UNSUPPORTED_MEDIA_TYPE")]
    [DataRow(null, 415, "UNSUPPORTED_MEDIA_TYPE")]
    public async Task Read_ContentType_IsServedOrRefused(string? contentType, int status, string? code)
    {
        await using var service = new ServiceUnderTest();

        var answer = await service.SendAsync("POST", "/execute", Good, http => http.Request.ContentType = contentType);

        Assert.AreEqual(status, answer.Status, answer.Text);
        Assert.AreEqual(code, answer["code"]);
    }

    [TestMethod]
    public async Task Read_NothingAtAll_IsMissingFields()
    {
        await using var service = new ServiceUnderTest();

        Assert.AreEqual("MISSING_FIELDS", (await service.SendAsync("POST", "/execute"))["code"]);
    }

    [TestMethod]
    public async Task Read_JsonSentAsForm_IsMissingFieldsWithAHint()
    {
        await using var service = new ServiceUnderTest();

        var answer = await service.SendAsync("POST", "/execute", Good, http => http.Request.ContentType = "application/x-www-form-urlencoded");

        Assert.AreEqual("MISSING_FIELDS", answer["code"]);
        StringAssert.Contains(answer["hint"], "Content-Type: application/json");
    }

    [TestMethod]
    public async Task Read_Form_IsServed()
    {
        await using var service = new ServiceUnderTest();
        const string form = "execution_id=e1&function_id=f1&code=return+1&env[KEY]=v&config[timeout]=200";

        var answer = await service.SendAsync("POST", "/execute", form, http => http.Request.ContentType = "application/x-www-form-urlencoded");

        Assert.AreEqual(200, answer.Status, answer.Text);
        Assert.AreEqual("v", service.Sandbox.Requests.Single().Env["KEY"]);
        Assert.AreEqual("""{"timeout":"200"}""", Encoding.UTF8.GetString(service.Sandbox.Requests.Single().ConfigJson.Span));
    }

    [TestMethod]
    public async Task Read_LengthOverTheLimit_IsRefusedUnread()
    {
        await using var service = new ServiceUnderTest(new ServiceOptions { Server = new() { MaxBodyBytes = 1024 } });

        var answer = await service.SendAsync("POST", "/execute", Good, http => http.Request.ContentLength = 1025);

        Assert.AreEqual((413, "BODY_TOO_LARGE"), (answer.Status, answer["code"]));
        Assert.AreEqual("close", answer.Headers.Connection.ToString());
    }

    [TestMethod]
    public async Task Read_UnknownLengthOverTheLimit_IsRefused()
    {
        await using var service = new ServiceUnderTest(new ServiceOptions { Server = new() { MaxBodyBytes = 1024 } });

        Assert.AreEqual(413, (await service.ExecuteAsync(Good + new string(' ', 1024))).Status);
        Assert.AreEqual(200, (await service.ExecuteAsync(Good + new string(' ', 1024 - Good.Length))).Status);
    }

    [TestMethod]
    [DataRow("gzip")]
    [DataRow("deflate")]
    [DataRow("br")]
    public async Task Read_CompressedBody_IsServed(string coding)
    {
        await using var service = new ServiceUnderTest();

        var answer = await SendCompressedAsync(service, coding, Good);

        Assert.AreEqual(200, answer.Status, answer.Text);
    }

    [TestMethod]
    public async Task Read_CompressedBodyThatUnpacksLarge_IsRefused()
    {
        await using var service = new ServiceUnderTest(new ServiceOptions { Server = new() { MaxBodyBytes = 64 * 1024 } });

        Assert.AreEqual(413, (await SendCompressedAsync(service, "gzip", Good + new string(' ', 50_000_000))).Status);
    }

    [TestMethod]
    [DataRow("gzip")]
    [DataRow("deflate")]
    [DataRow("br")]
    public async Task Read_EncodingThatIsNotWhatItSays_IsRefused(string coding)
    {
        await using var service = new ServiceUnderTest();

        var broken = await service.SendAsync("POST", "/execute", Good, http => http.Request.Headers.ContentEncoding = coding);
        var unknown = await service.SendAsync("POST", "/execute", Good, http => http.Request.Headers.ContentEncoding = "zstd");

        Assert.AreEqual((400, "INVALID_ENCODING"), (broken.Status, broken["code"]));
        Assert.AreEqual((415, "UNSUPPORTED_ENCODING"), (unknown.Status, unknown["code"]));
    }

    [TestMethod]
    public async Task Read_BodyThatNeverEnds_IsRefusedByTheClock()
    {
        await using var service = new ServiceUnderTest();
        var pipe = new System.IO.Pipelines.Pipe();

        var sending = service.SendStreamAsync("POST", "/execute", pipe.Reader.AsStream(), null);
        service.Time.Advance(TimeSpan.FromSeconds(61));
        var answer = await sending;

        Assert.AreEqual((408, "BODY_TIMEOUT"), (answer.Status, answer["code"]));
    }

    private static async Task<ServiceAnswer> SendCompressedAsync(ServiceUnderTest service, string coding, string text)
    {
        var bytes = new MemoryStream();
        await using (Stream packer = coding switch
        {
            "gzip" => new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true),
            "br" => new BrotliStream(bytes, CompressionLevel.Fastest, leaveOpen: true),
            _ => new ZLibStream(bytes, CompressionLevel.Fastest, leaveOpen: true),
        })
        {
            await packer.WriteAsync(Encoding.UTF8.GetBytes(text));
        }

        bytes.Position = 0;
        return await service.SendStreamAsync("POST", "/execute", bytes, http => http.Request.Headers.ContentEncoding = coding);
    }
}
