using Acornima.Ast;
using Acornima.Lexing;

namespace Acornima.Parsing;

/// <summary>Unary, update and await expressions, and the power operator that binds tighter than they (ECMA-262, 13.4 to 13.6).</summary>
internal sealed partial class SyntaxParser
{
    /// <summary>UnaryExpression, ExponentiationExpression</summary>
    private Expression ParseUnary(ref CoverErrors errors, ForInit forInit)
    {
        if (Type == TokenType.Name && Word != Word.Await)
        {
            // The common case: no prefix.
            return ParsePostfix(ref errors, forInit);
        }

        return Type switch
        {
            TokenType.Name when IsIn(Context.Await) => ParseAwait(forInit),
            >= TokenType.Increment and <= TokenType.Delete or TokenType.Plus or TokenType.Minus => ParsePrefix(forInit, mayBePowerBase: true),
            TokenType.PrivateName => ParsePrivateOperand(forInit),
            _ => ParsePostfix(ref errors, forInit),
        };
    }

    /// <summary>Operand of a prefix operator or await: no power operator may follow it.</summary>
    private Expression ParsePrefixOperand(ForInit forInit)
    {
        if (Type == TokenType.PrivateName)
        {
            throw UnexpectedToken();
        }

        Nest();
        var errors = default(CoverErrors);
        var isPlain = !(Type == TokenType.Name && Word == Word.Await && IsIn(Context.Await)) && !IsPrefix(Type);
        var operand = isPlain ? ParsePostfixBase(ref errors, forInit)
            : IsPrefix(Type) ? ParsePrefix(forInit, mayBePowerBase: false)
            : ParseAwait(forInit);
        CheckExpressionErrors(ref errors);
        _depth--;
        return operand;
    }

    private static bool IsPrefix(TokenType type) => type is >= TokenType.Increment and <= TokenType.Delete or TokenType.Plus or TokenType.Minus;

    private Expression ParsePrefix(ForInit forInit, bool mayBePowerBase)
    {
        var start = TokenStart;
        var type = Type;
        Next();
        if (type is TokenType.Increment or TokenType.Decrement)
        {
            var target = ParsePrefixOperand(forInit);
            CheckSimpleTarget(target, allowCall: true, isUpdate: true, isPrefix: true);
            var update = Finish(new UpdateExpression((Operator)type, target, true), start);
            return mayBePowerBase ? ParsePower(update, start, forInit) : update;
        }

        var operand = ParsePrefixOperand(forInit);
        if (type == TokenType.Delete)
        {
            CheckDelete(operand, start);
        }

        var @operator = type switch
        {
            TokenType.Plus => Operator.UnaryPlus,
            TokenType.Minus => Operator.UnaryNegation,
            _ => (Operator)type,
        };
        var unary = Finish(new NonUpdateUnaryExpression(@operator, operand, true), start);
        RefusePowerOfUnary();
        return unary;
    }

    private void CheckDelete(Expression operand, int start)
    {
        if (operand is Identifier)
        {
            if (IsStrict)
            {
                Recoverable(start, "StrictDelete", "Delete of an unqualified identifier in strict mode");
            }

            return;
        }

        var target = operand is ChainExpression chain ? chain.Expression : operand;
        if (target is MemberExpression { Property: PrivateIdentifier })
        {
            throw Error(start, "DeletePrivateField", "Private fields cannot be deleted");
        }
    }

    /// <summary>await UnaryExpression</summary>
    private AwaitExpression ParseAwait(ForInit forInit)
    {
        var start = TokenStart;
        _awaitAt = _awaitAt < 0 ? start : _awaitAt;
        Next();
        var argument = ParsePrefixOperand(forInit);
        var node = Finish(new AwaitExpression(argument), start);
        RefusePowerOfUnary();
        return node;
    }

    private void RefusePowerOfUnary()
    {
        if (Type == TokenType.StarStar)
        {
            throw Error(TokenStart, "UnaryPowerBase", "Unary operator used immediately before exponentiation expression; parenthesize one of them");
        }
    }

    /// <summary>PrivateIdentifier in ShiftExpression</summary>
    private PrivateIdentifier ParsePrivateOperand(ForInit forInit)
    {
        if (forInit != ForInit.None || (_privateNames.IsEmpty && _options.CheckPrivateFields))
        {
            throw UnexpectedToken();
        }

        var name = ParsePrivateName();
        return Type == TokenType.In ? name : throw UnexpectedToken();
    }

    private Expression ParsePostfix(ref CoverErrors errors, ForInit forInit)
    {
        var start = TokenStart;
        var expression = ParsePostfixBase(ref errors, forInit);
        return Type == TokenType.StarStar && !errors.HasExpressionErrors && !IsBareArrow(expression, start)
            ? ParsePower(expression, start, forInit)
            : expression;
    }

    /// <summary>LeftHandSideExpression [++ | --]</summary>
    private Expression ParsePostfixBase(ref CoverErrors errors, ForInit forInit)
    {
        var start = TokenStart;
        var expression = ParseLeftHandSide(ref errors, forInit);
        if (Type is not (TokenType.Increment or TokenType.Decrement) || NewLineBefore || errors.HasExpressionErrors || IsBareArrow(expression, start))
        {
            return expression;
        }

        CheckSimpleTarget(expression, allowCall: true, isUpdate: true);
        var @operator = (Operator)Type;
        Next();
        return Finish(new UpdateExpression(@operator, expression, false), start);
    }

    /// <summary>UpdateExpression ** ExponentiationExpression, from the right</summary>
    private Expression ParsePower(Expression left, int start, ForInit forInit)
    {
        if (Type != TokenType.StarStar)
        {
            return left;
        }

        Next();
        Nest();
        var right = ParseOperand(forInit);
        _depth--;
        return FinishBinary(TokenType.StarStar, left, right, start);
    }
}
