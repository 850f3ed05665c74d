using System.Runtime.CompilerServices;
using Acornima.Text;

namespace Acornima.Lexing;

/// <summary>
/// Reads one token at a time. Needs no grammar: a slash is always read as an operator and a brace as a brace; the parser asks
/// for a regular expression or the rest of a template where it knows that one stands there. What is wrong in strict code only
/// is kept with the token, for the parser to judge.
/// </summary>
internal abstract partial class Lexer
{
    private protected readonly NameTable Names = new();
    private protected SourceText Source = null!;

    /// <summary>The text up to its logical end; nothing behind it is ever read.</summary>
    private protected string Input = "";
    private protected bool IsModule;

    /// <summary>Where the next token is looked for.</summary>
    private protected int Position;
    private protected int TokenStart;
    private protected int TokenEnd;
    private protected int LastTokenStart;
    private protected int LastTokenEnd;

    private protected TokenType Type;

    /// <summary>A name with a special meaning, written without escapes.</summary>
    private protected Word Word;
    private protected bool NewLineBefore;

    /// <summary>The token is a name or string with an escape in it.</summary>
    private protected bool HasEscape;

    /// <summary>Number of the name in <see cref="Names"/>.</summary>
    private protected int Symbol;
    private protected double NumberValue;

    /// <summary>Value of a string with escapes; null: the text between the quotes.</summary>
    private protected string? StringValue;

    /// <summary>Offset of an octal escape or number in the token; -1: none.</summary>
    private protected int LegacyOctalAt;

    private protected string NameText => Names[Symbol].Name;

    private protected void Open(string input, int start, SourceText source, bool isModule)
    {
        Names.Trim();
        Input = input;
        Source = source;
        IsModule = isModule;
        Position = start;
        TokenStart = TokenEnd = LastTokenStart = LastTokenEnd = start;
        NewLineBefore = false;

        // What a parse that failed left behind is no token of this one.
        Type = TokenType.EndOfFile;
        Word = Word.None;
        HasEscape = false;
        LegacyOctalAt = -1;
        SkipHashbang();
    }

    private protected void Close()
    {
        Input = "";
        Source = null!;
        StringValue = null;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected char At(int index)
    {
        var input = Input;
        return (uint)index < (uint)input.Length ? input[index] : '\0';
    }

    private protected int CodePointAt(int index)
    {
        var high = At(index);
        return char.IsHighSurrogate(high) && char.IsLowSurrogate(At(index + 1)) ? char.ConvertToUtf32(high, At(index + 1)) : high;
    }

    /// <summary>Moves to the next token.</summary>
    private protected void Next()
    {
        LastTokenStart = TokenStart;
        LastTokenEnd = TokenEnd;
        NewLineBefore = false;
        SkipTrivia();
        TokenStart = Position;
        Word = Word.None;
        if ((uint)Position >= (uint)Input.Length)
        {
            Type = TokenType.EndOfFile;
            TokenEnd = Position;
            return;
        }

        ReadToken(Input[Position]);
        TokenEnd = Position;
    }

    private protected State Save() =>
        new(Position, TokenStart, TokenEnd, LastTokenStart, LastTokenEnd, Type, Word, NewLineBefore, HasEscape, Symbol, NumberValue, StringValue, LegacyOctalAt);

    private protected void Restore(in State state)
    {
        Position = state.Position;
        TokenStart = state.TokenStart;
        TokenEnd = state.TokenEnd;
        LastTokenStart = state.LastTokenStart;
        LastTokenEnd = state.LastTokenEnd;
        Type = state.Type;
        Word = state.Word;
        NewLineBefore = state.NewLineBefore;
        HasEscape = state.HasEscape;
        Symbol = state.Symbol;
        NumberValue = state.NumberValue;
        StringValue = state.StringValue;
        LegacyOctalAt = state.LegacyOctalAt;
    }

    private protected SyntaxErrorException Error(int at, string code, string message) =>
        new(new SyntaxError(code, message, Math.Min(at, Input.Length), Source));

    private protected readonly record struct State(
        int Position,
        int TokenStart,
        int TokenEnd,
        int LastTokenStart,
        int LastTokenEnd,
        TokenType Type,
        Word Word,
        bool NewLineBefore,
        bool HasEscape,
        int Symbol,
        double NumberValue,
        string? StringValue,
        int LegacyOctalAt);
}
