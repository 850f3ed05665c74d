namespace BaasFunctions.Service.HostCalls.Http;

/// <summary>Validates the URL of a request, so that its author gets a clear error before anything is sent.</summary>
internal static class OutgoingUrl
{
    /// <summary>Characters of an address as its author writes it, query included.</summary>
    public const int MaxLength = 8 * 1024;

    /// <summary>Characters of an address as it is sent, with its parameters and with what must be encoded.</summary>
    public const int MaxSentLength = 2 * MaxLength;

    /// <summary>The error of a URL; null when it is valid.</summary>
    public static string? Wrong(Uri url)
    {
        try
        {
            return !url.IsAbsoluteUri || url.Scheme is not ("http" or "https") ? "the address must be a whole http or https address"
                : url.UserInfo.Length > 0 ? "the address must not hold a user or password; send them in the header Authorization"
                : url.Host.Length == 0 ? "the address must have a host"
                : !IsHost(url) ? "the host of the address is none that names can be looked up for"
                : url.AbsoluteUri.Length > MaxSentLength ? TooLongToSend(url.AbsoluteUri.Length)
                : null;
        }
        catch (UriFormatException)
        {
            return "the host of the address is none that names can be looked up for";
        }
    }

    public static string TooLong(int length) => $"the address has {length} characters, {MaxLength} are allowed";

    public static string TooLongToSend(int length) => $"the address with its params, encoded, has {length} characters, {MaxSentLength} are allowed";

    /// <summary>Names beyond ASCII have a form in ASCII (RFC 5891), of labels with at most 63 characters and 253 in all (RFC 1035).</summary>
    private static bool IsHost(Uri url)
    {
        if (url.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6)
        {
            return true;
        }

        var name = url.IdnHost.TrimEnd('.');
        return name.Length is > 0 and <= 253 && name.Split('.').All(label => label.Length is > 0 and <= 63 && label.All(char.IsAscii));
    }
}
