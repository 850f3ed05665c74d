namespace Acornima.Lexing;

/// <summary>Which token begins with which character; punctuators by longest match (ECMA-262, 12.8).</summary>
internal partial class Lexer
{
    private void ReadToken(char c)
    {
        switch (c)
        {
            case '(': Take(TokenType.ParenLeft, 1); break;
            case ')': Take(TokenType.ParenRight, 1); break;
            case ';': Take(TokenType.Semicolon, 1); break;
            case ',': Take(TokenType.Comma, 1); break;
            case '[': Take(TokenType.BracketLeft, 1); break;
            case ']': Take(TokenType.BracketRight, 1); break;
            case '{': Take(TokenType.BraceLeft, 1); break;
            case '}': Take(TokenType.BraceRight, 1); break;
            case ':': Take(TokenType.Colon, 1); break;
            case '~': Take(TokenType.Tilde, 1); break;
            case '@': Take(TokenType.At, 1); break;
            case '`': Take(TokenType.Backquote, 1); break;
            case '.': ReadDot(); break;
            case '?': ReadQuestion(); break;
            case '"' or '\'': ReadString(c); break;
            case >= '0' and <= '9': ReadNumber(c); break;
            case '#': ReadPrivateName(); break;
            case '=': ReadEquals(); break;
            case '!': ReadExclamation(); break;
            case '<': ReadLess(); break;
            case '>': ReadGreater(); break;
            case '+': ReadDoubled('+', TokenType.Plus, TokenType.Increment, TokenType.PlusAssign); break;
            case '-': ReadDoubled('-', TokenType.Minus, TokenType.Decrement, TokenType.MinusAssign); break;
            case '*': ReadStar(); break;
            case '/': TakeOrAssign(TokenType.Slash, 1, TokenType.SlashAssign); break;
            case '%': TakeOrAssign(TokenType.Percent, 1, TokenType.PercentAssign); break;
            case '^': TakeOrAssign(TokenType.BitXor, 1, TokenType.BitXorAssign); break;
            case '&': ReadRepeatable('&', TokenType.BitAnd, TokenType.BitAndAssign, TokenType.And, TokenType.AndAssign); break;
            case '|': ReadRepeatable('|', TokenType.BitOr, TokenType.BitOrAssign, TokenType.Or, TokenType.OrAssign); break;
            default: ReadName(c); break;
        }
    }

    private void Take(TokenType type, int length)
    {
        Type = type;
        Position += length;
    }

    private void TakeOrAssign(TokenType type, int length, TokenType assign)
    {
        if (At(Position + length) == '=')
        {
            Take(assign, length + 1);
        }
        else
        {
            Take(type, length);
        }
    }

    private void ReadDot()
    {
        var next = At(Position + 1);
        if (CharacterClass.IsDigit(next))
        {
            ReadNumber('.');
        }
        else if (next == '.' && At(Position + 2) == '.')
        {
            Take(TokenType.Ellipsis, 3);
        }
        else
        {
            Take(TokenType.Dot, 1);
        }
    }

    private void ReadQuestion()
    {
        var next = At(Position + 1);
        if (next == '.' && !CharacterClass.IsDigit(At(Position + 2)))
        {
            Take(TokenType.QuestionDot, 2);
        }
        else if (next == '?')
        {
            TakeOrAssign(TokenType.Nullish, 2, TokenType.NullishAssign);
        }
        else
        {
            Take(TokenType.Question, 1);
        }
    }

    private void ReadEquals()
    {
        switch (At(Position + 1))
        {
            case '=' when At(Position + 2) == '=': Take(TokenType.StrictEqual, 3); break;
            case '=': Take(TokenType.Equal, 2); break;
            case '>': Take(TokenType.Arrow, 2); break;
            default: Take(TokenType.Assign, 1); break;
        }
    }

    private void ReadExclamation()
    {
        if (At(Position + 1) != '=')
        {
            Take(TokenType.Not, 1);
        }
        else if (At(Position + 2) == '=')
        {
            Take(TokenType.StrictNotEqual, 3);
        }
        else
        {
            Take(TokenType.NotEqual, 2);
        }
    }

    private void ReadLess()
    {
        switch (At(Position + 1))
        {
            case '<': TakeOrAssign(TokenType.ShiftLeft, 2, TokenType.ShiftLeftAssign); break;
            case '=': Take(TokenType.LessOrEqual, 2); break;
            default: Take(TokenType.Less, 1); break;
        }
    }

    private void ReadGreater()
    {
        switch (At(Position + 1))
        {
            case '>' when At(Position + 2) == '>': TakeOrAssign(TokenType.ShiftRightUnsigned, 3, TokenType.ShiftRightUnsignedAssign); break;
            case '>': TakeOrAssign(TokenType.ShiftRight, 2, TokenType.ShiftRightAssign); break;
            case '=': Take(TokenType.GreaterOrEqual, 2); break;
            default: Take(TokenType.Greater, 1); break;
        }
    }

    private void ReadDoubled(char c, TokenType single, TokenType doubled, TokenType assign)
    {
        if (At(Position + 1) == c)
        {
            Take(doubled, 2);
        }
        else
        {
            TakeOrAssign(single, 1, assign);
        }
    }

    private void ReadStar()
    {
        if (At(Position + 1) == '*')
        {
            TakeOrAssign(TokenType.StarStar, 2, TokenType.StarStarAssign);
        }
        else
        {
            TakeOrAssign(TokenType.Star, 1, TokenType.StarAssign);
        }
    }

    private void ReadRepeatable(char c, TokenType single, TokenType singleAssign, TokenType doubled, TokenType doubledAssign)
    {
        if (At(Position + 1) == c)
        {
            TakeOrAssign(doubled, 2, doubledAssign);
        }
        else
        {
            TakeOrAssign(single, 1, singleAssign);
        }
    }
}
