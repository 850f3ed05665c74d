using Acornima.Ast;
using Acornima.Lexing;

namespace Acornima.Parsing;

/// <summary>Primary expressions, literals and parentheses (ECMA-262, 13.2).</summary>
internal sealed partial class SyntaxParser
{
    private Expression ParsePrimary(ref CoverErrors errors, ForInit forInit)
    {
        switch (Type)
        {
            case TokenType.Name: return ParseNameOrArrow(forInit);
            case TokenType.String: return ParseString();
            case TokenType.Number: return ParseNumber();
            case TokenType.BigInt: return ParseBigInt();
            case TokenType.ParenLeft: return ParseParenthesized(ref errors, forInit);
            case TokenType.BraceLeft: return ParseObject(ref errors);
            case TokenType.BracketLeft: return ParseArray(ref errors);
            case TokenType.Function: return ParseFunctionExpression();
            case TokenType.This: return ParseThis();
            case TokenType.Null: return ParseNull();
            case TokenType.True: return ParseBoolean(true);
            case TokenType.False: return ParseBoolean(false);
            case TokenType.New: return ParseNew();
            case TokenType.Class or TokenType.At: return ParseClassExpression();
            case TokenType.Backquote: return ParseTemplate(isTagged: false);
            case TokenType.Slash or TokenType.SlashAssign: return ParseRegExp();
            case TokenType.Super: return ParseSuper();
            case TokenType.Import: return ParseImportExpression();
            default: throw UnexpectedToken();
        }
    }

    /// <summary>IdentifierReference, or the parameter of an arrow function; async functions and arrow functions begin with a name too</summary>
    private Expression ParseNameOrArrow(ForInit forInit)
    {
        var start = TokenStart;
        var mayBeArrow = _arrowMayStartAt == start;
        var isAsync = Word == Word.Async;
        var name = ParseIdentifier();
        if (isAsync && Type == TokenType.Function && !NewLineBefore)
        {
            return ParseAsyncFunctionExpression(start);
        }

        if (!mayBeArrow || NewLineBefore)
        {
            return name;
        }

        if (Type == TokenType.Arrow)
        {
            var mark = _scratchCount;
            Push(name);
            Next();
            return ParseArrow(start, mark, isAsync: false, forInit);
        }

        if (isAsync && Type == TokenType.Name && !(_arrowIsInForAwait && Word == Word.Of))
        {
            return ParseAsyncNameArrow(start, forInit);
        }

        return name;
    }

    /// <summary>async BindingIdentifier => ...</summary>
    private ArrowFunctionExpression ParseAsyncNameArrow(int start, ForInit forInit)
    {
        var mark = _scratchCount;
        Push(ParseIdentifier());
        if (NewLineBefore || Type != TokenType.Arrow)
        {
            throw UnexpectedToken();
        }

        Next();
        return ParseArrow(start, mark, isAsync: true, forInit);
    }

    private StringLiteral ParseString()
    {
        var start = TokenStart;
        CheckLegacyOctal();
        var node = new StringLiteral(StringValue);
        base.Next();
        return Finish(node, start);
    }

    private NumericLiteral ParseNumber()
    {
        var start = TokenStart;
        CheckLegacyOctal();
        var node = new NumericLiteral(NumberValue);
        base.Next();
        return Finish(node, start);
    }

    private BigIntLiteral ParseBigInt()
    {
        var start = TokenStart;
        var node = new BigIntLiteral(ReadBigIntValue());
        base.Next();
        return Finish(node, start);
    }

    private void CheckLegacyOctal()
    {
        if (LegacyOctalAt < 0 || !IsStrict)
        {
            return;
        }

        Recoverable(LegacyOctalAt, "StrictOctal", Type == TokenType.String
            ? "Octal escape sequences are not allowed in strict mode; use \\xHH"
            : "Numbers with a leading zero are not allowed in strict mode; octal literals begin with 0o");
    }

    private ThisExpression ParseThis()
    {
        var start = TokenStart;
        Next();
        return Finish(new ThisExpression(), start);
    }

    private NullLiteral ParseNull()
    {
        var start = TokenStart;
        Next();
        return Finish(new NullLiteral(), start);
    }

    private BooleanLiteral ParseBoolean(bool value)
    {
        var start = TokenStart;
        Next();
        return Finish(new BooleanLiteral(value), start);
    }

    /// <summary>super.x, super[x], super(...): the word itself</summary>
    private Super ParseSuper()
    {
        var start = TokenStart;
        Next();
        var isCall = Type == TokenType.ParenLeft;
        if (isCall ? !IsIn(Context.SuperCall) : !IsIn(Context.SuperProperty))
        {
            throw Error(start, "UnexpectedSuper", isCall
                ? "'super' keyword unexpected here: super() is only valid in the constructor of a derived class"
                : "'super' keyword unexpected here: only valid in a method");
        }

        return isCall || Type is TokenType.Dot or TokenType.BracketLeft ? Finish(new Super(), start) : throw UnexpectedToken();
    }

    private RegExpLiteral ParseRegExp()
    {
        var start = TokenStart;
        var value = RescanRegExp();
        var context = new RegExpParsingContext(Source, value.Pattern, value.Flags, start, TokenEnd);
        RegExpParseResult result = default;
        if (_options.OnRegExp is { } onRegExp)
        {
            result = onRegExp(in context);
        }
        else
        {
            context.Validate();
        }

        base.Next();
        return Finish(new RegExpLiteral(value, result), start);
    }

    /// <summary>[ ElementList ]</summary>
    private ArrayExpression ParseArray(ref CoverErrors errors)
    {
        var start = TokenStart;
        Next();
        var mark = _scratchCount;
        ParseListItems(TokenType.BracketRight, allowHoles: true, ref errors);
        return Finish(new ArrayExpression(PopList<Expression?>(mark)), start);
    }

    /// <summary>( Expression ), noting that a pattern may not stand in parentheses</summary>
    private Expression ParseParenthesized(ref CoverErrors errors, ForInit forInit)
    {
        var start = TokenStart;
        var expression = ParseParenthesesOrArrow(start, forInit);
        if (IsBareArrow(expression, start))
        {
            return expression;
        }

        if (expression is not (Identifier or MemberExpression))
        {
            CoverErrors.Note(ref errors.ParenthesizedAssign, start);
        }

        CoverErrors.Note(ref errors.ParenthesizedBind, start);
        return expression;
    }

    /// <summary>CoverParenthesizedExpressionAndArrowParameterList</summary>
    private Expression ParseParenthesesOrArrow(int start, ForInit forInit)
    {
        var mayBeArrow = _arrowMayStartAt == start;
        var errors = default(CoverErrors);
        var (yieldAt, awaitAt) = (_yieldAt, _awaitAt);
        _yieldAt = _awaitAt = -1;
        Next();
        var innerStart = TokenStart;
        var mark = _scratchCount;
        var restAt = -1;
        var commaAt = ParseParenthesesItems(ref errors, ref restAt);
        var innerEnd = LastTokenEnd;
        Expect(TokenType.ParenRight);
        if (mayBeArrow && Type == TokenType.Arrow && !NewLineBefore)
        {
            CheckPatternErrors(ref errors, isAssignment: false);
            CheckNoOperatorsInParams();
            (_yieldAt, _awaitAt) = (yieldAt, awaitAt);
            Next();
            return ParseArrow(start, mark, isAsync: false, forInit);
        }

        var count = _scratchCount - mark;
        if (count == 0 || commaAt >= 0)
        {
            throw UnexpectedTokenAt(LastTokenStart);
        }

        if (restAt >= 0)
        {
            throw Error(restAt, "UnexpectedToken", "Unexpected token '...'");
        }

        CheckExpressionErrors(ref errors);
        _yieldAt = yieldAt >= 0 ? yieldAt : _yieldAt;
        _awaitAt = awaitAt >= 0 ? awaitAt : _awaitAt;
        if (count > 1)
        {
            return FinishAt(new SequenceExpression(PopList<Expression>(mark)), innerStart, innerEnd);
        }

        _scratchCount = mark;
        return (Expression)_scratch[mark]!;
    }

    /// <summary>Pushes the items; answers where a trailing comma stands, or -1.</summary>
    private int ParseParenthesesItems(ref CoverErrors errors, ref int restAt)
    {
        while (Type != TokenType.ParenRight)
        {
            if (Type == TokenType.Ellipsis)
            {
                restAt = TokenStart;
                Push(ParseRestBinding());
                if (Type == TokenType.Comma)
                {
                    throw Error(TokenStart, "RestNotLast", "Rest parameter must be last formal parameter");
                }

                return -1;
            }

            Push(ParseAssignment(ForInit.None, ref errors));
            if (Type != TokenType.Comma)
            {
                return -1;
            }

            var commaAt = TokenStart;
            Next();
            if (Type == TokenType.ParenRight)
            {
                return commaAt;
            }
        }

        return -1;
    }

    private OperatorPlaces SaveOperatorPlaces()
    {
        var places = new OperatorPlaces(_yieldAt, _awaitAt, _awaitNameAt);
        _yieldAt = _awaitAt = _awaitNameAt = -1;
        return places;
    }

    private void RestoreOperatorPlaces(OperatorPlaces places) => (_yieldAt, _awaitAt, _awaitNameAt) = (places.YieldAt, places.AwaitAt, places.AwaitNameAt);

    /// <summary>Keeps what was seen before and what was seen since.</summary>
    private void MergeOperatorPlaces(OperatorPlaces places)
    {
        _yieldAt = places.YieldAt >= 0 ? places.YieldAt : _yieldAt;
        _awaitAt = places.AwaitAt >= 0 ? places.AwaitAt : _awaitAt;
        _awaitNameAt = places.AwaitNameAt >= 0 ? places.AwaitNameAt : _awaitNameAt;
    }

    private readonly record struct OperatorPlaces(int YieldAt, int AwaitAt, int AwaitNameAt);
}
