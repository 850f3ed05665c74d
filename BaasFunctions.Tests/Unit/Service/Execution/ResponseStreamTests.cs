using System.IO.Pipelines;
using System.Text;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace BaasFunctions.Tests.Unit.Service.Execution;

/// <summary>What a worker that is taken over may ask of the response, and what it gets.</summary>
[TestClass]
public sealed class ResponseStreamTests
{
    private readonly Connection _connection = new();

    [TestMethod]
    public async Task Response_OpenedAndWritten_IsWhatWasSent()
    {
        await using var stream = New();

        Assert.AreEqual("true", await AskAsync(stream, HostCall.OpenResponse, """{"status":201,"headers":["X-Mine","yes","Set-Cookie","a=1","Set-Cookie","b=2","Content-Length","5","content-type","text/html"]}"""));
        Assert.AreEqual("true", await AskAsync(stream, HostCall.WriteResponse, "{}", "one"));
        Assert.AreEqual("true", await AskAsync(stream, HostCall.WriteResponse, "{}", "two"));
        await stream.EndAsync(completed: true);

        Assert.AreEqual(("onetwo", 201, "yes", "a=1,b=2", false), (
            _connection.Sent, _connection.Http.Response.StatusCode, _connection.Http.Response.Headers["X-Mine"].ToString(), _connection.Http.Response.Headers.SetCookie.ToString(), _connection.IsAborted));
        Assert.IsNull(_connection.Http.Response.ContentLength);
        StringAssert.StartsWith(_connection.Http.Response.Headers.ContentSecurityPolicy.ToString(), "sandbox");
    }

    [TestMethod]
    [DataRow("""{}""", "INVALID_ARGUMENT")]
    [DataRow("""[]""", "INVALID_ARGUMENT")]
    [DataRow("""{"status":199,"headers":[]}""", "INVALID_ARGUMENT")]
    [DataRow("""{"status":600,"headers":[]}""", "INVALID_ARGUMENT")]
    [DataRow("""{"status":99999999999,"headers":[]}""", "INVALID_ARGUMENT")]
    [DataRow("""{"status":"200","headers":[]}""", "INVALID_ARGUMENT")]
    [DataRow("""{"status":200}""", "INVALID_ARGUMENT")]
    [DataRow("""{"status":200,"headers":["odd"]}""", "INVALID_ARGUMENT")]
    [DataRow("""{"status":200,"headers":["a",1]}""", "INVALID_ARGUMENT")]
    [DataRow("""{"status":200,"headers":["a","\ud800"]}""", "INVALID_ARGUMENT")]
    [DataRow("""{"status":200,"headers":["a","b\r\nX-Evil: 1"]}""", "INVALID_HEADER")]
    [DataRow("""{"status":200,"headers":["a b","c"]}""", "INVALID_HEADER")]
    [DataRow("""{"status":200,"headers":["","c"]}""", "INVALID_HEADER")]
    public async Task Opening_OfWhatIsNoResponse_IsRefusedAndSendsNothing(string arguments, string code)
    {
        await using var stream = New();

        Assert.AreEqual(code, await AskAsync(stream, HostCall.OpenResponse, arguments));
        Assert.AreEqual("INVALID_ARGUMENT", await AskAsync(stream, HostCall.WriteResponse, "{}", "x"));

        Assert.IsFalse(stream.IsOpen || stream.HaveEffects);
        Assert.AreEqual("", _connection.Sent);
    }

    [TestMethod]
    public async Task Opening_WithTooManyHeaders_IsRefused()
    {
        await using var stream = New();
        var many = string.Join(',', Enumerable.Range(0, FunctionResponse.MaxHeaders + 1).Select(i => $"\"h{i}\",\"\""));

        Assert.AreEqual("INVALID_ARGUMENT", await AskAsync(stream, HostCall.OpenResponse, $$"""{"status":200,"headers":[{{many}}]}"""));
        Assert.AreEqual("INVALID_ARGUMENT", await AskAsync(stream, HostCall.OpenResponse, $$"""{"status":200,"headers":["a","{{new string('x', FunctionResponse.MaxHeaderLength)}}"]}"""));
    }

    [TestMethod]
    public async Task Opening_Twice_IsRefused()
    {
        await using var stream = await OpenAsync();

        Assert.AreEqual("INVALID_ARGUMENT", await AskAsync(stream, HostCall.OpenResponse, """{"status":500,"headers":[]}"""));
        Assert.AreEqual((200, true), (_connection.Http.Response.StatusCode, stream.HaveEffects));
    }

    [TestMethod]
    public async Task Piece_LargerThanOneMayBe_IsRefused()
    {
        await using var stream = await OpenAsync();

        Assert.AreEqual("INVALID_ARGUMENT", await AskAsync(stream, HostCall.WriteResponse, "{}", new string('x', HostCall.MaxPieceBytes + 1)));
        Assert.AreEqual("true", await AskAsync(stream, HostCall.WriteResponse, "{}", new string('x', HostCall.MaxPieceBytes)));
    }

    [TestMethod]
    [DataRow("GET", 204)]
    [DataRow("GET", 304)]
    [DataRow("HEAD", 200)]
    public async Task Response_WithoutABody_TakesNoPiece(string method, int status)
    {
        _connection.Http.Request.Method = method;
        await using var stream = New();

        Assert.AreEqual("false", await AskAsync(stream, HostCall.OpenResponse, $$"""{"status":{{status}},"headers":[]}"""));
        Assert.AreEqual("INVALID_ARGUMENT", await AskAsync(stream, HostCall.WriteResponse, "{}", "x"));
        await stream.EndAsync(completed: true);

        Assert.AreEqual(("", false), (_connection.Sent, _connection.IsAborted));
    }

    /// <summary>A worker that does not wait has one piece in the service, not as many as it likes.</summary>
    [TestMethod]
    public async Task Piece_WhileTheLastIsBeingSent_IsRefused()
    {
        await using var stream = await OpenAsync();
        _connection.IsFull = true;
        var first = AskAsync(stream, HostCall.WriteResponse, "{}", new string('x', HostCall.MaxPieceBytes));

        Assert.AreEqual("RESPONSE_CLOSED", await AskAsync(stream, HostCall.WriteResponse, "{}", "more"));
        Assert.IsFalse(first.IsCompleted);

        await _connection.TakeAsync(HostCall.MaxPieceBytes);
        Assert.AreEqual("true", await first);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task End_WhileAPieceIsBeingSent_ClosesTheConnection(bool completed)
    {
        await using var stream = await OpenAsync();
        _connection.IsFull = true;
        using var ended = new CancellationTokenSource();
        var piece = stream.CallAsync(new HostCall(HostCall.WriteResponse, "{}"u8.ToArray(), new byte[HostCall.MaxPieceBytes]), ended.Token);

        var end = stream.EndAsync(completed);
        await ended.CancelAsync();
        await end;

        Assert.IsTrue(_connection.IsAborted);
        await Assert.ThrowsAsync<OperationCanceledException>(() => piece);
        Assert.AreEqual("RESPONSE_CLOSED", await AskAsync(stream, HostCall.WriteResponse, "{}", "late"));
    }

    [TestMethod]
    public async Task End_OfAnExecutionThatFailed_ClosesTheConnection()
    {
        await using var stream = await OpenAsync();

        await stream.EndAsync(completed: false);

        Assert.IsTrue(_connection.IsAborted);
    }

    [TestMethod]
    public async Task End_WithoutAResponse_LeavesTheConnection()
    {
        await using (var stream = New())
        {
            Assert.AreEqual("NOT_AVAILABLE", await AskAsync(stream, "kv.get", "{}"));
        }

        Assert.IsFalse(_connection.IsAborted);
    }

    private ResponseStream New() => new(_connection.Http, NoHostCalls.Instance, account: null);

    private async Task<ResponseStream> OpenAsync()
    {
        var stream = New();
        Assert.AreEqual("true", await AskAsync(stream, HostCall.OpenResponse, """{"status":200,"headers":[]}"""));
        return stream;
    }

    /// <summary>The value or the code of the error.</summary>
    private static async Task<string> AskAsync(ResponseStream stream, string operation, string arguments, string body = "")
    {
        var answer = await stream.CallAsync(new HostCall(operation, Encoding.UTF8.GetBytes(arguments), Encoding.UTF8.GetBytes(body)), CancellationToken.None);
        return answer.Error?.Code ?? Encoding.UTF8.GetString(answer.ValueJson.Span);
    }

    /// <summary>A connection that takes everything, or nothing until it is read.</summary>
    private sealed class Connection : IHttpResponseBodyFeature, IHttpRequestLifetimeFeature
    {
        private readonly MemoryStream _sent = new();
        private readonly Pipe _full = new(new PipeOptions(pauseWriterThreshold: HostCall.MaxPieceBytes, resumeWriterThreshold: 1));
        private readonly PipeWriter _open;

        public Connection()
        {
            _open = PipeWriter.Create(_sent, new StreamPipeWriterOptions(leaveOpen: true));
            Http = new DefaultHttpContext();
            Http.Request.Method = "GET";
            Http.Features.Set<IHttpResponseBodyFeature>(this);
            Http.Features.Set<IHttpRequestLifetimeFeature>(this);
        }

        public DefaultHttpContext Http { get; }

        public string Sent => Encoding.UTF8.GetString(_sent.ToArray());

        public bool IsFull { get; set; }

        public bool IsAborted { get; private set; }

        public CancellationToken RequestAborted { get; set; }

        public Stream Stream => Writer.AsStream();

        public PipeWriter Writer => IsFull ? _full.Writer : _open;

        public async Task TakeAsync(int bytes)
        {
            var read = await _full.Reader.ReadAtLeastAsync(bytes);
            _full.Reader.AdvanceTo(read.Buffer.End);
        }

        public void Abort() => IsAborted = true;

        public Task StartAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

        public Task CompleteAsync() => Task.CompletedTask;

        public void DisableBuffering()
        {
        }

        public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}
