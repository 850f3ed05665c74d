namespace BaasFunctions.Sandbox.Compilation.TypeScript;

internal sealed partial class TypeEraser
{
    /// <summary>The members of an interface, of an object type or of a mapped type.</summary>
    private void TypeMembers()
    {
        Expect(TokenKind.OpenBrace);
        while (!Is(TokenKind.CloseBrace) && !Is(TokenKind.End))
        {
            TypeMember();
            if (!Accept(TokenKind.Semicolon) && !Accept(TokenKind.Comma) && !Is(TokenKind.CloseBrace) && !Current.AfterLineEnd)
            {
                Fail();
            }
        }

        Expect(TokenKind.CloseBrace);
    }

    private void TypeMember()
    {
        if (Is(Keyword.New) && Peek().Kind is TokenKind.OpenParen or TokenKind.Less)
        {
            Next();
        }

        if (!Is(TokenKind.OpenParen) && !Is(TokenKind.Less))
        {
            MemberModifiers();
            if (Is(TokenKind.OpenBracket))
            {
                BracketedName();
            }
            else
            {
                PropertyName();
            }

            if (Is(TokenKind.Plus) || Is(TokenKind.Minus))
            {
                Next();
            }

            Accept(TokenKind.Question);
        }

        if (Is(TokenKind.OpenParen) || Is(TokenKind.Less))
        {
            TypeParameters();
            Parameters();
            if (Accept(TokenKind.Colon))
            {
                ResultType();
            }
        }
        else if (Accept(TokenKind.Colon))
        {
            Type();
        }
    }

    private void MemberModifiers()
    {
        if (Is(TokenKind.Plus) || Is(TokenKind.Minus))
        {
            Next();
            Expect(Keyword.Readonly);
            return;
        }

        while (Current.Keyword is Keyword.Readonly or Keyword.Get or Keyword.Set or Keyword.Public or Keyword.Private or Keyword.Protected or Keyword.Static
            && Peek() is var next && BeginsName(next) && (!next.AfterLineEnd || Current.Keyword is Keyword.Get or Keyword.Set))
        {
            Next();
        }
    }

    /// <summary>The keys of a mapped type, an index signature or a computed name.</summary>
    private void BracketedName()
    {
        Next();
        var next = Is(TokenKind.Word) ? Peek() : default;
        if (next.Keyword == Keyword.In)
        {
            Next();
            Next();
            Type();
            if (Accept(Keyword.As))
            {
                Type();
            }
        }
        else if (next.Kind == TokenKind.Colon)
        {
            Next();
            Next();
            Type();
        }
        else
        {
            Expression();
        }

        Expect(TokenKind.CloseBracket);
    }
}
