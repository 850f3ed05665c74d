using System.Globalization;

namespace BaasFunctions.Sandbox.Urls;

/// <summary>IPv4 addresses in all forms that hosts have (URL Standard, 3.5): <c>127.0.0.1</c>, <c>0x7f.1</c>, <c>2130706433</c>.</summary>
internal static class Ipv4Host
{
    private const long TooMuch = 1L << 32;

    /// <summary>Whether a host is meant as an address, so that it is one or nothing.</summary>
    public static bool EndsInNumber(string host)
    {
        var rest = host.AsSpan();
        if (rest is [.., '.'])
        {
            rest = rest[..^1];
        }

        var last = rest[(rest.LastIndexOf('.') + 1)..];
        return last.Length > 0 && (!last.ContainsAnyExceptInRange('0', '9') || Number(last) is not null);
    }

    /// <returns>Four numbers with dots; null for no address.</returns>
    public static string? Parse(string host)
    {
        var parts = (host is [.., '.'] ? host[..^1] : host).Split('.', 6);
        if (parts.Length > 4)
        {
            return null;
        }

        var address = 0L;
        for (var index = 0; index < parts.Length; index++)
        {
            var isLast = index == parts.Length - 1;
            if (Number(parts[index]) is not { } number || number > (isLast ? (1L << (8 * (5 - parts.Length))) - 1 : 255))
            {
                return null;
            }

            address += isLast ? number : number << (8 * (3 - index));
        }

        return string.Create(CultureInfo.InvariantCulture, $"{address >> 24}.{(address >> 16) & 255}.{(address >> 8) & 255}.{address & 255}");
    }

    /// <summary>A number in base 16, 8 or 10, at most 2^32; null for none.</summary>
    private static long? Number(ReadOnlySpan<char> text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        var radix = text is ['0', 'x' or 'X', ..] ? 16 : text is ['0', _, ..] ? 8 : 10;
        var number = 0L;
        foreach (var digit in text[(radix == 16 ? 2 : radix == 8 ? 1 : 0)..])
        {
            var value = char.IsAsciiDigit(digit) ? digit - '0' : char.IsAsciiLetter(digit) ? (digit | 0x20) - 'a' + 10 : 99;
            if (value >= radix)
            {
                return null;
            }

            number = Math.Min((number * radix) + value, TooMuch);
        }

        return number;
    }
}
