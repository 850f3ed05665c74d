using System.Net.Sockets;
using System.Security.Authentication;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Service.HostCalls.Http;

/// <summary>Translates exceptions of the HTTP client into error codes. They contain nothing of this host: no address, no path, no system message.</summary>
internal static class EgressTranslation
{
    /// <summary>The error that an exception of the client means; null for a defect of the service.</summary>
    public static HostCallError? Of(Exception fault, string host) => fault switch
    {
        EgressException told => told.Fault,
        AuthenticationException refused => EgressFaults.Tls(host, WhyNotTrusted(refused)),
        SocketException socket => OfSocket(socket, host),
        OperationCanceledException { InnerException: TimeoutException } => EgressFaults.NotConnected(host, EgressRegistration.ConnectTime),
        UriFormatException or ArgumentException => EgressFaults.InvalidUrl("the address, or a header with it, cannot be sent"),
        HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError or HttpRequestError.ConfigurationLimitExceeded } =>
            EgressFaults.BadResponse(host),
        HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded } => EgressFaults.Reset(host),
        HttpRequestException { InnerException: { } inner } request => Of(inner, host) ?? OfKind(request, host),
        HttpRequestException request => OfKind(request, host),
        IOException { InnerException: { } inner } => Of(inner, host) ?? EgressFaults.Reset(host),
        IOException => EgressFaults.Reset(host),
        InvalidDataException => EgressFaults.BadResponse(host),
        _ => null,
    };

    private static HostCallError OfSocket(SocketException fault, string host) => fault.SocketErrorCode switch
    {
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => EgressFaults.UnknownHost(host),
        SocketError.ConnectionRefused => EgressFaults.Refused(host),
        SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown => EgressFaults.Reset(host),
        SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.HostDown or SocketError.NetworkDown or SocketError.AddressNotAvailable =>
            EgressFaults.Unreachable(host),
        SocketError.TimedOut => EgressFaults.NotConnected(host, EgressRegistration.ConnectTime),
        _ => EgressFaults.NoResponse,
    };

    private static HostCallError OfKind(HttpRequestException fault, string host) => fault.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => EgressFaults.UnknownHost(host),
        HttpRequestError.SecureConnectionError => EgressFaults.Tls(host, "the handshake failed"),
        _ => EgressFaults.NoResponse,
    };

    /// <summary>The runtime names certificate errors by constants that do not depend on the language of the machine.</summary>
    private static string WhyNotTrusted(AuthenticationException refused) => refused.Message switch
    {
        var text when text.Contains("RemoteCertificateNameMismatch", StringComparison.Ordinal) => "its certificate is for another name",
        var text when text.Contains("NotTimeValid", StringComparison.Ordinal) => "its certificate has expired or is not valid yet",
        var text when text.Contains("Revoked", StringComparison.Ordinal) => "its certificate was revoked",
        var text when text.Contains("RemoteCertificateNotAvailable", StringComparison.Ordinal) => "it shows no certificate",
        var text when text.Contains("RemoteCertificateChainErrors", StringComparison.Ordinal)
            || text.Contains("UntrustedRoot", StringComparison.Ordinal)
            || text.Contains("PartialChain", StringComparison.Ordinal) => "its certificate is not trusted: it is self-signed, or of an authority that is not known here",
        var text when text.Contains("certificate", StringComparison.OrdinalIgnoreCase) => "its certificate is not valid",
        _ => "the handshake failed; the port may not speak TLS, or only in a version or with ciphers that are not accepted",
    };
}
