using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.HostCalls;
using BaasFunctions.Service.Memory;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace BaasFunctions.Service.Execution;

/// <summary>
/// The response of a function that is sent while the function makes it. It stands before the other calls of the execution and carries out those two that send. A piece is
/// answered when the connection has room for the next, so a caller who reads slowly holds the function back, and at most <see cref="Window"/> bytes.
/// A body that does not come to its end closes the connection: no caller takes a part for the whole.
/// </summary>
/// <param name="http">The request.</param>
/// <param name="calls">The other calls of the execution.</param>
/// <param name="account">Where its bytes count; null for nowhere.</param>
internal sealed class ResponseStream(HttpContext http, IHostCalls calls, ByteAccount? account) : IHostCalls, IAsyncDisposable
{
    /// <summary>Bytes that are counted for one: a piece on its way from the worker, its copy, and what the connection buffers.</summary>
    private const int Window = 256 << 10;

    private const string AnyType = "application/octet-stream";

    private readonly Lock _gate = new();
    private ByteReservation? _held;
    private Task? _running;
    private bool _hasBody;
    private bool _ended;

    /// <summary>Whether status and headers were sent.</summary>
    public bool IsOpen { get; private set; }

    public bool HaveEffects => IsOpen || calls.HaveEffects;

    public Task<HostAnswer> CallAsync(HostCall call, CancellationToken cancellationToken) => call.Operation switch
    {
        HostCall.OpenResponse => InTurnAsync(() => OpenAsync(call, cancellationToken)),
        HostCall.WriteResponse => InTurnAsync(() => WriteAsync(call.Body, cancellationToken)),
        _ => calls.CallAsync(call, cancellationToken),
    };

    public void Park(long bytes) => calls.Park(bytes);

    public void Unpark() => calls.Unpark();

    /// <summary>The execution has ended: nothing is sent any more.</summary>
    /// <param name="completed">Whether all was sent that should be.</param>
    public async ValueTask EndAsync(bool completed)
    {
        Task? running;
        lock (_gate)
        {
            if (_ended)
            {
                return;
            }

            _ended = true;
            running = _running;
        }

        // A piece that is still being sent belongs to an execution that did not wait for it.
        if (IsOpen && !(completed && running is null))
        {
            http.Abort();
        }

        await (running ?? Task.CompletedTask);
        _held?.Dispose();
    }

    public ValueTask DisposeAsync() => EndAsync(completed: false);

    /// <summary>One at a time: the sandbox waits for each, and what does not is not held.</summary>
    private async Task<HostAnswer> InTurnAsync(Func<Task<HostAnswer>> send)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_ended || _running is not null)
            {
                return HostAnswer.Failed("RESPONSE_CLOSED", "The response takes nothing: it has ended, or the last piece is still being sent");
            }

            _running = done.Task;
        }

        try
        {
            return await send();
        }
        finally
        {
            lock (_gate)
            {
                _running = null;
            }

            done.SetResult();
        }
    }

    private async Task<HostAnswer> OpenAsync(HostCall call, CancellationToken cancellation)
    {
        if (IsOpen || Read(call) is not { IsBounded: true } response)
        {
            return HostAnswer.Failed("INVALID_ARGUMENT", "The response cannot be opened: it is open already, or what opens it has no status of 200 to 599, or too many headers");
        }

        if (RouteHeaders.Wrong(response) is { } wrong)
        {
            return HostAnswer.Failed("INVALID_HEADER", RouteHeaders.WrongText(wrong));
        }

        _held = account?.Reserve(BytePurpose.Response);
        if (_held is not null && !await _held.CoverAsync(Window, cancellation))
        {
            return HostAnswer.Failed("MEMORY_BUSY", "The service has no memory for one more streamed response at the moment; try again later");
        }

        lock (_gate)
        {
            if (_ended)
            {
                return HostAnswer.Failed("RESPONSE_CLOSED", "The execution has ended");
            }

            IsOpen = true;
        }

        SetHead(response);
        _hasBody = RouteHeaders.HasBody(response.Status) && !HttpMethods.IsHead(http.Request.Method);
        await http.Response.StartAsync(cancellation);
        await http.Response.BodyWriter.FlushAsync(cancellation);
        return HostAnswers.Of(_hasBody);
    }

    private async Task<HostAnswer> WriteAsync(ReadOnlyMemory<byte> piece, CancellationToken cancellation)
    {
        if (!_hasBody || piece.Length > HostCall.MaxPieceBytes)
        {
            return HostAnswer.Failed("INVALID_ARGUMENT", $"The response takes no piece: it has no body, or the piece has more than {HostCall.MaxPieceBytes} bytes");
        }

        var sent = await http.Response.BodyWriter.WriteAsync(piece, cancellation);
        if (sent.IsCompleted || http.RequestAborted.IsCancellationRequested)
        {
            // The caller is gone, which ends the execution.
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
        }

        return HostAnswers.True;
    }

    private void SetHead(FunctionResponse response)
    {
        http.Response.StatusCode = response.Status;
        http.Response.ContentType = RouteHeaders.HasBody(response.Status) ? AnyType : null;
        RouteHeaders.Set(http, response);
        RouteHeaders.IsolatePage(http.Response);

        // Neither the server nor a proxy may keep pieces back.
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        http.Response.Headers.TryAdd("X-Accel-Buffering", "no");
    }

    /// <summary>What the function wants to send; null when it is none. Nothing is believed of a worker.</summary>
    private static FunctionResponse? Read(HostCall call)
    {
        using var arguments = CallArguments.Parse(call.Operation, call.ArgumentsJson, call.Body);
        if (arguments is null
            || arguments.WithSurrogateHalf() is not null
            || arguments.Value("status") is not { ValueKind: JsonValueKind.Number } number
            || !number.TryGetInt32(out var status)
            || arguments.Value("headers") is not { ValueKind: JsonValueKind.Array } pairs
            || pairs.GetArrayLength() is var count && (count % 2 != 0 || count > 2 * FunctionResponse.MaxHeaders)
            || pairs.EnumerateArray().Any(static text => text.ValueKind != JsonValueKind.String))
        {
            return null;
        }

        var texts = pairs.EnumerateArray().Select(static text => text.GetString()!).ToArray();
        return new FunctionResponse
        {
            Status = status,
            Headers = [.. texts.Chunk(2).Select(static pair => KeyValuePair.Create(pair[0], pair[1]))],
            Body = ResponseBody.None,
        };
    }
}
