using System.Globalization;
using System.Text;

namespace BaasFunctions.Sandbox.Engines.Intl;

/// <summary>What stands around the digits: signs, currencies, units, and the words of compact numbers.</summary>
internal sealed partial class NumberFormatter
{
    private List<FormattedPart> Dress(List<FormattedPart> digits, bool isNegative, bool isZero, string category, int exponent)
    {
        var prefix = _pattern.Prefix;
        var suffix = _pattern.Suffix;
        var negative = _pattern.Negative;
        if (exponent > 0 && CompactPattern(exponent, category) is { } compact)
        {
            (prefix, suffix, negative) = (compact.Prefix, compact.Suffix, null);
            if (Options.Style == "currency" && Options.CurrencySign == "accounting" && _pattern.Negative is { } accounting && accounting.Prefix.Contains('('))
            {
                negative = ($"({prefix}", $"{suffix})");
            }
        }

        var sign = Sign(isNegative, isZero);
        if (sign != '\0' && negative is { } own)
        {
            (prefix, suffix) = own;
            if (sign == '+')
            {
                var hasMinus = prefix.Contains('-') || suffix.Contains('-');
                (prefix, suffix) = hasMinus
                    ? (prefix.Replace('-', '+'), suffix.Replace('-', '+'))
                    : ($"+{_pattern.Prefix}", _pattern.Suffix);
            }
        }
        else if (sign != '\0')
        {
            prefix = sign + prefix;
        }

        var symbol = IsCurrency ? CurrencySymbol() : "";
        var parts = new List<FormattedPart>();
        AddAffix(parts, prefix, symbol, isPrefix: true);
        parts.AddRange(digits);
        AddAffix(parts, suffix, symbol, isPrefix: false);
        if (Options.Style == "currency" && Options.CurrencyDisplay == "name")
        {
            return Around(_data.Find('n', $"cup.{_system}.{category}") ?? _data.Get('n', $"cup.{_system}.other"), parts, "currency", CurrencyName(category));
        }

        return Options.Style == "unit" ? WithUnit(parts, category) : parts;
    }

    private char Sign(bool isNegative, bool isZero) => Options.SignDisplay switch
    {
        "never" => '\0',
        "always" => isNegative ? '-' : '+',
        "exceptZero" => isZero ? '\0' : isNegative ? '-' : '+',
        "negative" => isNegative && !isZero ? '-' : '\0',
        _ => isNegative ? '-' : '\0',
    };

    private void AddAffix(List<FormattedPart> parts, string affix, string symbol, bool isPrefix)
    {
        var text = new StringBuilder();
        var isCompact = false;
        void Flush()
        {
            if (text.Length > 0)
            {
                AddText(parts, text.ToString(), isCompact ? "compact" : "literal");
                text.Clear();
                isCompact = false;
            }
        }

        for (var at = 0; at < affix.Length; at++)
        {
            switch (affix[at])
            {
                case '¤':
                    Flush();
                    if (!isPrefix && at == 0 && NeedsSpace(symbol[0]))
                    {
                        parts.Add(new("literal", _data.Get('n', $"spa.{_system}")));
                    }

                    parts.Add(new("currency", symbol));
                    if (isPrefix && at == affix.Length - 1 && NeedsSpace(symbol[^1]))
                    {
                        parts.Add(new("literal", _data.Get('n', $"spb.{_system}")));
                    }

                    break;
                case '%':
                    Flush();
                    parts.Add(new("percentSign", _symbols.Percent));
                    break;
                case '-':
                    Flush();
                    AddSign(parts, "minusSign", _symbols.Minus);
                    break;
                case '+':
                    Flush();
                    AddSign(parts, "plusSign", _symbols.Plus);
                    break;
                case '\'':
                    var end = affix.IndexOf('\'', at + 1);
                    text.Append(end == at + 1 ? "'" : affix[(at + 1)..(end < 0 ? affix.Length : end)]);
                    isCompact = Options.Notation == "compact";
                    at = end < 0 ? affix.Length : end;
                    break;
                case var c:
                    isCompact |= Options.Notation == "compact" && char.IsLetter(c);
                    text.Append(c);
                    break;
            }
        }

        Flush();
    }

    /// <summary>Marks of the direction of writing are no part of a sign.</summary>
    private static void AddSign(List<FormattedPart> parts, string type, string sign)
    {
        var bare = sign.TrimStart('\u200E', '\u200F', '\u061C');
        if (bare.Length < sign.Length)
        {
            var marks = sign[..^bare.Length];
            if (parts.Count > 0 && parts[^1].Type == "literal")
            {
                parts[^1] = new("literal", parts[^1].Value + marks);
            }
            else
            {
                parts.Add(new("literal", marks));
            }
        }

        parts.Add(new(type, bare));
    }

    /// <summary>The space around a word of a compact number is no part of the word.</summary>
    private static void AddText(List<FormattedPart> parts, string text, string type)
    {
        if (type == "literal")
        {
            parts.Add(new("literal", text));
            return;
        }

        var inner = text.Trim();
        var start = text.IndexOf(inner, StringComparison.Ordinal);
        if (start > 0)
        {
            parts.Add(new("literal", text[..start]));
        }

        parts.Add(new(type, inner));
        if (start + inner.Length < text.Length)
        {
            parts.Add(new("literal", text[(start + inner.Length)..]));
        }
    }

    private static bool NeedsSpace(char c) => CharUnicodeInfo.GetUnicodeCategory(c) is not (
        UnicodeCategory.CurrencySymbol or UnicodeCategory.MathSymbol or UnicodeCategory.ModifierSymbol or UnicodeCategory.OtherSymbol
        or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private string CurrencySymbol()
    {
        var code = Options.Currency!;
        if (Options.CurrencyDisplay == "code" || _data.Find('c', code)?.Split('|') is not { } entry)
        {
            return code;
        }

        return Options.CurrencyDisplay == "narrowSymbol" && entry[1].Length > 0 ? entry[1] : entry[0];
    }

    private string CurrencyName(string category)
    {
        var entry = _data.Find('c', Options.Currency!)?.Split('|');
        if (entry is not { Length: > 2 })
        {
            return Options.Currency!;
        }

        string? Named(string count) => entry.Skip(3).FirstOrDefault(name => name.StartsWith($"{count}=", StringComparison.Ordinal))?[(count.Length + 1)..];
        return Named(category) ?? Named("other") ?? entry[2];
    }

    private List<FormattedPart> WithUnit(List<FormattedPart> number, string category)
    {
        var unit = Options.Unit!;
        var width = Options.UnitDisplay;
        if (UnitPattern(width, unit, category) is { } whole)
        {
            return Around(whole, number, unit == "percent" && width != "long" ? "percentSign" : "unit", "");
        }

        var per = unit.IndexOf("-per-", StringComparison.Ordinal);
        var over = UnitPattern(width, unit[..per], category) ?? "{0}";
        var under = unit[(per + 5)..];
        if (_data.Find('u', $"{width}.{under}.per") is { } perPattern)
        {
            return Around(perPattern.Replace("{0}", over, StringComparison.Ordinal), number, "unit", "");
        }

        var single = (UnitPattern(width, under, "one") ?? "{0}").Replace("{0}", "", StringComparison.Ordinal).Trim();
        var pattern = _data.Get('u', $"{width}.per").Replace("{0}", over, StringComparison.Ordinal).Replace("{1}", single, StringComparison.Ordinal);
        return Around(pattern, number, "unit", "");
    }

    private string? UnitPattern(string width, string unit, string category) =>
        _data.Find('u', $"{width}.{unit}.{category}") ?? _data.Find('u', $"{width}.{unit}.other");

    /// <summary>A number with the words of a pattern around it.</summary>
    private static List<FormattedPart> Around(string pattern, List<FormattedPart> number, string type, string word)
    {
        var parts = new List<FormattedPart>();
        var text = pattern.Replace("{1}", word, StringComparison.Ordinal);
        var at = text.IndexOf("{0}", StringComparison.Ordinal);
        void Say(string piece)
        {
            if (piece.Trim().Length == 0)
            {
                if (piece.Length > 0)
                {
                    parts.Add(new("literal", piece));
                }
            }
            else
            {
                AddText(parts, piece, type);
            }
        }

        if (at < 0)
        {
            Say(text);
            return parts;
        }

        Say(text[..at]);
        parts.AddRange(number);
        Say(text[(at + 3)..]);
        return parts;
    }

    /// <summary>The pattern of a compact number by its size; null when such a number is written in full.</summary>
    private (string Prefix, string Suffix, int Exponent)? CompactPattern(int magnitude, string category)
    {
        if (magnitude < 3)
        {
            return null;
        }

        var isCurrency = Options.Style == "currency" && Options.CurrencyDisplay != "name";
        var kind = isCurrency ? "kc" : Options.CompactDisplay == "long" ? "kl" : "ks";
        for (var power = Math.Min(magnitude, 14); power >= 3; power--)
        {
            var key = $"{kind}.{_system}.{power}.";
            if ((_data.Find('n', key + category) ?? _data.Find('n', $"{key}other")) is not { } pattern)
            {
                continue;
            }

            if (pattern == "0")
            {
                return null;
            }

            var positive = pattern.Split(';')[0];
            var start = positive.IndexOf('0', StringComparison.Ordinal);
            if (start < 0)
            {
                return null;
            }

            var end = positive.LastIndexOf('0') + 1;
            return (positive[..start], positive[end..], power - (end - start) + 1);
        }

        return null;
    }
}
