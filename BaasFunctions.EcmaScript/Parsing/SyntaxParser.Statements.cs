using Acornima.Ast;
using Acornima.Lexing;
using Acornima.Scopes;

namespace Acornima.Parsing;

/// <summary>Statements (ECMA-262, 14).</summary>
internal sealed partial class SyntaxParser
{
    /// <summary>Statement, StatementListItem, ModuleItem</summary>
    private Statement ParseStatement(StatementPlace place)
    {
        Nest();
        var statement = ParseStatementCore(place);
        _depth--;
        return statement;
    }

    private Statement ParseStatementCore(StatementPlace place)
    {
        switch (Type)
        {
            case TokenType.BraceLeft: return ParseBlock();
            case TokenType.Semicolon: return ParseEmpty();
            case TokenType.Var: return ParseVariableStatement(VariableDeclarationKind.Var);
            case TokenType.Const: return ParseLexicalStatement(VariableDeclarationKind.Const, place);
            case TokenType.If: return ParseIf();
            case TokenType.Return: return ParseReturn();
            case TokenType.For: return ParseFor();
            case TokenType.While: return ParseWhile();
            case TokenType.Do: return ParseDoWhile();
            case TokenType.Break: return ParseJump(isBreak: true);
            case TokenType.Continue: return ParseJump(isBreak: false);
            case TokenType.Throw: return ParseThrow();
            case TokenType.Try: return ParseTry();
            case TokenType.Switch: return ParseSwitch();
            case TokenType.With: return ParseWith();
            case TokenType.Debugger: return ParseDebugger();
            case TokenType.Function: return ParseFunctionStatement(place);
            case TokenType.Class: return ParseClassStatement(place);
            case TokenType.At: return ParseDecoratedStatement(place);
            case TokenType.Import: return ParseImportStatement(place);
            case TokenType.Export: return ParseExportStatement(place);
            case TokenType.Name: return ParseNameStatement(place);
            default: return ParseExpressionStatement();
        }
    }

    private static bool AllowsDeclarations(StatementPlace place) => place is StatementPlace.List or StatementPlace.Case or StatementPlace.Top;

    /// <summary>A statement that begins with a name: an expression, a labelled statement or a declaration by a contextual word.</summary>
    private Statement ParseNameStatement(StatementPlace place)
    {
        switch (Word)
        {
            case Word.Let when IsLetDeclaration(place):
                return ParseLexicalStatement(VariableDeclarationKind.Let, place);
            case Word.Async when IsAsyncFunction():
                return ParseAsyncFunctionStatement(place);
            case Word.Using when AllowsDeclarations(place) && IsUsingDeclaration(isFor: false):
                return ParseUsingStatement(VariableDeclarationKind.Using, place);
            case Word.Await when AllowsDeclarations(place) && IsAwaitUsingDeclaration(isFor: false):
                return ParseUsingStatement(VariableDeclarationKind.AwaitUsing, place);
        }

        var start = TokenStart;
        var expression = ParseExpression();
        if (Type == TokenType.Colon && expression is Identifier label && label.Start == start)
        {
            return ParseLabeled(label, place);
        }

        Semicolon();
        return Finish(new NonSpecialExpressionStatement(expression), start);
    }

    private NonSpecialExpressionStatement ParseExpressionStatement()
    {
        var start = TokenStart;
        var expression = ParseExpression();
        Semicolon();
        return Finish(new NonSpecialExpressionStatement(expression), start);
    }

    /// <summary>Block with a scope of its own</summary>
    private NestedBlockStatement ParseBlock()
    {
        _scopes.Enter(ScopeKind.Block);
        var start = TokenStart;
        return FinishScope(new NestedBlockStatement(ParseBlockBody()), start);
    }

    /// <summary>{ StatementList }</summary>
    private NodeList<Statement> ParseBlockBody()
    {
        Expect(TokenType.BraceLeft);
        var mark = _scratchCount;
        while (Type != TokenType.BraceRight)
        {
            Push(ParseStatement(StatementPlace.List));
        }

        Next();
        return PopList<Statement>(mark);
    }

    private EmptyStatement ParseEmpty()
    {
        var start = TokenStart;
        Next();
        return Finish(new EmptyStatement(), start);
    }

    private DebuggerStatement ParseDebugger()
    {
        var start = TokenStart;
        Next();
        Semicolon();
        return Finish(new DebuggerStatement(), start);
    }

    /// <summary>if ( Expression ) Statement [else Statement]</summary>
    private IfStatement ParseIf()
    {
        var start = TokenStart;
        Next();
        var test = ParseParenthesized();
        var consequent = ParseStatement(StatementPlace.IfBranch);
        var alternate = Eat(TokenType.Else) ? ParseStatement(StatementPlace.IfBranch) : null;
        return Finish(new IfStatement(test, consequent, alternate), start);
    }

    private Expression ParseParenthesized()
    {
        Expect(TokenType.ParenLeft);
        var expression = ParseExpression();
        Expect(TokenType.ParenRight);
        return expression;
    }

    private ReturnStatement ParseReturn()
    {
        if (!IsIn(Context.Return))
        {
            throw Error(TokenStart, "IllegalReturn", "Illegal return statement: not inside of a function");
        }

        var start = TokenStart;
        Next();
        Expression? argument = null;
        if (!Eat(TokenType.Semicolon) && !CanInsertSemicolon)
        {
            argument = ParseExpression();
            Semicolon();
        }

        return Finish(new ReturnStatement(argument), start);
    }

    private ThrowStatement ParseThrow()
    {
        var start = TokenStart;
        Next();
        if (NewLineBefore)
        {
            Recoverable(LastTokenEnd, "NewlineAfterThrow", "Illegal newline after throw");
        }

        var argument = ParseExpression();
        Semicolon();
        return Finish(new ThrowStatement(argument), start);
    }

    private Statement ParseJump(bool isBreak)
    {
        var start = TokenStart;
        Next();
        Identifier? label = null;
        if (!Eat(TokenType.Semicolon) && !CanInsertSemicolon)
        {
            if (Type != TokenType.Name)
            {
                throw UnexpectedToken();
            }

            label = ParseIdentifier();
            Semicolon();
        }

        if (!_labels.CanJump(label?.Name, isBreak))
        {
            throw JumpError(label, start, isBreak);
        }

        return isBreak ? Finish(new BreakStatement(label), start) : Finish(new ContinueStatement(label), start);
    }

    private SyntaxErrorException JumpError(Identifier? label, int start, bool isBreak)
    {
        if (label is null)
        {
            return isBreak
                ? Error(start, "IllegalBreak", "Illegal break statement: not inside of a loop or switch")
                : Error(start, "IllegalContinue", "Illegal continue statement: not inside of a loop");
        }

        return _labels.Contains(label.Name)
            ? Error(label.Start, "IllegalContinue", $"Illegal continue statement: '{Shorten(label.Name)}' does not denote a loop")
            : Error(label.Start, "UndefinedLabel", $"Undefined label '{Shorten(label.Name)}'");
    }

    /// <summary>LabelIdentifier : LabelledItem</summary>
    private LabeledStatement ParseLabeled(Identifier label, StatementPlace place)
    {
        if (_labels.Contains(label.Name))
        {
            throw Error(label.Start, "DuplicateLabel", $"Label '{Shorten(label.Name)}' has already been declared");
        }

        Next();
        var target = Type switch
        {
            TokenType.For or TokenType.While or TokenType.Do => LabelTarget.Loop,
            TokenType.Switch => LabelTarget.Switch,
            _ => LabelTarget.Other,
        };
        _labels.Push(label.Name, target, label.Start, TokenStart);
        var inner = place is StatementPlace.IfBranch or StatementPlace.Single ? StatementPlace.Single : StatementPlace.Label;
        var body = ParseStatement(inner);
        _labels.Pop();
        body.LabelSet = label;
        return Finish(new LabeledStatement(label, body), label.Start);
    }

    private TryStatement ParseTry()
    {
        var start = TokenStart;
        Next();
        var block = ParseBlock();
        var handler = Type == TokenType.Catch ? ParseCatch() : null;
        var finalizer = Eat(TokenType.Finally) ? ParseBlock() : null;
        if (handler is null && finalizer is null)
        {
            throw Error(TokenStart, "MissingCatch", "Missing catch or finally after try");
        }

        return Finish(new TryStatement(block, handler, finalizer), start);
    }

    /// <summary>catch [( CatchParameter )] Block: parameter and body share one scope.</summary>
    private CatchClause ParseCatch()
    {
        var start = TokenStart;
        Next();
        _scopes.Enter(ScopeKind.Block);
        Node? param = null;
        if (Eat(TokenType.ParenLeft))
        {
            param = ParseBindingTarget();
            CheckPattern(param, param is Identifier ? DeclarationKind.SimpleCatch : DeclarationKind.Lexical);
            Expect(TokenType.ParenRight);
        }

        var bodyStart = TokenStart;
        var body = Finish(new NestedBlockStatement(ParseBlockBody()), bodyStart);
        return FinishScope(new CatchClause(param, body), start);
    }

    /// <summary>switch ( Expression ) CaseBlock: one scope for all cases.</summary>
    private SwitchStatement ParseSwitch()
    {
        var start = TokenStart;
        Next();
        var discriminant = ParseParenthesized();
        Expect(TokenType.BraceLeft);
        _labels.Push(LabelTarget.Switch);
        _scopes.Enter(ScopeKind.Block);
        var mark = _scratchCount;
        var hasDefault = false;
        while (Type != TokenType.BraceRight)
        {
            var isDefault = Type == TokenType.Default;
            if (isDefault && hasDefault)
            {
                throw Error(TokenStart, "MultipleDefaults", "More than one default clause in switch statement");
            }

            hasDefault |= isDefault;
            Push(ParseCase());
        }

        Next();
        _labels.Pop();
        return FinishScope(new SwitchStatement(discriminant, PopList<SwitchCase>(mark)), start);
    }

    private SwitchCase ParseCase()
    {
        var start = TokenStart;
        Expression? test = null;
        if (!Eat(TokenType.Default))
        {
            Expect(TokenType.Case);
            test = ParseExpression();
        }

        Expect(TokenType.Colon);
        var mark = _scratchCount;
        while (Type is not (TokenType.Case or TokenType.Default or TokenType.BraceRight))
        {
            Push(ParseStatement(StatementPlace.Case));
        }

        return Finish(new SwitchCase(test, PopList<Statement>(mark)), start);
    }

    private WithStatement ParseWith()
    {
        if (IsStrict)
        {
            Recoverable(TokenStart, "StrictWith", "Strict mode code may not include a with statement");
        }

        var start = TokenStart;
        Next();
        var target = ParseParenthesized();
        var body = ParseStatement(StatementPlace.Single);
        return Finish(new WithStatement(target, body), start);
    }
}
