using System.Globalization;
using System.Text;

namespace BaasFunctions.Sandbox.Urls;

/// <summary>
/// Domain to ASCII (URL Standard, 3.3; Unicode Technical Standard 46 without transitional processing). The runtime maps and checks characters
/// (ICU); the rest is done here, as the runtime would also check hyphens and lengths, map <c>ß</c>, and let mixed directions pass.
/// </summary>
internal static class DomainName
{
    /// <summary>UTF-16 units of a name beyond ASCII. No name that can be looked up has more than 253.</summary>
    public const int MaxLength = 2048;

    private const string Prefix = "xn--";

    /// <summary>Stands before and after what is mapped, so that hyphens there are not checked.</summary>
    private const string Guard = "a";

    /// <summary>Is mapped to nothing: the runtime returns its argument where nothing but letter case has changed.</summary>
    private const string Change = "\u00AD";

    private static readonly IdnMapping s_mapping = new() { AllowUnassigned = false, UseStd3AsciiRules = false };

    /// <returns>The name in lower case; null where it has none in ASCII.</returns>
    public static string? ToAscii(string name)
    {
        var isAscii = Ascii.IsValid(name);
        if (isAscii && !name.Contains(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return name.Length == 0 ? null : name.ToLowerInvariant();
        }

        if (name.Length > MaxLength)
        {
            return null;
        }

        List<string> labels = [];
        foreach (var given in name.Split('.', '\u3002', '\uFF0E', '\uFF61'))
        {
            if (Mapped(given) is not { } mapped)
            {
                return null;
            }

            foreach (var label in mapped.Split('.'))
            {
                if (Decoded(label) is not { } decoded)
                {
                    return null;
                }

                labels.Add(decoded);
            }
        }

        if (!BidiRule.Allows(labels))
        {
            return null;
        }

        var result = string.Join('.', labels.Select(label => Ascii.IsValid(label) ? label : Prefix + Punycode.Encode(label)));
        return result.Length == 0 ? null : result;
    }

    /// <summary>A label as UTS 46 maps it; null where it has a character that no name may have.</summary>
    private static string? Mapped(string label)
    {
        if (Ascii.IsValid(label))
        {
            return label.ToLowerInvariant();
        }

        try
        {
            var mapped = s_mapping.GetUnicode(Change + Guard + label + Guard);
            // What begins with a mark has joined the guard.
            return mapped.StartsWith(Guard, StringComparison.Ordinal) && mapped.Length > 1 && mapped.EndsWith(Guard, StringComparison.Ordinal) && !BeginsWithMark(mapped[1..^1])
                ? mapped[1..^1]
                : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>A mapped label in Unicode; null where it says that it is encoded, and is not as it would be.</summary>
    private static string? Decoded(string label)
    {
        if (!label.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return label;
        }

        return Ascii.IsValid(label)
            && Punycode.Decode(label[Prefix.Length..]) is { } decoded
            && !Ascii.IsValid(decoded)
            && !decoded.StartsWith(Prefix, StringComparison.Ordinal)
            && Mapped(decoded) == decoded
                ? decoded
                : null;
    }

    private static bool BeginsWithMark(string label) =>
        label.Length > 0 && CharUnicodeInfo.GetUnicodeCategory(label, 0) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
