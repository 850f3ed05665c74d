namespace BaasFunctions.Sandbox.Compilation.TypeScript;

internal sealed partial class TypeEraser
{
    /// <summary>An array, or a pattern of one.</summary>
    private void ArrayLiteral()
    {
        if (!Enter())
        {
            return;
        }

        Next();
        while (!Is(TokenKind.CloseBracket) && !Is(TokenKind.End))
        {
            if (Accept(TokenKind.Comma))
            {
                continue;
            }

            Accept(TokenKind.Ellipsis);
            Assignment();
            if (!Is(TokenKind.CloseBracket))
            {
                Expect(TokenKind.Comma);
            }
        }

        Expect(TokenKind.CloseBracket);
        Leave();
    }

    /// <summary>An object, or a pattern of one.</summary>
    private void ObjectLiteral()
    {
        if (!Enter())
        {
            return;
        }

        Next();
        while (!Is(TokenKind.CloseBrace) && !Is(TokenKind.End))
        {
            Property();
            if (!Accept(TokenKind.Comma))
            {
                break;
            }
        }

        Expect(TokenKind.CloseBrace);
        Leave();
    }

    private void Property()
    {
        if (Accept(TokenKind.Ellipsis))
        {
            Assignment();
            return;
        }

        while (Current.Keyword is Keyword.Get or Keyword.Set or Keyword.Async && Peek() is var next && (BeginsName(next) || next.Kind == TokenKind.Star))
        {
            Next();
        }

        Accept(TokenKind.Star);
        PropertyName();
        if (Is(TokenKind.OpenParen) || Is(TokenKind.Less))
        {
            EraseTypeParameters();
            Parameters();
            Result();
            BlockHere();
        }
        else if (Accept(TokenKind.Colon) || Accept(TokenKind.Equals))
        {
            Assignment();
        }
    }

    private void PropertyName()
    {
        if (Is(TokenKind.OpenBracket))
        {
            Next();
            Expression();
            Expect(TokenKind.CloseBracket);
        }
        else if (BeginsName(Current))
        {
            Next();
        }
        else
        {
            Fail();
        }
    }

    private void Template()
    {
        do
        {
            Next();
            Expression();
        }
        while (GoesOn());
    }

    /// <summary>Behind a value in a template: whether another follows.</summary>
    private bool GoesOn()
    {
        if (!Is(TokenKind.CloseBrace))
        {
            Fail();
            return false;
        }

        _lexer.RescanTemplate();
        if (Is(TokenKind.TemplateMiddle))
        {
            return true;
        }

        Expect(TokenKind.TemplateTail);
        return false;
    }
}
