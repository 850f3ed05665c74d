namespace Acornima.Lexing;

/// <summary>Regular expressions, where the parser knows that one stands (ECMA-262, 12.9.5).</summary>
internal partial class Lexer
{
    /// <summary>Reads the current slash again, as the start of a regular expression.</summary>
    private protected RegExpValue RescanRegExp()
    {
        var at = TokenStart + 1;
        var inClass = false;
        while (true)
        {
            var c = At(at);
            if ((c == '\0' && at >= Input.Length) || CharacterClass.IsLineEnd(c))
            {
                throw Error(TokenStart, "UnterminatedRegExp", "Unterminated regular expression");
            }

            if (c == '/' && !inClass)
            {
                break;
            }

            inClass = c == '[' || (inClass && c != ']');
            at += c == '\\' && !CharacterClass.IsLineEnd(At(at + 1)) && at + 1 < Input.Length ? 2 : 1;
        }

        var pattern = Input.Substring(TokenStart + 1, at - TokenStart - 1);
        var flagsStart = ++at;
        while (at < Input.Length && CharacterClass.IsNamePart(CodePointAt(at)))
        {
            at += char.IsHighSurrogate(Input[at]) ? 2 : 1;
        }

        if (At(at) == '\\')
        {
            throw Error(at, "InvalidRegExpFlags", "Escapes are not allowed in regular expression flags");
        }

        Type = TokenType.RegExp;
        Position = TokenEnd = at;
        return new RegExpValue(pattern, Input[flagsStart..at]);
    }
}
