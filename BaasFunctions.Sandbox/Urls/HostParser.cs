using System.Buffers;

namespace BaasFunctions.Sandbox.Urls;

/// <summary>The host parser (URL Standard, 3.5).</summary>
internal static class HostParser
{
    private const string ForbiddenInHosts = "\0\t\n\r #/:<>?@[\\]^|";

    private static readonly SearchValues<char> s_forbiddenInHosts = SearchValues.Create(ForbiddenInHosts);

    private static readonly SearchValues<char> s_forbiddenInDomains = SearchValues.Create(
        [.. ForbiddenInHosts, .. Enumerable.Range(0, 0x20).Select(code => (char)code), '%', '\u007F']);

    /// <returns>The host as it is written; null for none.</returns>
    /// <param name="text">Scalar values.</param>
    /// <param name="isSpecial">Whether the scheme has hosts of the Internet.</param>
    public static string? Parse(string text, bool isSpecial)
    {
        if (text is ['[', ..])
        {
            return text is [_, .., ']'] && Ipv6Host.Parse(text.AsSpan(1, text.Length - 2)) is { } address ? $"[{address}]" : null;
        }

        if (!isSpecial)
        {
            return text.AsSpan().ContainsAny(s_forbiddenInHosts) ? null : PercentEncoding.Encode(text, PercentEncoding.Control);
        }

        var domain = DomainName.ToAscii(PercentEncoding.Decode(text));
        return domain is null || domain.AsSpan().ContainsAny(s_forbiddenInDomains) ? null
            : Ipv4Host.EndsInNumber(domain) ? Ipv4Host.Parse(domain)
            : domain;
    }
}
