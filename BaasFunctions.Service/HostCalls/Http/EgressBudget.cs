using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Service.HostCalls.Http;

/// <summary>What one execution sent and received so far.</summary>
internal sealed class EgressBudget : IAsyncDisposable
{
    private int _requests;
    private long _out;
    private long _in;

    /// <summary>Counts a request before it is sent; returns an error when it is one too many.</summary>
    public HostCallError? Send(OutgoingRequest request, EgressOptions options) =>
        Interlocked.Increment(ref _requests) > options.Requests ? Limit("requests", options.Requests, " (BAAS_EGRESS_REQUESTS)")
        : Interlocked.Add(ref _out, request.Body.Length) > options.BytesOut ? Limit("bytes sent", options.BytesOut)
        : null;

    /// <summary>Counts bytes of a response.</summary>
    public HostCallError? Receive(int bytes, EgressOptions options) =>
        Interlocked.Add(ref _in, bytes) > options.BytesIn ? Limit("bytes received", options.BytesIn) : null;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static HostCallError Limit(string what, long allowed, string setting = "") =>
        new("EGRESS_LIMIT", $"The execution has more than the {allowed} {what} to other systems that are allowed{setting}");
}
