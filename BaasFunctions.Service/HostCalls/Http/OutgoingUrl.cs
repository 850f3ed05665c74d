using System.Net;
using BaasFunctions.Sandbox.Urls;

namespace BaasFunctions.Service.HostCalls.Http;

/// <summary>
/// Reads the URL of a request as functions read it (URL Standard), and makes of it what is sent: the serialised URL, whose path and query stay as they
/// are. A URL in which the runtime finds another scheme, host or port is refused, so that what is checked is what is connected to.
/// </summary>
internal static class OutgoingUrl
{
    /// <summary>Characters of an address as its author writes it, query included.</summary>
    public const int MaxLength = 8 * 1024;

    /// <summary>Characters of an address as it is sent, with its parameters and with what must be encoded.</summary>
    public const int MaxSentLength = 2 * MaxLength;

    private const string NoHost = "the host of the address is none that names can be looked up for";

    private static readonly UriCreationOptions s_asItIs = new() { DangerousDisablePathAndQueryCanonicalization = true };

    /// <summary>The URL without its fragment; null where it is refused.</summary>
    /// <param name="text">As a function or a response has it.</param>
    /// <param name="root">What it may be relative to; null for nothing.</param>
    /// <param name="wrong">Why it is refused.</param>
    public static Uri? Read(string text, Uri? root, out string? wrong)
    {
        var url = UrlRecord.Parse(text, root is null ? null : UrlRecord.Parse(root.AbsoluteUri));
        wrong = url is not { Scheme: "http" or "https" } ? "the address must be a whole http or https address"
            : url.Username.Length > 0 || url.Password.Length > 0 ? "the address must not hold a user or password; send them in the header Authorization"
            : !IsHost(url.Host!) ? NoHost
            : url.Address.Length > MaxSentLength ? TooLongToSend(url.Address.Length)
            : null;
        if (wrong is not null)
        {
            return null;
        }

        if (!Uri.TryCreate(url!.Address, s_asItIs, out var made) || !Agree(made, url))
        {
            wrong = "the address can be read in more than one way, so that its host is not certain";
            return null;
        }

        return made;
    }

    /// <summary>The same address with another text, such as with a secret in it; null where that changes where it leads.</summary>
    public static Uri? Changed(Uri url, string text) =>
        Uri.TryCreate(text, s_asItIs, out var made) && made.Scheme == url.Scheme && made.Authority == url.Authority ? made : null;

    public static string TooLong(int length) => $"the address has {length} characters, {MaxLength} are allowed";

    public static string TooLongToSend(int length) => $"the address with its params, encoded, has {length} characters, {MaxSentLength} are allowed";

    /// <summary>Whether the runtime, which connects, finds in the text what the standard does.</summary>
    private static bool Agree(Uri made, UrlRecord url)
    {
        try
        {
            return made.Scheme == url.Scheme
                && made.UserInfo.Length == 0
                && made.Port == (url.Port ?? (url.Scheme == "https" ? 443 : 80))
                && made.PathAndQuery == (url.Query is null ? url.Path : $"{url.Path}?{url.Query}")
                && made.HostNameType switch
                {
                    UriHostNameType.Dns => made.IdnHost == url.Host,
                    UriHostNameType.IPv4 or UriHostNameType.IPv6 => IPAddress.Parse(made.DnsSafeHost).Equals(IPAddress.Parse(url.Host!)),
                    _ => false,
                };
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>Names have labels of at most 63 characters and 253 in all (RFC 1035).</summary>
    private static bool IsHost(string host)
    {
        var name = host.TrimEnd('.');
        return host[0] == '[' || (name.Length is > 0 and <= 253 && name.Split('.').All(label => label.Length is > 0 and <= 63));
    }
}
