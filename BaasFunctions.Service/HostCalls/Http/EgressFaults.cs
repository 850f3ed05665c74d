using BaasFunctions.Sandbox.Engines.Diagnostics;
using BaasFunctions.Service.HostCalls;

namespace BaasFunctions.Service.HostCalls.Http;

/// <summary>Why requests fail. The beginnings of the messages are those that functions were written against.</summary>
internal static class EgressFaults
{
    public static CallFault NoResponse { get; } = new("NETWORK_ERROR", "Network error: No response received");

    public static CallFault Denied(string host) => new(
        ErrorCodes.EgressDenied, $"Request error: {Shorten(host)} is not an address that functions may reach; the operator opens others with BAAS_EGRESS_ALLOW");

    public static CallFault UnknownHost(string host) => new("HOST_NOT_FOUND", $"Network error: the host {Shorten(host)} is not known");

    public static CallFault Refused(string host) => new("CONNECTION_REFUSED", $"Network error: No response received: {Shorten(host)} refuses the connection");

    public static CallFault Reset(string host) => new("CONNECTION_RESET", $"Network error: No response received: {Shorten(host)} closed the connection");

    public static CallFault Unreachable(string host) => new("HOST_UNREACHABLE", $"Network error: No response received: there is no way to {Shorten(host)}");

    public static CallFault NotConnected(string host, TimeSpan limit) =>
        new("HTTP_TIMEOUT", $"Network error: No response received: no connection to {Shorten(host)} within {(long)limit.TotalMilliseconds} ms");

    public static CallFault Tls(string host, string why) => new("TLS_ERROR", $"Network error: no secure connection (TLS) to {Shorten(host)}: {why}");

    public static CallFault BadResponse(string host) => new("INVALID_RESPONSE", $"Network error: {Shorten(host)} answers with what is no valid HTTP");

    public static CallFault InvalidUrl(string why) => new("INVALID_URL", $"Request error: {why}");

    public static CallFault Timeout(TimeSpan limit) => new("HTTP_TIMEOUT", $"Network error: No response received within {(long)limit.TotalMilliseconds} ms");

    public static CallFault TooLarge(int limit) => new("RESPONSE_TOO_LARGE", $"The response has more than the {limit} bytes allowed (BAAS_HTTP_RESPONSE_BYTES)");

    public static CallFault TooManyRedirects(int limit) => new("TOO_MANY_REDIRECTS", $"The request was redirected more than {limit} times");

    public static CallFault Redirected { get; } = new("REDIRECTED", "The request was redirected, which redirect: \"error\" forbids");

    public static CallFault BadRedirect { get; } = new("INVALID_REDIRECT", "The response redirects to what is no http or https address");

    public static CallFault CircuitOpen(string host) => new(
        "CIRCUIT_OPEN", $"{Shorten(host)} failed so often that it is left alone for a while; try again later");

    private static string Shorten(string host) => host.Length <= 100 ? host : string.Concat(host.AsSpan(0, 97), "...");
}
