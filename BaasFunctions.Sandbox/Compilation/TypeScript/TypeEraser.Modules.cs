namespace BaasFunctions.Sandbox.Compilation.TypeScript;

internal sealed partial class TypeEraser
{
    private const string ImportEquals = "import = (a module of CommonJS, or an alias)";

    /// <summary>False for an import of types only.</summary>
    private bool Import()
    {
        var start = Current;
        Next();
        if (Is(TokenKind.String))
        {
            EndOfSource();
            return true;
        }

        var isTypeOnly = Is(Keyword.Type) && IsTypeModifier();
        if (isTypeOnly || (Is(Keyword.Defer) && Peek().Kind == TokenKind.Star)
            || (Is(Keyword.Source) && Peek() is { Kind: TokenKind.Word, Keyword: not Keyword.From }))
        {
            Next();
        }

        if (Is(TokenKind.Word))
        {
            Next();
            if (Is(TokenKind.Equals))
            {
                if (!isTypeOnly && !_ambient)
                {
                    Refuse(start.Start, Current.End, ImportEquals, "import name from 'module'");
                }

                Next();
                Expression();
                EndStatement();
                return false;
            }

            Accept(TokenKind.Comma);
        }

        if (Accept(TokenKind.Star))
        {
            Expect(Keyword.As);
            Expect(TokenKind.Word);
        }
        else if (Is(TokenKind.OpenBrace))
        {
            Specifiers();
        }

        Expect(Keyword.From);
        EndOfSource();
        return !isTypeOnly;
    }

    /// <summary>Whether the word type is one, and not the name of what is imported.</summary>
    private bool IsTypeModifier()
    {
        var next = Peek();
        return next.Keyword == Keyword.From ? PeekBehind().Kind != TokenKind.String : next.Kind is TokenKind.OpenBrace or TokenKind.Star or TokenKind.Word;
    }

    /// <summary>The name of a module, what else is said about it, and the end of the statement.</summary>
    private void EndOfSource()
    {
        Expect(TokenKind.String);
        if ((Is(Keyword.With) || (Is(Keyword.Assert) && !Current.AfterLineEnd)) && Peek().Kind == TokenKind.OpenBrace)
        {
            Next();
            ObjectLiteral();
        }

        EndStatement();
    }

    /// <summary>
    /// Names in braces. The word type before one is a modifier where that leaves a name, alone or with an alias: of <c>type</c>, <c>type as</c>, <c>type as x</c> and <c>type as as x</c>
    /// the second and the fourth are types.
    /// </summary>
    private void Specifiers()
    {
        Expect(TokenKind.OpenBrace);
        while (!Is(TokenKind.CloseBrace) && !Is(TokenKind.End))
        {
            var start = Current;
            var words = 0;
            while (Is(TokenKind.Word) || Is(TokenKind.String))
            {
                words++;
                Next();
            }

            if (words is 0 or > 4)
            {
                Fail();
            }

            if (start.Keyword == Keyword.Type && words % 2 == 0)
            {
                Erase(start.Start, _lexer.PreviousEnd);
                EraseHere(TokenKind.Comma);
            }

            if (!Accept(TokenKind.Comma))
            {
                break;
            }
        }

        Expect(TokenKind.CloseBrace);
    }

    /// <summary>False for an export of types only.</summary>
    private bool Export()
    {
        var start = Current;
        Next();
        switch (Current)
        {
            case { Kind: TokenKind.Star }:
                ExportAll();
                return true;
            case { Kind: TokenKind.OpenBrace }:
                ExportNames();
                return true;
            case { Kind: TokenKind.Equals }:
                if (!_ambient)
                {
                    Refuse(start.Start, Current.End, "export =", "export default");
                }

                Next();
                Expression();
                EndStatement();
                return false;
            case { Keyword: Keyword.Default }:
                Next();
                return ExportDefault();
            case { Keyword: Keyword.As }:
                Next();
                Expect(Keyword.Namespace);
                Expect(TokenKind.Word);
                EndStatement();
                return false;
            case { Keyword: Keyword.Type } when Peek().Kind == TokenKind.Star:
                Next();
                ExportAll();
                return false;
            case { Keyword: Keyword.Type } when Peek().Kind == TokenKind.OpenBrace:
                Next();
                ExportNames();
                return false;
            default:
                return Statement();
        }
    }

    private void ExportAll()
    {
        Next();
        if (Accept(Keyword.As))
        {
            Next();
        }

        Expect(Keyword.From);
        EndOfSource();
    }

    private void ExportNames()
    {
        Specifiers();
        if (Accept(Keyword.From))
        {
            EndOfSource();
        }
        else
        {
            EndStatement();
        }
    }

    private bool ExportDefault()
    {
        switch (Current.Keyword)
        {
            case Keyword.Function:
                return Function();
            case Keyword.Async when Peek() is { Keyword: Keyword.Function, AfterLineEnd: false }:
                Next();
                return Function();
            case Keyword.Class:
                Class();
                return true;
            case Keyword.Interface when Peek() is { Kind: TokenKind.Word, AfterLineEnd: false }:
                return Interface();
            case Keyword.Abstract when Peek() is { Keyword: Keyword.Class, AfterLineEnd: false }:
                return Statement();
            default:
                if (Is(TokenKind.At))
                {
                    return Decorated();
                }

                Assignment();
                EndStatement();
                return true;
        }
    }
}
