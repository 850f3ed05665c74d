namespace BaasFunctions.Sandbox.Compilation.TypeScript;

internal sealed partial class TypeEraser
{
    private void Class()
    {
        Expect(Keyword.Class);
        if (IsName && !(Is(Keyword.Implements) && Peek().Kind == TokenKind.Word))
        {
            Next();
        }

        EraseTypeParameters();
        while (Is(Keyword.Extends) || Is(Keyword.Implements))
        {
            if (Accept(Keyword.Extends))
            {
                LeftHandSide();
                if (Is(TokenKind.Less))
                {
                    EraseTypeArguments();
                }
            }
            else
            {
                var (mark, start) = (_erasures.Count, Current.Start);
                Next();
                TypeList();
                EraseAll(mark, start);
            }
        }

        Expect(TokenKind.OpenBrace);
        var isOpen = false;
        while (!Is(TokenKind.CloseBrace) && !Is(TokenKind.End))
        {
            isOpen = !Accept(TokenKind.Semicolon) && Member(isOpen);
        }

        Expect(TokenKind.CloseBrace);
    }

    /// <summary>A member of a class. Whether it is a field that ends without a semicolon, so that what stands behind could go on with it.</summary>
    private bool Member(bool afterOpenField)
    {
        var (mark, start) = (_erasures.Count, Current.Start);
        while (Is(TokenKind.At))
        {
            Decorator();
        }

        if (Is(Keyword.Static) && Peek().Kind == TokenKind.OpenBrace)
        {
            Next();
            return !Block();
        }

        var modifiers = _erasures.Count;
        var isType = Modifiers(out var beginsErased);
        if (beginsErased && afterOpenField && (Is(TokenKind.OpenBracket) || Is(TokenKind.Star)))
        {
            _erasures[modifiers] = _erasures[modifiers] with { First = ';' };
        }

        var isOpen = false;
        if (Is(TokenKind.OpenBracket) && IsIndexSignature())
        {
            isType = true;
            IndexSignature();
        }
        else
        {
            Accept(TokenKind.Star);
            var name = Current;
            PropertyName();
            EraseOne(TokenKind.Question);
            EraseOne(TokenKind.Bang);
            if (Is(TokenKind.OpenParen) || Is(TokenKind.Less))
            {
                isType |= !Signature();
            }
            else
            {
                isOpen = Field(name);
            }
        }

        if (isType)
        {
            EraseAll(mark, start, afterOpenField ? ';' : ' ');
            return false;
        }

        return isOpen;
    }

    /// <summary>Whether the modifiers make the member one of types only.</summary>
    private bool Modifiers(out bool beginsErased)
    {
        var (isType, isFirst) = (false, true);
        beginsErased = false;
        while (IsModifier(out var isErased))
        {
            isType |= Current.Keyword is Keyword.Abstract or Keyword.Declare;
            beginsErased |= isFirst && isErased;
            isFirst = false;
            if (isErased)
            {
                Erase(Current.Start, Current.End);
            }

            Next();
        }

        return isType;
    }

    private bool IsModifier(out bool isErased)
    {
        isErased = Current.Keyword is Keyword.Public or Keyword.Private or Keyword.Protected or Keyword.Readonly or Keyword.Override or Keyword.Abstract or Keyword.Declare;
        if (!isErased && Current.Keyword is not (Keyword.Static or Keyword.Async or Keyword.Accessor or Keyword.Get or Keyword.Set))
        {
            return false;
        }

        var next = Peek();
        return (!next.AfterLineEnd || Current.Keyword is Keyword.Static or Keyword.Get or Keyword.Set)
            && (BeginsName(next) || next.Kind == TokenKind.Star);
    }

    private static bool BeginsName(in Token token) =>
        token.Kind is TokenKind.Word or TokenKind.PrivateName or TokenKind.String or TokenKind.Number or TokenKind.OpenBracket;

    private bool IsIndexSignature() => Peek().Kind == TokenKind.Word && PeekBehind().Kind == TokenKind.Colon;

    private void IndexSignature()
    {
        Next();
        Next();
        Expect(TokenKind.Colon);
        Type();
        Expect(TokenKind.CloseBracket);
        if (Accept(TokenKind.Colon))
        {
            Type();
        }

        EndStatement();
    }

    /// <summary>What follows the name of a field. Whether it ends without a semicolon.</summary>
    private bool Field(in Token name)
    {
        Annotation();
        var isTyped = _lexer.PreviousEnd > name.End;
        if (Accept(TokenKind.Equals))
        {
            Assignment();
            isTyped = false;
        }

        if (Accept(TokenKind.Semicolon))
        {
            return false;
        }

        EndStatement();
        if (isTyped && name.Keyword is Keyword.Get or Keyword.Set or Keyword.Static)
        {
            Separate();
        }

        return true;
    }

    /// <summary>What stands behind decorators.</summary>
    private bool Decorated()
    {
        while (Is(TokenKind.At))
        {
            Decorator();
        }

        return Statement();
    }

    private void Decorator()
    {
        Next();
        LeftHandSide(isDecorator: true);
    }
}
