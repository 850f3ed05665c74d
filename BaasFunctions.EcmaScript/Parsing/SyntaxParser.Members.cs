using Acornima.Ast;
using Acornima.Lexing;

namespace Acornima.Parsing;

/// <summary>Members, calls, optional chains, new and import calls (ECMA-262, 13.3).</summary>
internal sealed partial class SyntaxParser
{
    /// <summary>LeftHandSideExpression</summary>
    private Expression ParseLeftHandSide(ref CoverErrors errors, ForInit forInit)
    {
        var start = TokenStart;
        var outer = errors;
        errors.ShorthandAssign = errors.DoubleProto = 0;
        var outerPeak = OpenChain();
        var expression = ParsePrimary(ref errors, forInit);
        var hasLinks = IsMemberOrCall(Type) && !IsBareArrow(expression, start);
        if (hasLinks)
        {
            // The object of a member and the callee of a call are expressions, whatever the whole turns out to be.
            CheckExpressionErrors(ref errors);
        }

        errors.ShorthandAssign = outer.ShorthandAssign != 0 ? outer.ShorthandAssign : errors.ShorthandAssign;
        errors.DoubleProto = outer.DoubleProto != 0 ? outer.DoubleProto : errors.DoubleProto;
        if (!hasLinks)
        {
            CloseChain(outerPeak);
            return expression;
        }

        var result = ParseMembers(expression, start, allowCalls: true, forInit);
        CloseChain(outerPeak);
        if (result is MemberExpression)
        {
            // What was noted inside of the object is no part of the target.
            DropErrorsFrom(result.Start, ref errors);
        }

        return result;
    }

    private static void DropErrorsFrom(int start, ref CoverErrors errors)
    {
        errors.ParenthesizedAssign = errors.ParenthesizedAssign > start ? 0 : errors.ParenthesizedAssign;
        errors.ParenthesizedBind = errors.ParenthesizedBind > start ? 0 : errors.ParenthesizedBind;
        errors.TrailingComma = errors.TrailingComma > start ? 0 : errors.TrailingComma;
    }

    private static bool IsMemberOrCall(TokenType type) =>
        type is TokenType.Dot or TokenType.ParenLeft or TokenType.BracketLeft or TokenType.QuestionDot or TokenType.Backquote;

    private Expression ParseMembers(Expression expression, int start, bool allowCalls, ForInit forInit)
    {
        var mayBeAsyncArrow = allowCalls && expression is Identifier { Name: "async" } && expression.Start == _arrowMayStartAt
            && LastTokenEnd == expression.End && !NewLineBefore && expression.End - expression.Start == "async".Length;
        var isChain = false;
        while (true)
        {
            var next = ParseMember(expression, start, allowCalls, mayBeAsyncArrow, ref isChain, forInit);
            if (ReferenceEquals(next, expression))
            {
                return isChain ? Finish(new ChainExpression(expression), start) : expression;
            }

            if (IsBareArrow(next, start))
            {
                return next;
            }

            expression = next;
            mayBeAsyncArrow = false;
            Link();
        }
    }

    /// <summary>One link; the expression itself when there is none.</summary>
    private Expression ParseMember(Expression target, int start, bool allowCalls, bool mayBeAsyncArrow, ref bool isChain, ForInit forInit)
    {
        switch (Type)
        {
            case TokenType.Dot:
                Next();
                return ParseNamedMember(target, start, isOptional: false);
            case TokenType.BracketLeft:
                return ParseComputedMember(target, start, isOptional: false);
            case TokenType.ParenLeft when allowCalls:
                return mayBeAsyncArrow ? ParseAsyncCallOrArrow(target, start, forInit) : ParseCall(target, start, isOptional: false);
            case TokenType.Backquote:
                if (isChain)
                {
                    throw Error(TokenStart, "OptionalChainTemplate", "Invalid tagged template on optional chain");
                }

                var quasi = ParseTemplate(isTagged: true);
                return Finish(new TaggedTemplateExpression(target, quasi), start);
            case TokenType.QuestionDot:
                isChain = true;
                return ParseOptionalLink(target, start, allowCalls);
            default:
                return target;
        }
    }

    /// <summary>?. and what stands behind it</summary>
    private Expression ParseOptionalLink(Expression target, int start, bool allowCalls)
    {
        if (!allowCalls)
        {
            throw Error(TokenStart, "OptionalChainNew", "Invalid optional chain from new expression");
        }

        if (target is Super)
        {
            throw Error(TokenStart, "UnexpectedSuper", "'super' cannot begin an optional chain");
        }

        Next();
        return Type switch
        {
            TokenType.ParenLeft => ParseCall(target, start, isOptional: true),
            TokenType.BracketLeft => ParseComputedMember(target, start, isOptional: true),
            TokenType.Backquote => throw Error(TokenStart, "OptionalChainTemplate", "Invalid tagged template on optional chain"),
            _ => ParseNamedMember(target, start, isOptional: true),
        };
    }

    private MemberExpression ParseNamedMember(Expression target, int start, bool isOptional)
    {
        Expression property = Type == TokenType.PrivateName && target is not Super ? ParsePrivateName() : ParseIdentifierName();
        return Finish(new MemberExpression(target, property, false, isOptional), start);
    }

    private MemberExpression ParseComputedMember(Expression target, int start, bool isOptional)
    {
        Next();
        var property = ParseExpression();
        Expect(TokenType.BracketRight);
        return Finish(new MemberExpression(target, property, true, isOptional), start);
    }

    private CallExpression ParseCall(Expression callee, int start, bool isOptional)
    {
        var arguments = ParseArguments();
        return Finish(new CallExpression(callee, arguments, isOptional), start);
    }

    /// <summary>( ArgumentList [,] )</summary>
    private NodeList<Expression> ParseArguments()
    {
        var errors = default(CoverErrors);
        Next();
        var mark = _scratchCount;
        ParseListItems(TokenType.ParenRight, allowHoles: false, ref errors);
        CheckExpressionErrors(ref errors);
        return PopList<Expression>(mark);
    }

    /// <summary>async ( ... ): a call, or the parameters of an async arrow function</summary>
    private Expression ParseAsyncCallOrArrow(Expression callee, int start, ForInit forInit)
    {
        var errors = default(CoverErrors);
        var outer = SaveOperatorPlaces();
        Next();
        var mark = _scratchCount;
        ParseListItems(TokenType.ParenRight, allowHoles: false, ref errors);
        if (Type == TokenType.Arrow && !NewLineBefore)
        {
            CheckPatternErrors(ref errors, isAssignment: false);
            CheckNoOperatorsInParams();
            if (_awaitNameAt >= 0)
            {
                throw Error(_awaitNameAt, "ReservedWord", "'await' is not a name inside of an async function");
            }

            RestoreOperatorPlaces(outer);
            Next();
            return ParseArrow(start, mark, isAsync: true, forInit);
        }

        CheckExpressionErrors(ref errors);
        MergeOperatorPlaces(outer);
        return Finish(new CallExpression(callee, PopList<Expression>(mark), false), start);
    }

    /// <summary>Pushes the items of an argument list or array up to the closing token, and takes that.</summary>
    private void ParseListItems(TokenType close, bool allowHoles, ref CoverErrors errors)
    {
        while (Type != close)
        {
            if (allowHoles && Type == TokenType.Comma)
            {
                Push(null);
                Next();
                continue;
            }

            Push(Type == TokenType.Ellipsis ? ParseSpread(ref errors) : ParseAssignment(ForInit.None, ref errors));
            if (Type == close)
            {
                break;
            }

            Expect(TokenType.Comma);
        }

        Next();
    }

    private SpreadElement ParseSpread(ref CoverErrors errors)
    {
        var start = TokenStart;
        Next();
        var argument = ParseAssignment(ForInit.None, ref errors);
        if (Type == TokenType.Comma)
        {
            CoverErrors.Note(ref errors.TrailingComma, TokenStart);
        }

        return Finish(new SpreadElement(argument), start);
    }

    /// <summary>new MemberExpression Arguments, new.target</summary>
    private Expression ParseNew()
    {
        var start = TokenStart;
        var hasEscape = HasEscape;
        var name = NameText;
        Next();
        if (Type == TokenType.Dot)
        {
            return ParseNewTarget(start, name);
        }

        Nest();
        var outerPeak = OpenChain();
        var construction = Type == TokenType.Import ? ParseNewImport(start) : ParseConstruction(start);
        CloseChain(outerPeak);
        _depth--;
        return construction;
    }

    private NewExpression ParseConstruction(int start)
    {
        var calleeStart = TokenStart;
        var errors = default(CoverErrors);
        var callee = ParsePrimary(ref errors, ForInit.None);
        CheckExpressionErrors(ref errors);
        if (callee is Super && Type == TokenType.ParenLeft)
        {
            throw Error(calleeStart, "UnexpectedSuper", "'super' keyword unexpected here");
        }

        callee = ParseMembers(callee, calleeStart, allowCalls: false, ForInit.None);
        var arguments = Type == TokenType.ParenLeft ? ParseArguments() : default;
        return Finish(new NewExpression(callee, arguments), start);
    }

    private MetaProperty ParseNewTarget(int start, string name)
    {
        var meta = Finish(new Identifier(name), start);
        Next();
        CheckMetaWord(Word.Target, "new.target");
        var property = ParseIdentifierName();
        if (!IsIn(Context.NewTarget))
        {
            throw Error(start, "UnexpectedNewTarget", "new.target expression is not allowed here");
        }

        return Finish(new MetaProperty(meta, property), start);
    }

    private void CheckMetaWord(Word expected, string text)
    {
        if (Type != TokenType.Name || Names[Symbol].Word != expected)
        {
            throw Error(TokenStart, "InvalidMetaProperty", $"Expected {text}");
        }

        if (HasEscape)
        {
            Recoverable(TokenStart, "EscapedMetaProperty", $"'{text}' must not contain escapes");
        }
    }

    /// <summary>An import call cannot be constructed; import.meta can.</summary>
    private NewExpression ParseNewImport(int start)
    {
        var importStart = TokenStart;
        var import = ParseImportExpression();
        if (import is ImportExpression)
        {
            throw Error(importStart, "NewImport", "Cannot use new with import");
        }

        var callee = ParseMembers(import, importStart, allowCalls: false, ForInit.None);
        var arguments = Type == TokenType.ParenLeft ? ParseArguments() : default;
        return Finish(new NewExpression(callee, arguments), start);
    }

    /// <summary>import.meta, import ( ... ), import.source ( ... ), import.defer ( ... )</summary>
    private Expression ParseImportExpression()
    {
        var start = TokenStart;
        Next();
        if (Type == TokenType.ParenLeft)
        {
            return ParseImportCall(start, ImportPhase.None);
        }

        if (Type != TokenType.Dot)
        {
            throw Error(start, "ImportOutsideModule", "Cannot use import statement here; import and export may only appear at the top level of a module");
        }

        // The word import takes part in a meta property as a name.
        var meta = Finish(new Identifier("import"), start);
        Next();
        if (PhaseOf(Word) is var phase and not ImportPhase.None)
        {
            Next();
            return Type == TokenType.ParenLeft ? ParseImportCall(start, phase) : throw UnexpectedToken();
        }

        CheckMetaWord(Word.Meta, "import.meta");
        if (!IsModule)
        {
            throw Error(start, "ImportMetaOutsideModule", "Cannot use 'import.meta' outside a module");
        }

        return Finish(new MetaProperty(meta, ParseIdentifierName()), start);
    }

    private ImportPhase PhaseOf(Word word) => word switch
    {
        Word.Source when HasFeature(ExperimentalESFeatures.SourcePhaseImports) => ImportPhase.Source,
        Word.Defer when HasFeature(ExperimentalESFeatures.DeferImportEvaluation) => ImportPhase.Defer,
        _ => ImportPhase.None,
    };

    private bool HasFeature(ExperimentalESFeatures feature) => (_options.ExperimentalESFeatures & feature) != 0;

    private ImportExpression ParseImportCall(int start, ImportPhase phase)
    {
        Next();
        var source = ParseAssignment(ForInit.None);
        Expression? options = null;
        if (Eat(TokenType.Comma) && Type != TokenType.ParenRight)
        {
            options = ParseAssignment(ForInit.None);
            Eat(TokenType.Comma);
        }

        Expect(TokenType.ParenRight);
        return Finish(new ImportExpression(phase, source, options), start);
    }
}
