namespace BaasFunctions.Sandbox.Compilation.TypeScript;

/// <summary>
/// Values. Operators are read as they come, without precedence, which matters in one place only: behind <c>as</c> (<see cref="Precedence"/>).
/// </summary>
internal sealed partial class TypeEraser
{
    private enum Operand
    {
        Value,

        /// <summary>An arrow function up to its arrow: what follows is its body.</summary>
        ArrowHead,

        /// <summary>An arrow function with its body, behind which no operator stands.</summary>
        Arrow,
    }

    private void Expression()
    {
        do
        {
            Assignment();
        }
        while (Accept(TokenKind.Comma));
    }

    /// <param name="isTrueBranch">Whether a colon behind it may belong to the conditional operator in front.</param>
    private void Assignment(bool isTrueBranch = false)
    {
        var loosest = Precedence.None;
        while (true)
        {
            switch (OperandHere(isTrueBranch))
            {
                case Operand.ArrowHead when Is(TokenKind.OpenBrace):
                    Block();
                    return;
                case Operand.Arrow:
                    return;
                case Operand.Value when !Operator(ref loosest):
                    return;
            }

            if (_fault is not null)
            {
                return;
            }
        }
    }

    /// <summary>An operator, where one follows that takes another value.</summary>
    /// <param name="loosest">The least precedence of the operators in front, back to one that binds no more than <c>as</c>.</param>
    private bool Operator(ref int loosest)
    {
        var cast = Current;
        var isCast = false;
        while ((Is(Keyword.As) || Is(Keyword.Satisfies)) && !Current.AfterLineEnd)
        {
            isCast = true;
            var (mark, start) = (_erasures.Count, Current.Start);
            Next();
            if (!Accept(Keyword.Const))
            {
                Type();
            }

            EraseAll(mark, start);
        }

        if (Is(TokenKind.Less) || Is(TokenKind.Greater))
        {
            _lexer.RescanAngle();
        }

        var precedence = Precedence.Of(_text.AsSpan(Current.Start, Current.End - Current.Start));
        if (isCast && Precedence.Splits(loosest, precedence))
        {
            Refuse(cast.Start, cast.End, $"{TextOf(cast)} between operators of which the second binds tighter", $"(left {TextOf(cast)} Type) {TextOf(Current)} right, with parentheses");
        }

        loosest = precedence == Precedence.None || loosest == Precedence.None ? precedence : Math.Min(loosest, precedence);
        switch (Current.Kind)
        {
            case TokenKind.Question:
                if (Peek().Kind is TokenKind.Colon or TokenKind.Comma or TokenKind.CloseParen or TokenKind.Equals)
                {
                    // Of a parameter that may be missing.
                    return false;
                }

                Next();
                Assignment(isTrueBranch: true);
                Expect(TokenKind.Colon);
                return true;
            case TokenKind.Operator or TokenKind.Equals or TokenKind.Plus or TokenKind.Minus or TokenKind.Star or TokenKind.Slash or TokenKind.SlashEquals
                or TokenKind.Bar or TokenKind.Ampersand:
                Next();
                return true;
            case TokenKind.Word when Current.Keyword is Keyword.In or Keyword.Instanceof:
                Next();
                return true;
            default:
                return false;
        }
    }

    private Operand OperandHere(bool isTrueBranch)
    {
        if (!Enter())
        {
            return Operand.Value;
        }

        var operand = Prefix() ? Primary(isTrueBranch) : Operand.Value;
        if (operand == Operand.Value)
        {
            Suffixes(isDecorator: false);
        }

        Leave();
        return operand;
    }

    private void LeftHandSide(bool isDecorator = false)
    {
        if (!Enter())
        {
            return;
        }

        while (!isDecorator && Accept(Keyword.New))
        {
        }

        if (Primary(isTrueBranch: false) == Operand.Value)
        {
            Suffixes(isDecorator);
        }
        else
        {
            Fail();
        }

        Leave();
    }

    /// <summary>Operators in front of a value; false where the last of them turned out to be the value.</summary>
    private bool Prefix()
    {
        while (true)
        {
            switch (Current.Kind)
            {
                case TokenKind.Bang or TokenKind.Tilde or TokenKind.Plus or TokenKind.Minus or TokenKind.Increment:
                    Next();
                    continue;
                case TokenKind.Word:
                    break;
                default:
                    return true;
            }

            switch (Current.Keyword)
            {
                case Keyword.Typeof or Keyword.Void or Keyword.Delete:
                    Next();
                    continue;
                case Keyword.New:
                    Next();
                    if (Is(TokenKind.Dot))
                    {
                        return false;
                    }

                    continue;
                case Keyword.Await:
                    Next();
                    if (!BeginsValue())
                    {
                        return false;
                    }

                    continue;
                case Keyword.Yield:
                    Next();
                    if (Current.AfterLineEnd || !(Accept(TokenKind.Star) || BeginsValue()))
                    {
                        return false;
                    }

                    continue;
                default:
                    return true;
            }
        }
    }

    /// <summary>Whether a value follows, so that the word before is an operator and no name.</summary>
    private bool BeginsValue() => Current.Kind switch
    {
        TokenKind.Word => !Current.Keyword.IsReserved() || Current.Keyword is Keyword.Class or Keyword.Delete or Keyword.False or Keyword.Function or Keyword.Import
            or Keyword.New or Keyword.Null or Keyword.Super or Keyword.This or Keyword.True or Keyword.Typeof or Keyword.Void,
        TokenKind.PrivateName or TokenKind.Number or TokenKind.String or TokenKind.Template or TokenKind.TemplateHead or TokenKind.OpenParen
            or TokenKind.OpenBracket or TokenKind.OpenBrace or TokenKind.Slash or TokenKind.SlashEquals or TokenKind.Bang or TokenKind.Tilde
            or TokenKind.Increment or TokenKind.Plus or TokenKind.Minus or TokenKind.At or TokenKind.Less => true,
        _ => false,
    };

    private Operand Primary(bool isTrueBranch)
    {
        switch (Current.Kind)
        {
            case TokenKind.Word:
                return WordValue(isTrueBranch);
            case TokenKind.Number or TokenKind.String or TokenKind.Template or TokenKind.PrivateName:
                Next();
                break;
            case TokenKind.TemplateHead:
                Template();
                break;
            case TokenKind.Slash or TokenKind.SlashEquals:
                _lexer.RescanRegex();
                Expect(TokenKind.Regex);
                break;
            case TokenKind.OpenParen:
                return ParenthesisOrArrow(isTrueBranch);
            case TokenKind.OpenBracket:
                ArrayLiteral();
                break;
            case TokenKind.OpenBrace:
                ObjectLiteral();
                break;
            case TokenKind.Less:
                return GenericArrow(isTrueBranch);
            case TokenKind.At:
                while (Is(TokenKind.At))
                {
                    Decorator();
                }

                Class();
                break;
            default:
                Fail();
                break;
        }

        return Operand.Value;
    }

    private Operand WordValue(bool isTrueBranch)
    {
        var word = Current.Keyword;
        switch (word)
        {
            case Keyword.Function:
                FunctionValue();
                return Operand.Value;
            case Keyword.Class:
                Class();
                return Operand.Value;
            case Keyword.Async:
                return Async(isTrueBranch);
            case Keyword.This or Keyword.Super or Keyword.Null or Keyword.True or Keyword.False or Keyword.Import:
                Next();
                return Operand.Value;
        }

        if (word.IsReserved())
        {
            Fail();
            return Operand.Value;
        }

        Next();
        return Accept(TokenKind.Arrow) ? Operand.ArrowHead : Operand.Value;
    }

    private void FunctionValue()
    {
        if (!Function())
        {
            Fail();
        }
    }

    private void Suffixes(bool isDecorator)
    {
        while (true)
        {
            switch (Current.Kind)
            {
                case TokenKind.Dot:
                    Next();
                    MemberName();
                    break;
                case TokenKind.QuestionDot:
                    Next();
                    if (Is(TokenKind.Less))
                    {
                        EraseTypeArguments();
                    }
                    else if (!Is(TokenKind.OpenParen) && !Is(TokenKind.OpenBracket))
                    {
                        MemberName();
                    }

                    break;
                case TokenKind.OpenBracket when !isDecorator:
                    Next();
                    Expression();
                    Expect(TokenKind.CloseBracket);
                    break;
                case TokenKind.OpenParen:
                    Arguments();
                    break;
                case TokenKind.Template:
                    Next();
                    break;
                case TokenKind.TemplateHead:
                    Template();
                    break;
                case TokenKind.Bang when !Current.AfterLineEnd:
                    EraseOne(TokenKind.Bang);
                    break;
                case TokenKind.Increment when !Current.AfterLineEnd:
                    Next();
                    break;
                case TokenKind.Less when TypesInExpression():
                    break;
                default:
                    return;
            }
        }
    }

    private void MemberName()
    {
        if (!Accept(TokenKind.PrivateName))
        {
            Expect(TokenKind.Word);
        }
    }

    private void Arguments()
    {
        Next();
        while (!Is(TokenKind.CloseParen) && !Is(TokenKind.End))
        {
            Accept(TokenKind.Ellipsis);
            Assignment();
            if (!Accept(TokenKind.Comma))
            {
                break;
            }
        }

        Expect(TokenKind.CloseParen);
    }

    /// <summary>Type arguments of a call or of a value, where TypeScript takes them for that and not for comparisons: by what follows.</summary>
    private bool TypesInExpression()
    {
        if (HasFailedBefore(AttemptKind.TypesInExpression))
        {
            return false;
        }

        var attempt = Begin(AttemptKind.TypesInExpression);
        EraseTypeArguments();
        var follows = _fault is null && _text.AsSpan(_lexer.PreviousEnd) is not ['>' or '=', ..] && MayFollowTypes();
        return End(attempt, follows);
    }

    private bool MayFollowTypes() => Current.Kind switch
    {
        TokenKind.OpenParen or TokenKind.Template or TokenKind.TemplateHead => true,
        TokenKind.Less or TokenKind.Greater or TokenKind.Plus or TokenKind.Minus => false,
        TokenKind.Slash or TokenKind.SlashEquals => true,
        TokenKind.Word when Current.Keyword is Keyword.In or Keyword.Instanceof or Keyword.As or Keyword.Satisfies => true,
        _ => Current.AfterLineEnd || !BeginsValue(),
    };
}
