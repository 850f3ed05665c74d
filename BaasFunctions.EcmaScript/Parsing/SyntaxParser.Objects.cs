using Acornima.Ast;
using Acornima.Lexing;

namespace Acornima.Parsing;

/// <summary>Object literals and the names of members (ECMA-262, 13.2.5).</summary>
internal sealed partial class SyntaxParser
{
    /// <summary>{ PropertyDefinitionList }</summary>
    private ObjectExpression ParseObject(ref CoverErrors errors)
    {
        var start = TokenStart;
        Next();
        var mark = _scratchCount;
        var hasProto = false;
        while (Type != TokenType.BraceRight)
        {
            var property = Type == TokenType.Ellipsis ? (Node)ParseSpread(ref errors) : ParseProperty(ref errors);
            if (property is ObjectProperty { Computed: false, Shorthand: false, Method: false, Kind: PropertyKind.Init } plain && IsNamed(plain.Key, "__proto__"))
            {
                if (hasProto)
                {
                    CoverErrors.Note(ref errors.DoubleProto, plain.Key.Start);
                }

                hasProto = true;
            }

            Push(property);
            if (Type == TokenType.BraceRight)
            {
                break;
            }

            Expect(TokenType.Comma);
        }

        Next();
        return Finish(new ObjectExpression(PopList<Node>(mark)), start);
    }

    private static bool IsNamed(Expression key, string name) => key switch
    {
        Identifier identifier => identifier.Name == name,
        StringLiteral text => text.Value == name,
        _ => false,
    };

    /// <summary>PropertyDefinition</summary>
    private ObjectProperty ParseProperty(ref CoverErrors errors)
    {
        var start = TokenStart;
        if (Type == TokenType.Star)
        {
            Next();
            return ParseMethodProperty(start, isAsync: false, isGenerator: true);
        }

        var word = Word;
        var symbol = Symbol;
        var isName = Type == TokenType.Name || IsKeyword(Type);
        var key = ParsePropertyKey(out var isComputed);
        switch (Type)
        {
            case TokenType.Colon:
                Next();
                var value = ParseAssignment(ForInit.None, ref errors);
                return Finish(new ObjectProperty(PropertyKind.Init, key, value, isComputed, false, false), start);
            case TokenType.ParenLeft:
                var method = ParseMethod(isAsync: false, isGenerator: false, allowSuperCall: false);
                return Finish(new ObjectProperty(PropertyKind.Init, key, method, isComputed, false, true), start);
        }

        if (word == Word.Async && !NewLineBefore && (StartsPropertyKey(Type) || Type == TokenType.Star))
        {
            return ParseMethodProperty(start, isAsync: true, isGenerator: Eat(TokenType.Star));
        }

        if (word is Word.Get or Word.Set && StartsPropertyKey(Type))
        {
            return ParseAccessor(start, word == Word.Get ? PropertyKind.Get : PropertyKind.Set);
        }

        return isName ? ParseShorthand((Identifier)key, symbol, start, ref errors) : throw UnexpectedToken();
    }

    /// <summary>IdentifierReference, or CoverInitializedName, which is valid only in a pattern</summary>
    private ObjectProperty ParseShorthand(Identifier key, int symbol, int start, ref CoverErrors errors)
    {
        CheckReserved(symbol, start);

        Node value = key;
        if (Type == TokenType.Assign)
        {
            CoverErrors.Note(ref errors.ShorthandAssign, TokenStart);
            Next();
            var right = ParseAssignment(ForInit.None);
            value = Finish(new AssignmentPattern(key, right), start);
        }

        return Finish(new ObjectProperty(PropertyKind.Init, key, value, false, true, false), start);
    }

    private ObjectProperty ParseMethodProperty(int start, bool isAsync, bool isGenerator)
    {
        var key = ParsePropertyKey(out var isComputed);
        if (Type != TokenType.ParenLeft)
        {
            throw UnexpectedToken();
        }

        var method = ParseMethod(isAsync, isGenerator, allowSuperCall: false);
        return Finish(new ObjectProperty(PropertyKind.Init, key, method, isComputed, false, true), start);
    }

    private ObjectProperty ParseAccessor(int start, PropertyKind kind)
    {
        var key = ParsePropertyKey(out var isComputed);
        if (Type != TokenType.ParenLeft)
        {
            throw UnexpectedToken();
        }

        var function = ParseMethod(isAsync: false, isGenerator: false, allowSuperCall: false);
        CheckAccessorParams(kind, function);
        return Finish(new ObjectProperty(kind, key, function, isComputed, false, false), start);
    }

    private void CheckAccessorParams(PropertyKind kind, FunctionExpression function)
    {
        if (kind == PropertyKind.Get && function.Params.Count != 0)
        {
            throw Error(function.Start, "BadGetterArity", "Getter must not have any formal parameters");
        }

        if (kind != PropertyKind.Set)
        {
            return;
        }

        if (function.Params.Count != 1)
        {
            throw Error(function.Start, "BadSetterArity", "Setter must have exactly one formal parameter");
        }

        if (function.Params[0] is RestElement rest)
        {
            throw Error(rest.Start, "BadSetterRestParameter", "Setter function argument must not be a rest parameter");
        }
    }

    private static bool StartsPropertyKey(TokenType type) =>
        type is TokenType.Name or TokenType.Number or TokenType.BigInt or TokenType.String or TokenType.BracketLeft || IsKeyword(type);

    /// <summary>PropertyName</summary>
    private Expression ParsePropertyKey(out bool isComputed)
    {
        isComputed = false;
        switch (Type)
        {
            case TokenType.String: return ParseString();
            case TokenType.Number: return ParseNumber();
            case TokenType.BigInt: return ParseBigInt();
            case TokenType.BracketLeft:
                isComputed = true;
                Next();
                var key = ParseAssignment(ForInit.None);
                Expect(TokenType.BracketRight);
                return key;
            default: return ParseIdentifierName();
        }
    }
}
