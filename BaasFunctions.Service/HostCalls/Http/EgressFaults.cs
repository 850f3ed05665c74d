using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Service.HostCalls.Http;

/// <summary>Errors of requests. Existing functions rely on the beginnings of the messages.</summary>
internal static class EgressFaults
{
    public static HostCallError NoResponse { get; } = new("NETWORK_ERROR", "Network error: No response received");

    public static HostCallError Denied(string host) => new(
        ErrorCodes.EgressDenied, $"Request error: {ErrorText.Shorten(host, 100)} is not an address that functions may reach; the operator opens others with BAAS_EGRESS_ALLOW");

    public static HostCallError UnknownHost(string host) => new("HOST_NOT_FOUND", $"Network error: the host {ErrorText.Shorten(host, 100)} is not known");

    public static HostCallError Refused(string host) => new("CONNECTION_REFUSED", $"Network error: No response received: {ErrorText.Shorten(host, 100)} refuses the connection");

    public static HostCallError Reset(string host) => new("CONNECTION_RESET", $"Network error: No response received: {ErrorText.Shorten(host, 100)} closed the connection");

    public static HostCallError Unreachable(string host) => new("HOST_UNREACHABLE", $"Network error: No response received: there is no way to {ErrorText.Shorten(host, 100)}");

    public static HostCallError NotConnected(string host, TimeSpan limit) =>
        new("HTTP_TIMEOUT", $"Network error: No response received: no connection to {ErrorText.Shorten(host, 100)} within {(long)limit.TotalMilliseconds} ms");

    public static HostCallError Tls(string host, string why) => new("TLS_ERROR", $"Network error: no secure connection (TLS) to {ErrorText.Shorten(host, 100)}: {why}");

    public static HostCallError BadResponse(string host) => new("INVALID_RESPONSE", $"Network error: {ErrorText.Shorten(host, 100)} answers with what is no valid HTTP");

    public static HostCallError InvalidUrl(string why) => new("INVALID_URL", $"Request error: {why}");

    public static HostCallError Timeout(TimeSpan limit) => new("HTTP_TIMEOUT", $"Network error: No response received within {(long)limit.TotalMilliseconds} ms");

    public static HostCallError TooLarge(int limit) => new("RESPONSE_TOO_LARGE", $"The response has more than the {limit} bytes allowed");

    /// <summary>A response that was given while it came, and did not come to its end.</summary>
    public static HostCallError BrokenOff(HostCallError? why, string host) => why is { Code: "RESPONSE_TOO_LARGE" or "INVALID_RESPONSE" }
        ? why
        : new(why?.Code ?? "NETWORK_ERROR", $"Network error: {ErrorText.Shorten(host, 100)} closed the connection before the end of the response");

    public static HostCallError Stalled(TimeSpan limit) => new(
        "HTTP_TIMEOUT", $"Network error: The response stopped: nothing came within {(long)limit.TotalMilliseconds} ms");

    public static HostCallError BodyTimeout { get; } = new("HTTP_TIMEOUT", "Network error: The response did not end within the timeout of its request");

    public static HostCallError TooManyOpen { get; } = new(
        "TOO_MANY_OPEN_BODIES",
        $"The execution has {OpenBodies.Max} responses whose bodies are open, and may have no more: read them to the end, or end them with response.body.cancel()");

    public static HostCallError TooManyRedirects(int limit) => new("TOO_MANY_REDIRECTS", $"The request was redirected more than {limit} times");

    public static HostCallError Redirected { get; } = new("REDIRECTED", "The request was redirected, which redirect: \"error\" forbids");

    public static HostCallError BadRedirect { get; } = new("INVALID_REDIRECT", "The response redirects to what is no http or https address");

    public static HostCallError CircuitOpen(string host) => new(
        "CIRCUIT_OPEN", $"{ErrorText.Shorten(host, 100)} failed so often that it is left alone for a while; try again later");
}
