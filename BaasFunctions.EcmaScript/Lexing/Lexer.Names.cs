using System.Globalization;
using System.Text;

namespace Acornima.Lexing;

/// <summary>Names, keywords and private names (ECMA-262, 12.7).</summary>
internal partial class Lexer
{
    private void ReadName(char c)
    {
        var input = Input;
        var at = Position;
        if (!CharacterClass.IsAsciiNamePart(c))
        {
            ReadUnusualName();
            return;
        }

        var hash = 0u;
        do
        {
            hash = NameTable.Mix(hash, c);
            at++;
            c = (uint)at < (uint)input.Length ? input[at] : '\0';
        }
        while (CharacterClass.IsAsciiNamePart(c));

        if (c == '\\' || c >= 0x80)
        {
            ReadUnusualName();
            return;
        }

        var symbol = Names.SymbolOf(input.AsSpan(Position, at - Position), hash);
        ref readonly var entry = ref Names[symbol];
        Symbol = symbol;
        Type = entry.Type;
        Word = entry.Word;
        HasEscape = false;
        Position = at;
    }

    private void ReadPrivateName()
    {
        var start = Position++;
        if (!CharacterClass.IsNameStart(CodePointAt(Position)) && At(Position) != '\\')
        {
            Position = start;
            throw Unexpected(start);
        }

        ReadName(At(Position));
        Type = TokenType.PrivateName;
        Word = Word.None;
    }

    /// <summary>A name beyond ASCII or with escapes. An escaped keyword stays a keyword here; the parser refuses it where it matters.</summary>
    private void ReadUnusualName()
    {
        var name = new StringBuilder();
        HasEscape = false;
        var at = Position;
        while (true)
        {
            var codePoint = CodePointAt(at);
            var start = at;
            if (codePoint == '\\')
            {
                codePoint = ReadNameEscape(ref at);
                if (name.Length == 0 ? !CharacterClass.IsNameStart(codePoint) : !CharacterClass.IsNamePart(codePoint))
                {
                    throw Error(start, "InvalidUnicodeEscape", "Invalid Unicode escape in a name");
                }

                HasEscape = true;
            }
            else if (name.Length == 0 ? !CharacterClass.IsNameStart(codePoint) : at >= Input.Length || !CharacterClass.IsNamePart(codePoint))
            {
                break;
            }
            else
            {
                at += codePoint > 0xFFFF ? 2 : 1;
            }

            name.Append(codePoint > 0xFFFF ? char.ConvertFromUtf32(codePoint) : ((char)codePoint).ToString());
        }

        if (name.Length == 0)
        {
            throw Unexpected(Position);
        }

        Position = at;
        Symbol = Names.SymbolOf(name.ToString());
        Type = Names[Symbol].Type;
        Word = HasEscape ? Word.None : Names[Symbol].Word;
    }

    /// <summary><c>\uXXXX</c> or <c>\u{X...}</c> in a name.</summary>
    private int ReadNameEscape(ref int at)
    {
        if (At(at + 1) != 'u')
        {
            throw Error(at, "InvalidUnicodeEscape", "Expected a Unicode escape (\\uXXXX)");
        }

        var saved = Position;
        Position = at + 2;
        var codePoint = ReadUnicodeEscape(out var fault);
        if (fault is not null)
        {
            throw Error(at, "InvalidUnicodeEscape", fault);
        }

        at = Position;
        Position = saved;
        return codePoint;
    }

    private SyntaxErrorException Unexpected(int at)
    {
        if (at >= Input.Length)
        {
            return Error(at, "UnexpectedEnd", "Unexpected end of input");
        }

        var codePoint = CodePointAt(at);
        var shown = codePoint is > 0x20 and < 0x7F
            ? $"'{(char)codePoint}'"
            : string.Create(CultureInfo.InvariantCulture, $"U+{codePoint:X4}");
        return Error(at, "UnexpectedCharacter", $"Unexpected character {shown}");
    }
}
