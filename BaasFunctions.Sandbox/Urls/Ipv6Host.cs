using System.Globalization;
using System.Text;

namespace BaasFunctions.Sandbox.Urls;

/// <summary>The IPv6 parser and serializer (URL Standard, 3.5 and 3.6).</summary>
internal static class Ipv6Host
{
    private const int Pieces = 8;

    /// <returns>The address in its shortest form, without brackets; null for none.</returns>
    public static string? Parse(ReadOnlySpan<char> text)
    {
        Span<ushort> address = stackalloc ushort[Pieces];
        address.Clear();
        var piece = 0;
        int? compress = null;
        var at = 0;
        if (text is [':', ..])
        {
            if (text is not [_, ':', ..])
            {
                return null;
            }

            at = 2;
            compress = ++piece;
        }

        while (at < text.Length)
        {
            if (piece == Pieces)
            {
                return null;
            }

            if (text[at] == ':')
            {
                if (compress is not null)
                {
                    return null;
                }

                at++;
                compress = ++piece;
                continue;
            }

            var (value, length) = (0, 0);
            while (length < 4 && at < text.Length && char.IsAsciiHexDigit(text[at]))
            {
                value = (value << 4) | Convert.ToInt32(text[at].ToString(), 16);
                at++;
                length++;
            }

            if (at < text.Length && text[at] == '.')
            {
                if (length == 0 || piece > Pieces - 2 || !TryReadIpv4(text[(at - length)..], address[piece..]))
                {
                    return null;
                }

                piece += 2;
                break;
            }

            if (at < text.Length && (text[at] != ':' || ++at == text.Length))
            {
                return null;
            }

            address[piece++] = (ushort)value;
        }

        if (compress is { } from)
        {
            var moved = piece - from;
            address[from..piece].CopyTo(address[(Pieces - moved)..]);
            address[from..(Pieces - moved)].Clear();
        }
        else if (piece != Pieces)
        {
            return null;
        }

        return Text(address);
    }

    /// <summary>The last two pieces as an IPv4 address: four numbers in base 10, without zeros before them.</summary>
    private static bool TryReadIpv4(ReadOnlySpan<char> text, Span<ushort> pieces)
    {
        Span<byte> numbers = stackalloc byte[4];
        var at = 0;
        for (var index = 0; index < 4; index++)
        {
            if (index > 0 && (at == text.Length || text[at++] != '.'))
            {
                return false;
            }

            var start = at;
            var value = 0;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
            {
                value = (value * 10) + text[at] - '0';
                if (value > 255 || (at > start && text[start] == '0'))
                {
                    return false;
                }

                at++;
            }

            if (at == start)
            {
                return false;
            }

            numbers[index] = (byte)value;
        }

        pieces[0] = (ushort)((numbers[0] << 8) | numbers[1]);
        pieces[1] = (ushort)((numbers[2] << 8) | numbers[3]);
        return at == text.Length;
    }

    private static string Text(ReadOnlySpan<ushort> address)
    {
        var (from, length) = LongestZeros(address);
        var text = new StringBuilder();
        for (var index = 0; index < Pieces; index++)
        {
            if (length > 1 && index == from)
            {
                text.Append(index == 0 ? "::" : ":");
                index += length - 1;
                continue;
            }

            text.Append(CultureInfo.InvariantCulture, $"{address[index]:x}");
            if (index < Pieces - 1)
            {
                text.Append(':');
            }
        }

        return text.ToString();
    }

    /// <summary>The first of the longest runs of zeros.</summary>
    private static (int From, int Length) LongestZeros(ReadOnlySpan<ushort> address)
    {
        var (bestFrom, bestLength, length) = (0, 0, 0);
        for (var index = 0; index < Pieces; index++)
        {
            length = address[index] == 0 ? length + 1 : 0;
            if (length > bestLength)
            {
                (bestFrom, bestLength) = (index - length + 1, length);
            }
        }

        return (bestFrom, bestLength);
    }
}
