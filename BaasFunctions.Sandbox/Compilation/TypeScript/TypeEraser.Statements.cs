namespace BaasFunctions.Sandbox.Compilation.TypeScript;

internal sealed partial class TypeEraser
{
    /// <summary>Statements up to a brace or the end. Whether one of them is more than types.</summary>
    private bool Statements(TokenKind end)
    {
        var hasCode = false;
        while (!Is(end) && !Is(TokenKind.End))
        {
            hasCode |= StatementOrBlank(isFirst: !hasCode);
        }

        return hasCode;
    }

    /// <summary>
    /// A statement, or blanks in its place. They begin with a semicolon: the line before may have none, and go on in the line behind. Not in front of all code, where directives stand.
    /// </summary>
    private bool StatementOrBlank(bool isFirst = false)
    {
        var (mark, start) = (_erasures.Count, Current.Start);
        if (Statement())
        {
            return true;
        }

        EraseAll(mark, start, isFirst ? ' ' : ';');
        return false;
    }

    /// <summary>False for a statement that is only types.</summary>
    private bool Statement()
    {
        if (!Enter())
        {
            return true;
        }

        var isCode = Current.Kind switch
        {
            TokenKind.OpenBrace => Block(),
            TokenKind.Semicolon => Accept(TokenKind.Semicolon),
            TokenKind.At => Decorated(),
            TokenKind.Word when Current.Keyword != Keyword.None => WordStatement(),
            _ => ExpressionStatement(),
        };
        Leave();
        return isCode;
    }

    private bool WordStatement()
    {
        switch (Current.Keyword)
        {
            case Keyword.Var:
                Next();
                return VariableStatement();
            case Keyword.Const:
                if (Peek().Keyword == Keyword.Enum)
                {
                    Next();
                    return Enum();
                }

                Next();
                return VariableStatement();
            case Keyword.Let when BeginsTarget(Peek()):
                Next();
                return VariableStatement();
            case Keyword.Using when BeginsUsing(Peek()):
                Next();
                return VariableStatement();
            case Keyword.Await when IsAwaitUsing():
                Next();
                Next();
                return VariableStatement();
            case Keyword.Function:
                return Function();
            case Keyword.Async when Peek() is { Keyword: Keyword.Function, AfterLineEnd: false }:
                Next();
                return Function();
            case Keyword.Class:
                Class();
                return true;
            case Keyword.Import when Peek().Kind is not (TokenKind.OpenParen or TokenKind.Dot):
                return Import();
            case Keyword.Export:
                return Export();
            case Keyword.Enum:
                return Enum();
            case Keyword.If or Keyword.While or Keyword.With:
                Next();
                Condition();
                StatementOrBlank();
                if (Accept(Keyword.Else))
                {
                    StatementOrBlank();
                }

                return true;
            case Keyword.Do:
                Next();
                StatementOrBlank();
                Expect(Keyword.While);
                Condition();
                Accept(TokenKind.Semicolon);
                return true;
            case Keyword.For:
                For();
                return true;
            case Keyword.Switch:
                Switch();
                return true;
            case Keyword.Try:
                Try();
                return true;
            case Keyword.Return or Keyword.Throw:
                Next();
                if (!Current.AfterLineEnd && !Is(TokenKind.Semicolon) && !Is(TokenKind.CloseBrace) && !Is(TokenKind.End))
                {
                    Expression();
                }

                EndStatement();
                return true;
            case Keyword.Break or Keyword.Continue or Keyword.Debugger:
                Next();
                if (IsName && !Current.AfterLineEnd)
                {
                    Next();
                }

                EndStatement();
                return true;
            default:
                return TypeStatement() ?? ExpressionStatement();
        }
    }

    private bool Block()
    {
        Next();
        _ = Statements(TokenKind.CloseBrace);
        Expect(TokenKind.CloseBrace);
        return true;
    }

    private void Condition()
    {
        Expect(TokenKind.OpenParen);
        Expression();
        Expect(TokenKind.CloseParen);
    }

    private bool ExpressionStatement()
    {
        var start = Current;
        Expression();
        if (start.Kind == TokenKind.Word && start.End == _lexer.PreviousEnd && Accept(TokenKind.Colon))
        {
            // A label: what follows is its statement.
            StatementOrBlank();
            return true;
        }

        EndStatement();
        return true;
    }

    private bool VariableStatement()
    {
        Variables();
        EndStatement();
        return true;
    }

    private void Variables()
    {
        do
        {
            Target();
            EraseOne(TokenKind.Bang);
            Annotation();
            if (Accept(TokenKind.Equals))
            {
                Assignment();
            }
        }
        while (Accept(TokenKind.Comma));
    }

    private void For()
    {
        Next();
        Accept(Keyword.Await);
        Expect(TokenKind.OpenParen);
        if (Is(Keyword.Var) || Is(Keyword.Const) || (Is(Keyword.Let) && BeginsTarget(Peek())) || (Is(Keyword.Using) && BeginsUsing(Peek())))
        {
            Next();
            Variables();
        }
        else if (Is(Keyword.Await) && IsAwaitUsing())
        {
            Next();
            Next();
            Variables();
        }
        else if (!Is(TokenKind.Semicolon))
        {
            Expression();
        }

        if (Accept(Keyword.Of) || Accept(Keyword.In))
        {
            Expression();
        }
        else if (Accept(TokenKind.Semicolon))
        {
            if (!Is(TokenKind.Semicolon))
            {
                Expression();
            }

            Expect(TokenKind.Semicolon);
            if (!Is(TokenKind.CloseParen))
            {
                Expression();
            }
        }

        Expect(TokenKind.CloseParen);
        StatementOrBlank();
    }

    private void Switch()
    {
        Next();
        Condition();
        Expect(TokenKind.OpenBrace);
        while (!Is(TokenKind.CloseBrace) && !Is(TokenKind.End))
        {
            if (Accept(Keyword.Case))
            {
                Expression();
                Expect(TokenKind.Colon);
            }
            else if (Is(Keyword.Default) && Peek().Kind == TokenKind.Colon)
            {
                Next();
                Next();
            }
            else
            {
                StatementOrBlank();
            }
        }

        Expect(TokenKind.CloseBrace);
    }

    private void Try()
    {
        Next();
        BlockHere();
        if (Accept(Keyword.Catch))
        {
            if (Accept(TokenKind.OpenParen))
            {
                Target();
                Annotation();
                Expect(TokenKind.CloseParen);
            }

            BlockHere();
        }

        if (Accept(Keyword.Finally))
        {
            BlockHere();
        }
    }

    private void BlockHere()
    {
        if (Is(TokenKind.OpenBrace))
        {
            Block();
        }
        else
        {
            Fail();
        }
    }

    /// <summary>
    /// The end of a statement, written or not. Where the next line goes on in a way that only a type kept apart (<c>x as T</c> before a parenthesis), a semicolon stands for the type.
    /// </summary>
    private void EndStatement()
    {
        if (Accept(TokenKind.Semicolon) || Is(TokenKind.CloseBrace) || Is(TokenKind.End))
        {
            return;
        }

        if (!Current.AfterLineEnd)
        {
            Fail();
        }
        else if (Is(TokenKind.OpenParen) || Is(TokenKind.OpenBracket) || Is(TokenKind.Template) || Is(TokenKind.TemplateHead))
        {
            Separate();
        }
    }

    private void Separate()
    {
        if (_erasures is [.., var last] && last.End == _lexer.PreviousEnd)
        {
            _erasures[^1] = last with { First = ';' };
        }
    }

    private static bool BeginsTarget(in Token next) =>
        (next.Kind == TokenKind.Word && !next.Keyword.IsReserved()) || next.Kind is TokenKind.OpenBracket or TokenKind.OpenBrace;

    private static bool BeginsUsing(in Token next) =>
        next.Kind == TokenKind.Word && !next.AfterLineEnd && !next.Keyword.IsReserved() && next.Keyword is not (Keyword.Of or Keyword.As or Keyword.Satisfies);

    private bool IsAwaitUsing() => Peek() is { Keyword: Keyword.Using, AfterLineEnd: false } && BeginsUsing(PeekBehind());
}
