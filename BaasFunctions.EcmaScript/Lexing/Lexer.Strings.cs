using System.Buffers;
using System.Text;

namespace Acornima.Lexing;

/// <summary>Strings and the escapes that they share with templates and names (ECMA-262, 12.9.4, B.1.2).</summary>
internal partial class Lexer
{
    private static readonly SearchValues<char> DoubleQuotedStops = SearchValues.Create("\"\\\n\r");
    private static readonly SearchValues<char> SingleQuotedStops = SearchValues.Create("'\\\n\r");

    private readonly StringBuilder _cooked = new();

    private void ReadString(char quote)
    {
        Type = TokenType.String;
        StringValue = null;
        HasEscape = false;
        LegacyOctalAt = -1;
        var stops = quote == '"' ? DoubleQuotedStops : SingleQuotedStops;
        var at = Position + 1;
        var length = Input.AsSpan(at).IndexOfAny(stops);
        if (length >= 0 && Input[at + length] == quote)
        {
            Position = at + length + 1;
            return;
        }

        ReadStringWithEscapes(quote, stops, at);
    }

    private void ReadStringWithEscapes(char quote, SearchValues<char> stops, int at)
    {
        HasEscape = true;
        _cooked.Clear();
        while (true)
        {
            var length = Input.AsSpan(at).IndexOfAny(stops);
            if (length < 0 || Input[at + length] is '\n' or '\r')
            {
                throw Error(Position, "UnterminatedString", "Unterminated string");
            }

            _cooked.Append(Input, at, length);
            at += length;
            if (Input[at] == quote)
            {
                break;
            }

            at = AppendEscape(at, isTemplate: false, out var fault);
            if (fault is not null)
            {
                throw Error(at, "InvalidEscape", fault);
            }
        }

        Position = at + 1;
        StringValue = _cooked.ToString();
    }

    /// <summary>
    /// Appends what the escape at an offset stands for and answers the offset behind it; for a bad escape, its fault and the
    /// offset of the backslash.
    /// </summary>
    private int AppendEscape(int at, bool isTemplate, out string? fault)
    {
        fault = null;
        var c = At(at + 1);
        switch (c)
        {
            case 'n': _cooked.Append('\n'); return at + 2;
            case 'r': _cooked.Append('\r'); return at + 2;
            case 't': _cooked.Append('\t'); return at + 2;
            case 'b': _cooked.Append('\b'); return at + 2;
            case 'v': _cooked.Append('\v'); return at + 2;
            case 'f': _cooked.Append('\f'); return at + 2;
            case '\r': return At(at + 2) == '\n' ? at + 3 : at + 2;
            case '\n' or '\u2028' or '\u2029': return at + 2;
            case 'x': return AppendHexEscape(at, ref fault);
            case 'u': return AppendUnicodeEscape(at, ref fault);
            case >= '0' and <= '9': return AppendDigitEscape(at, isTemplate, ref fault);
            case '\0' when at + 1 >= Input.Length:
                fault = "Unterminated escape";
                return at;
            default:
                _cooked.Append(c);
                return at + 2;
        }
    }

    private int AppendHexEscape(int at, ref string? fault)
    {
        var (high, low) = (CharacterClass.DigitValue(At(at + 2)), CharacterClass.DigitValue(At(at + 3)));
        if (high > 15 || low > 15)
        {
            fault = "Invalid hexadecimal escape; expected \\xHH";
            return at;
        }

        _cooked.Append((char)((high << 4) | low));
        return at + 4;
    }

    private int AppendUnicodeEscape(int at, ref string? fault)
    {
        var saved = Position;
        Position = at + 2;
        var codePoint = ReadUnicodeEscape(out fault);
        var behind = Position;
        Position = saved;
        if (fault is not null)
        {
            return at;
        }

        if (codePoint > 0xFFFF)
        {
            _cooked.Append(char.ConvertFromUtf32(codePoint));
        }
        else
        {
            _cooked.Append((char)codePoint);
        }

        return behind;
    }

    private int AppendDigitEscape(int at, bool isTemplate, ref string? fault)
    {
        var c = At(at + 1);
        if (c == '0' && !CharacterClass.IsDigit(At(at + 2)))
        {
            _cooked.Append('\0');
            return at + 2;
        }

        if (isTemplate)
        {
            fault = "Octal escapes are not allowed in templates";
            return at;
        }

        if (LegacyOctalAt < 0)
        {
            LegacyOctalAt = at;
        }

        if (c >= '8')
        {
            _cooked.Append(c);
            return at + 2;
        }

        var value = 0;
        var behind = at + 1;
        while (behind < at + 4 && At(behind) is >= '0' and <= '7' && (value * 8) + (At(behind) - '0') <= 255)
        {
            value = (value * 8) + (At(behind++) - '0');
        }

        _cooked.Append((char)value);
        return behind;
    }

    /// <summary>Reads <c>XXXX</c> or <c>{X...}</c> at the position, behind <c>\u</c>.</summary>
    private int ReadUnicodeEscape(out string? fault)
    {
        fault = null;
        var codePoint = 0;
        if (At(Position) == '{')
        {
            var start = ++Position;
            while (CharacterClass.DigitValue(At(Position)) is var digit and <= 15)
            {
                codePoint = Math.Min((codePoint << 4) | digit, 0x110000);
                Position++;
            }

            if (Position == start || At(Position) != '}')
            {
                fault = "Invalid Unicode escape; expected \\u{X...}";
            }
            else if (codePoint > 0x10FFFF)
            {
                fault = "Unicode code point out of bounds; the largest is \\u{10FFFF}";
            }

            Position++;
            return codePoint;
        }

        for (var i = 0; i < 4; i++)
        {
            var digit = CharacterClass.DigitValue(At(Position + i));
            if (digit > 15)
            {
                fault = "Invalid Unicode escape; expected \\uXXXX";
                return 0;
            }

            codePoint = (codePoint << 4) | digit;
        }

        Position += 4;
        return codePoint;
    }
}
