namespace BaasFunctions.Sandbox.Compilation.TypeScript;

/// <summary>Types. What is read here is blanked by whoever asked for it.</summary>
internal sealed partial class TypeEraser
{
    private bool _withoutConditional;

    /// <param name="withoutConditional">Whether <c>extends</c> behind it belongs to a conditional type around.</param>
    private void Type(bool withoutConditional = false)
    {
        if (!Enter())
        {
            return;
        }

        var outer = _withoutConditional;
        _withoutConditional = withoutConditional;
        while (true)
        {
            if (BeginsFunctionType())
            {
                FunctionType();
                break;
            }

            Union();
            if (withoutConditional || !Is(Keyword.Extends) || Current.AfterLineEnd)
            {
                break;
            }

            Next();
            Type(withoutConditional: true);
            Expect(TokenKind.Question);
            Type();
            if (!Accept(TokenKind.Colon))
            {
                Fail();
                break;
            }
        }

        _withoutConditional = outer;
        Leave();
    }

    /// <summary>What a function returns, or what it says about its argument: <c>x is T</c>, <c>asserts x</c>.</summary>
    private void ResultType()
    {
        if ((IsName || Is(Keyword.This)) && Peek() is { Keyword: Keyword.Is, AfterLineEnd: false })
        {
            Next();
            Next();
        }

        Type();
    }

    private bool BeginsFunctionType() => Current.Kind switch
    {
        TokenKind.Less => true,
        TokenKind.Word => Is(Keyword.New) || (Is(Keyword.Abstract) && Peek().Keyword == Keyword.New),
        TokenKind.OpenParen => !HasFailedBefore(AttemptKind.FunctionType) && OpensParameters(),
        _ => false,
    };

    /// <summary>Whether the parenthesis is that of parameters, and not of a type.</summary>
    private bool OpensParameters()
    {
        var attempt = Begin(AttemptKind.FunctionType);
        Next();
        var opens = Is(TokenKind.CloseParen) || Is(TokenKind.Ellipsis)
            || (PassesTarget() && _fault is null
                && (Current.Kind is TokenKind.Colon or TokenKind.Comma or TokenKind.Question or TokenKind.Equals || (Accept(TokenKind.CloseParen) && Is(TokenKind.Arrow))));
        if (opens && _fault is null)
        {
            _attempts--;
            GoBack(attempt);
            return true;
        }

        return End(attempt, succeeded: false);
    }

    private bool PassesTarget()
    {
        if (!IsName && !Is(Keyword.This) && !Is(TokenKind.OpenBrace) && !Is(TokenKind.OpenBracket))
        {
            return false;
        }

        Target();
        return true;
    }

    private void FunctionType()
    {
        Accept(Keyword.Abstract);
        Accept(Keyword.New);
        TypeParameters();
        Parameters();
        Expect(TokenKind.Arrow);
        ResultType();
    }

    private void Union()
    {
        if (!Accept(TokenKind.Bar))
        {
            Accept(TokenKind.Ampersand);
        }

        do
        {
            if (BeginsFunctionType())
            {
                FunctionType();
            }
            else
            {
                TypeOperand();
            }
        }
        while (AcceptJoin());
    }

    /// <summary>Between two types; an intersection in a union may begin with its sign.</summary>
    private bool AcceptJoin()
    {
        if (!Accept(TokenKind.Bar))
        {
            return Accept(TokenKind.Ampersand);
        }

        Accept(TokenKind.Ampersand);
        return true;
    }

    private void TypeOperand()
    {
        while (Current.Keyword is Keyword.Keyof or Keyword.Unique or Keyword.Readonly)
        {
            Next();
        }

        if (Accept(Keyword.Infer))
        {
            Expect(TokenKind.Word);
            InferConstraint();
        }
        else
        {
            PlainType();
        }

        while (Is(TokenKind.OpenBracket) && !Current.AfterLineEnd)
        {
            Next();
            if (!Is(TokenKind.CloseBracket))
            {
                Type();
            }

            Expect(TokenKind.CloseBracket);
        }
    }

    /// <summary>As in <c>infer T extends string</c>; before a question mark, <c>extends</c> is that of a conditional type, where one is possible.</summary>
    private void InferConstraint()
    {
        if (!Is(Keyword.Extends) || HasFailedBefore(AttemptKind.InferConstraint))
        {
            return;
        }

        var attempt = Begin(AttemptKind.InferConstraint);
        Next();
        Type(withoutConditional: true);
        End(attempt, _withoutConditional || !Is(TokenKind.Question));
    }

    private void PlainType()
    {
        switch (Current.Kind)
        {
            case TokenKind.OpenBrace:
                TypeMembers();
                break;
            case TokenKind.OpenBracket:
                Tuple();
                break;
            case TokenKind.OpenParen:
                Next();
                Type();
                Expect(TokenKind.CloseParen);
                break;
            case TokenKind.String or TokenKind.Number or TokenKind.Template:
                Next();
                break;
            case TokenKind.Minus:
                Next();
                Expect(TokenKind.Number);
                break;
            case TokenKind.TemplateHead:
                do
                {
                    Next();
                    Type();
                }
                while (GoesOn());
                break;
            case TokenKind.Word:
                NamedType();
                break;
            default:
                Fail();
                break;
        }
    }

    private void NamedType()
    {
        switch (Current.Keyword)
        {
            case Keyword.Typeof:
                Next();
                if (Is(Keyword.Import))
                {
                    ImportType();
                }
                else
                {
                    Expect(TokenKind.Word);
                    Qualified();
                }

                break;
            case Keyword.Import:
                ImportType();
                break;
            case Keyword.Asserts when Peek() is { Kind: TokenKind.Word, AfterLineEnd: false } next && (!next.Keyword.IsReserved() || next.Keyword == Keyword.This):
                Next();
                Next();
                if (Accept(Keyword.Is))
                {
                    Type(_withoutConditional);
                }

                break;
            case Keyword.This:
                Next();
                if (Is(Keyword.Is) && !Current.AfterLineEnd)
                {
                    Next();
                    Type(_withoutConditional);
                }

                break;
            case Keyword.Void or Keyword.Null or Keyword.True or Keyword.False:
                Next();
                break;
            case var keyword when keyword.IsReserved():
                Fail();
                break;
            default:
                Next();
                Qualified();
                break;
        }
    }

    /// <summary>What follows a name: names behind dots, and type arguments on the same line.</summary>
    private void Qualified()
    {
        while (Accept(TokenKind.Dot))
        {
            MemberName();
        }

        if (Is(TokenKind.Less) && !Current.AfterLineEnd)
        {
            TypeArguments();
        }
    }

    private void ImportType()
    {
        Next();
        Expect(TokenKind.OpenParen);
        Type();
        if (Accept(TokenKind.Comma) && Is(TokenKind.OpenBrace))
        {
            ObjectLiteral();
            Accept(TokenKind.Comma);
        }

        Expect(TokenKind.CloseParen);
        Qualified();
    }

    private void Tuple()
    {
        Next();
        while (!Is(TokenKind.CloseBracket) && !Is(TokenKind.End))
        {
            Accept(TokenKind.Ellipsis);
            if (Is(TokenKind.Word) && IsTupleLabel())
            {
                Next();
                Accept(TokenKind.Question);
                Next();
            }

            Type();
            Accept(TokenKind.Question);
            if (!Accept(TokenKind.Comma))
            {
                break;
            }
        }

        Expect(TokenKind.CloseBracket);
    }

    private bool IsTupleLabel()
    {
        var next = Peek();
        if (next.Kind != TokenKind.Question)
        {
            return next.Kind == TokenKind.Colon;
        }

        var state = _lexer.State;
        _lexer.Next();
        var isLabel = Peek().Kind == TokenKind.Colon;
        _lexer.State = state;
        return isLabel;
    }

    private void TypeArguments()
    {
        if (HasFailedBefore(AttemptKind.TypeArguments))
        {
            Fail();
            return;
        }

        var start = Current.Start;
        Expect(TokenKind.Less);
        TypeList();
        Expect(TokenKind.Greater);
        if (_fault is { Kind: ErasureFaultKind.Syntax })
        {
            _failedAttempts.Add(KeyOf(AttemptKind.TypeArguments, start));
        }
    }

    private void TypeParameters()
    {
        if (!Accept(TokenKind.Less))
        {
            return;
        }

        while (!Is(TokenKind.Greater) && !Is(TokenKind.End))
        {
            while (Is(Keyword.Const) || Is(Keyword.In) || (Is(Keyword.Out) && Peek() is { Kind: TokenKind.Word, Keyword: not Keyword.Extends }))
            {
                Next();
            }

            if (!IsName)
            {
                Fail();
            }

            Next();
            if (Accept(Keyword.Extends))
            {
                Type();
            }

            if (Accept(TokenKind.Equals))
            {
                Type();
            }

            if (!Accept(TokenKind.Comma))
            {
                break;
            }
        }

        Expect(TokenKind.Greater);
    }
}
