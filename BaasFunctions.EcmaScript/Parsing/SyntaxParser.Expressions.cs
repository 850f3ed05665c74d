using Acornima.Ast;
using Acornima.Lexing;

namespace Acornima.Parsing;

/// <summary>Expressions from the comma down to binary operators (ECMA-262, 13.5 to 13.16).</summary>
internal sealed partial class SyntaxParser
{
    private const int LowestPrecedence = 0;
    private const int LogicalAndPrecedence = 2;
    private const int ExponentPrecedence = 11;

    /// <summary>Binding strength by token, from <see cref="TokenType.Nullish"/>; 0: not a binary operator.</summary>
    private static ReadOnlySpan<byte> Precedences => [1, 1, 2, 3, 4, 5, 6, 6, 6, 6, 7, 7, 7, 7, 7, 7, 8, 8, 8, 9, 9, 10, 10, 10, 11];

    private static int PrecedenceOf(TokenType type)
    {
        var index = type - TokenType.Nullish;
        return (uint)index < (uint)Precedences.Length ? Precedences[index] : 0;
    }

    private static bool IsAssignmentOperator(TokenType type) => type is >= TokenType.Assign and <= TokenType.StarStarAssign;

    private Expression ParseExpression()
    {
        var errors = default(CoverErrors);
        var expression = ParseExpression(ForInit.None, ref errors);
        CheckExpressionErrors(ref errors);
        return expression;
    }

    /// <summary>Expression : AssignmentExpression [, AssignmentExpression]*</summary>
    private Expression ParseExpression(ForInit forInit, ref CoverErrors errors)
    {
        var start = TokenStart;
        var first = ParseAssignment(forInit, ref errors);
        if (Type != TokenType.Comma)
        {
            return first;
        }

        var mark = _scratchCount;
        Push(first);
        while (Eat(TokenType.Comma))
        {
            Push(ParseAssignment(forInit, ref errors));
        }

        return Finish(new SequenceExpression(PopList<Expression>(mark)), start);
    }

    private Expression ParseAssignment(ForInit forInit)
    {
        var errors = default(CoverErrors);
        var expression = ParseAssignment(forInit, ref errors);
        CheckExpressionErrors(ref errors);
        return expression;
    }

    /// <summary>
    /// AssignmentExpression. What may still become a pattern is noted in <paramref name="errors"/>, for the caller to judge.
    /// </summary>
    private Expression ParseAssignment(ForInit forInit, ref CoverErrors errors)
    {
        Nest();
        var expression = ParseAssignmentCore(forInit, ref errors);
        _depth--;
        return expression;
    }

    private Expression ParseAssignmentCore(ForInit forInit, ref CoverErrors errors)
    {
        if (Word == Word.Yield && IsIn(Context.Yield))
        {
            return ParseYield(forInit);
        }

        var start = TokenStart;
        if (Type is TokenType.ParenLeft or TokenType.Name)
        {
            _arrowMayStartAt = start;
            _arrowIsInForAwait = forInit == ForInit.ForAwait;
        }

        var outer = errors;
        errors.ParenthesizedAssign = errors.TrailingComma = 0;
        var left = ParseConditional(forInit, ref errors);
        if (IsAssignmentOperator(Type))
        {
            return ParseAssignmentRest(left, start, forInit, outer, ref errors);
        }

        if (outer.ParenthesizedAssign != 0)
        {
            errors.ParenthesizedAssign = outer.ParenthesizedAssign;
        }

        if (outer.TrailingComma != 0)
        {
            errors.TrailingComma = outer.TrailingComma;
        }

        return left;
    }

    /// <summary>LeftHandSideExpression = AssignmentExpression, behind the left side</summary>
    private AssignmentExpression ParseAssignmentRest(Expression left, int start, ForInit forInit, CoverErrors outer, ref CoverErrors errors)
    {
        var @operator = (Operator)Type;
        Node target = left;
        if (@operator == Operator.Assignment && left is not CallExpression)
        {
            target = ToAssignmentTarget(left, ref errors);
        }
        else
        {
            CheckSimpleTarget(left, allowCall: @operator is Operator.Assignment or > Operator.LogicalAndAssignment);
        }

        errors.ParenthesizedAssign = errors.TrailingComma = 0;
        errors.DoubleProto = outer.DoubleProto;
        if (errors.ShorthandAssign > left.Start)
        {
            // It was inside of the left side, which is a pattern.
            errors.ShorthandAssign = outer.ShorthandAssign;
        }

        Next();
        var right = ParseAssignment(forInit);
        errors.ParenthesizedAssign = outer.ParenthesizedAssign;
        errors.TrailingComma = outer.TrailingComma;
        return Finish(new AssignmentExpression(@operator, target, right), start);
    }

    /// <summary>yield [*] [AssignmentExpression]</summary>
    private YieldExpression ParseYield(ForInit forInit)
    {
        var start = TokenStart;
        _yieldAt = _yieldAt < 0 ? start : _yieldAt;
        Next();
        if (Type is TokenType.Semicolon || CanInsertSemicolon || (Type != TokenType.Star && !StartsExpression(Type)))
        {
            return Finish(new YieldExpression(null, false), start);
        }

        var isDelegate = Eat(TokenType.Star);
        var argument = ParseAssignment(forInit);
        return Finish(new YieldExpression(argument, isDelegate), start);
    }

    private static bool StartsExpression(TokenType type) => type switch
    {
        TokenType.Slash or TokenType.SlashAssign or TokenType.Plus or TokenType.Minus or TokenType.Increment or TokenType.Decrement => true,
        TokenType.Not or TokenType.Tilde or TokenType.TypeOf or TokenType.Void or TokenType.Delete or TokenType.At => true,
        TokenType.BraceLeft or TokenType.ParenLeft or TokenType.BracketLeft => true,
        >= TokenType.Name and <= TokenType.Backquote => true,
        TokenType.Class or TokenType.Function or TokenType.New or TokenType.Null or TokenType.True or TokenType.False => true,
        TokenType.This or TokenType.Super or TokenType.Import => true,

        // Operators and keywords that cannot begin an expression: reported where they stand.
        _ => false,
    };

    /// <summary>ShortCircuitExpression [? AssignmentExpression : AssignmentExpression]</summary>
    private Expression ParseConditional(ForInit forInit, ref CoverErrors errors)
    {
        var start = TokenStart;
        var test = ParseBinary(forInit, ref errors);
        if (Type != TokenType.Question || errors.HasExpressionErrors || IsBareArrow(test, start))
        {
            return test;
        }

        Next();
        var consequent = ParseAssignment(ForInit.None);
        Expect(TokenType.Colon);
        var alternate = ParseAssignment(forInit);
        return Finish(new ConditionalExpression(test, consequent, alternate), start);
    }

    /// <summary>An arrow function is a whole assignment expression: no operator goes on from it, unless it stood in parentheses.</summary>
    private static bool IsBareArrow(Expression expression, int start) => expression.Start == start && expression is ArrowFunctionExpression;

    private Expression ParseBinary(ForInit forInit, ref CoverErrors errors)
    {
        var start = TokenStart;
        var outerPeak = OpenChain();
        var left = ParseUnary(ref errors, forInit);
        if (PrecedenceOf(Type) != 0 && !errors.HasExpressionErrors && !IsBareArrow(left, start))
        {
            left = ParseBinaryRest(left, start, LowestPrecedence, forInit);
        }

        CloseChain(outerPeak);
        return left;
    }

    /// <summary>Goes on with all operators that bind stronger than <paramref name="minimum"/>.</summary>
    private Expression ParseBinaryRest(Expression left, int start, int minimum, ForInit forInit)
    {
        while (true)
        {
            var type = Type;
            var precedence = PrecedenceOf(type);
            if (precedence <= minimum || (type == TokenType.In && forInit != ForInit.None))
            {
                return left;
            }

            var leftPeak = OpenChain();
            Next();
            var rightStart = TokenStart;
            var right = ParseOperand(forInit);

            // Operands of ?? bind as those of && do, so that a mixture is met here and refused.
            right = ParseBinaryRest(right, rightStart, type == TokenType.Nullish ? LogicalAndPrecedence : precedence, forInit);
            CloseChain(leftPeak);
            Link();
            left = FinishBinary(type, left, right, start);
        }
    }

    private Expression ParseOperand(ForInit forInit)
    {
        var errors = default(CoverErrors);
        var operand = ParseUnary(ref errors, forInit);
        CheckExpressionErrors(ref errors);
        return operand;
    }

    private BinaryExpression FinishBinary(TokenType type, Expression left, Expression right, int start)
    {
        if (right is PrivateIdentifier)
        {
            throw Error(right.Start, "PrivateNameOperand", "A private name can only be the left side of 'in'");
        }

        var isNullish = type == TokenType.Nullish;
        if (!isNullish && type is not (TokenType.Or or TokenType.And))
        {
            return Finish(new NonLogicalBinaryExpression((Operator)type, left, right), start);
        }

        if (isNullish ? Type is TokenType.Or or TokenType.And : Type == TokenType.Nullish)
        {
            Recoverable(TokenStart, "MixedNullish", "Cannot mix '??' with '||' or '&&' without parentheses");
        }

        return Finish(new LogicalExpression((Operator)type, left, right), start);
    }

    private void CheckExpressionErrors(ref CoverErrors errors)
    {
        if (!errors.HasExpressionErrors)
        {
            return;
        }

        if (errors.ShorthandAssign != 0)
        {
            throw Error(errors.ShorthandAssign - 1, "InvalidShorthandInitializer", "Invalid shorthand property initializer: only allowed in a destructuring pattern");
        }

        throw Error(errors.DoubleProto - 1, "DuplicateProto", "Duplicate __proto__ fields are not allowed in object literals");
    }
}
