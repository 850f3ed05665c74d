using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using BaasFunctions.Service.Admission;
using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Contracts.Http;
using BaasFunctions.Service.Executions;
using BaasFunctions.Service.Requests;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Api.Endpoints;

/// <summary><c>GET /projects/{project}/executions/live</c>: executions as they end, by Server-Sent Events (HTML Standard, section 9.2).</summary>
internal sealed class LiveExecutionsEndpoint(ExecutionReader executions, LiveListeners listeners, ServiceDrain drain, TimeProvider time) : IServiceEndpoint
{
    private const string LastEventId = "Last-Event-ID";

    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>How long a listener may take to accept what is sent to it.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    /// <summary>Until the listener has to connect again, with a key that is checked again; below the 230 s after which Azure ends a request.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(200);

    public string Path => "/projects/{project}/executions/live";

    public IReadOnlyList<string> Methods { get; } = ["GET"];

    public AccessRule Access => AccessRule.Read;

    public async ValueTask<ApiError?> HandleAsync(HttpContext http, RequestBody body)
    {
        if (ProjectAccess.Enter(http, allowsNone: true, out var project) is { } other)
        {
            return other;
        }

        if (ExecutionParameters.Read(http.Request.Query, ExecutionParameters.None, out _) is { } wrong)
        {
            return wrong;
        }

        string? last = http.Request.Headers[LastEventId];
        var resumed = string.IsNullOrEmpty(last) ? null : LivePlace.Parse(last);
        if (!string.IsNullOrEmpty(last) && resumed is null)
        {
            return ApiErrors.InvalidParameter(LastEventId, "the id of an event of this stream, sent as a header");
        }

        if (!listeners.TryEnter(project))
        {
            return ApiErrors.TooManyListeners(LiveListeners.MaxOfProject, LiveListeners.Max);
        }

        try
        {
            await FollowAsync(http, new LiveTail(executions, project, resumed, time));
            return null;
        }
        finally
        {
            listeners.Leave(project);
        }
    }

    private async Task FollowAsync(HttpContext http, LiveTail tail)
    {
        http.Response.ContentType = "text/event-stream";

        // Proxies that collect answers would keep events back.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        var (began, sent) = (time.GetTimestamp(), time.GetTimestamp());
        if (!await SendAsync(http, ": follows\n\n"u8.ToArray()))
        {
            return;
        }

        while (time.GetElapsedTime(began) < s_longest && !drain.IsDraining)
        {
            var next = await tail.NextAsync(http.RequestAborted);
            var events = next is { } found ? Write(found.Ended, found.Missed) : [];
            if (events.Length == 0 && time.GetElapsedTime(sent) >= s_heartbeat)
            {
                events = ":\n\n"u8.ToArray();
            }

            if (events.Length > 0)
            {
                sent = time.GetTimestamp();
                if (!await SendAsync(http, events))
                {
                    return;
                }
            }

            if (next is not { Ended.Count: LiveTail.PageRows })
            {
                await Task.Delay(s_interval, time, http.RequestAborted);
            }
        }
    }

    private static byte[] Write(IReadOnlyList<ShownExecution> ended, long missed)
    {
        var bytes = new ArrayBufferWriter<byte>();
        foreach (var execution in ended)
        {
            bytes.Write(Encoding.UTF8.GetBytes($"event: execution\nid: {LivePlace.Of(execution)}\ndata: "));

            // JSON has no line ends of its own.
            bytes.Write(JsonSerializer.SerializeToUtf8Bytes(execution, ApiJson.Default.ShownExecution));
            bytes.Write("\n\n"u8);
        }

        if (missed > 0)
        {
            bytes.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"event: missed\ndata: {{\"count\":{missed}}}\n\n")));
        }

        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>Sends events; false when the listener does not take them, whose connection is closed then.</summary>
    private async Task<bool> SendAsync(HttpContext http, byte[] events)
    {
        using var patience = new CancellationTokenSource(s_patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, http.RequestAborted);
        try
        {
            await http.Response.Body.WriteAsync(events, either.Token);
            await http.Response.Body.FlushAsync(either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!http.RequestAborted.IsCancellationRequested)
        {
            http.Abort();
            return false;
        }
    }
}
