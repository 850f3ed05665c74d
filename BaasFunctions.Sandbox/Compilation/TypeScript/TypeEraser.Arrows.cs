namespace BaasFunctions.Sandbox.Compilation.TypeScript;

/// <summary>
/// Arrow functions. A parenthesis is read once, as values and as parameters at the same time: a type in it is possible in parameters only. What is tried is whether a colon behind it
/// has a type and an arrow behind that.
/// </summary>
internal sealed partial class TypeEraser
{
    /// <param name="isTrueBranch">See <see cref="Assignment"/>.</param>
    /// <param name="isSure">Whether only an arrow function is possible.</param>
    /// <param name="isCall">Whether it may be a call of a function called async.</param>
    private Operand ParenthesisOrArrow(bool isTrueBranch, bool isSure = false, bool isCall = false)
    {
        Next();
        isSure |= !isCall && Is(TokenKind.CloseParen);
        var hasTypes = false;
        while (!Is(TokenKind.CloseParen) && !Is(TokenKind.End))
        {
            isSure |= Accept(TokenKind.Ellipsis) && !isCall;
            Assignment();
            if (Is(TokenKind.Question) || Is(TokenKind.Colon))
            {
                isSure = hasTypes = true;
                EraseOne(TokenKind.Question);
                Annotation();
                if (Accept(TokenKind.Equals))
                {
                    Assignment();
                }
            }

            if (!Accept(TokenKind.Comma))
            {
                break;
            }
        }

        var close = Current.Start;
        Expect(TokenKind.CloseParen);
        if (Accept(TokenKind.Arrow))
        {
            return Operand.ArrowHead;
        }

        if (Is(TokenKind.Colon) && !HasFailedBefore(ArrowResultIn(isTrueBranch)))
        {
            return ArrowResult(close, isSure, isTrueBranch);
        }

        if (hasTypes)
        {
            Fail();
        }

        return Operand.Value;
    }

    /// <summary>
    /// Behind the parameters and before a colon. In the true branch of a conditional operator the colon is that of the operator, unless another follows the whole function.
    /// </summary>
    private Operand ArrowResult(int close, bool isSure, bool isTrueBranch)
    {
        var attempt = Begin(ArrowResultIn(isTrueBranch));
        var (mark, colon) = (_erasures.Count, Current.Start);
        Next();
        ResultType();
        if (isSure || !Is(TokenKind.Arrow) || !isTrueBranch)
        {
            if (!isSure && !Is(TokenKind.Arrow))
            {
                End(attempt, succeeded: false);
                return Operand.Value;
            }

            _attempts--;
            EraseResult(mark, close, colon);
            Expect(TokenKind.Arrow);
            return Operand.ArrowHead;
        }

        EraseResult(mark, close, colon);
        Next();
        if (Is(TokenKind.OpenBrace))
        {
            Block();
        }
        else
        {
            Assignment(isTrueBranch: true);
        }

        return End(attempt, Is(TokenKind.Colon)) ? Operand.Arrow : Operand.Value;
    }

    private static AttemptKind ArrowResultIn(bool trueBranch) => trueBranch ? AttemptKind.ArrowResultInBranch : AttemptKind.ArrowResult;

    /// <summary>No line may end before an arrow: where one ends in the type, the parenthesis moves behind it.</summary>
    private void EraseResult(int mark, int close, int colon)
    {
        EraseAll(mark, colon);
        var end = _lexer.PreviousEnd;
        if (_fault is null && HasLineEnd(close, end))
        {
            Erase(close, close + 1);
            _erasures.Add(new Erasure(end - 1, end, ')'));
        }
    }

    private bool HasLineEnd(int start, int end) => Lexer.HasLineEnd(_text.AsSpan(start, end - start));

    /// <summary>At the parenthesis behind type parameters, which are erased: where a line ends in them it moves in front, because no line may end behind <c>return</c> or <c>async</c>.</summary>
    private void MoveParenthesis(int start)
    {
        var open = Current.Start;
        if (_fault is null && HasLineEnd(start, open))
        {
            _erasures[^1] = _erasures[^1] with { First = '(' };
            Erase(open, open + 1);
        }
    }

    /// <summary>
    /// An arrow function with type parameters; whatever else begins with an angle is a cast.
    /// </summary>
    private Operand GenericArrow(bool isTrueBranch)
    {
        var (start, mark) = (Current, _erasures.Count);
        var attempt = Begin(AttemptKind.GenericArrow);
        TypeParameters();
        if (!End(attempt, Is(TokenKind.OpenParen)))
        {
            RefuseCast(start);
            return Operand.Value;
        }

        EraseAll(mark, start.Start);
        MoveParenthesis(start.Start);
        var operand = ParenthesisOrArrow(isTrueBranch, isSure: true);
        if (operand == Operand.Value && _fault is null)
        {
            RefuseCast(start);
        }

        return operand;
    }

    private void RefuseCast(in Token angle) => Refuse(angle.Start, angle.End, "a cast in angles", "value as Type");

    /// <summary>At the word async: a function, an arrow function or a name.</summary>
    private Operand Async(bool isTrueBranch)
    {
        Next();
        if (Accept(TokenKind.Arrow))
        {
            return Operand.ArrowHead;
        }

        if (Current.AfterLineEnd)
        {
            return Operand.Value;
        }

        switch (Current.Kind)
        {
            case TokenKind.OpenParen:
                return ParenthesisOrArrow(isTrueBranch, isCall: true);
            case TokenKind.Less when !HasFailedBefore(AttemptKind.GenericArrow):
                return AsyncGenericArrow(isTrueBranch);
            case TokenKind.Word when Is(Keyword.Function):
                FunctionValue();
                return Operand.Value;
            case TokenKind.Word when !Current.Keyword.IsReserved() && Peek().Kind == TokenKind.Arrow:
                Next();
                Next();
                return Operand.ArrowHead;
            default:
                return Operand.Value;
        }
    }

    private Operand AsyncGenericArrow(bool isTrueBranch)
    {
        var (start, mark) = (Current.Start, _erasures.Count);
        var attempt = Begin(AttemptKind.GenericArrow);
        TypeParameters();
        EraseAll(mark, start);
        MoveParenthesis(start);
        var operand = Is(TokenKind.OpenParen) ? ParenthesisOrArrow(isTrueBranch, isCall: true) : Operand.Value;
        return End(attempt, operand != Operand.Value) ? operand : Operand.Value;
    }
}
