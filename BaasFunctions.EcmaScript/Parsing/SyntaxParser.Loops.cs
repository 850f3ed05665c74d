using Acornima.Ast;
using Acornima.Lexing;
using Acornima.Scopes;

namespace Acornima.Parsing;

/// <summary>Iteration statements (ECMA-262, 14.7).</summary>
internal sealed partial class SyntaxParser
{
    private WhileStatement ParseWhile()
    {
        var start = TokenStart;
        Next();
        var test = ParseParenthesized();
        var body = ParseLoopBody();
        return Finish(new WhileStatement(test, body), start);
    }

    private Statement ParseLoopBody()
    {
        _labels.Push(LabelTarget.Loop);
        var body = ParseStatement(StatementPlace.Single);
        _labels.Pop();
        return body;
    }

    private DoWhileStatement ParseDoWhile()
    {
        var start = TokenStart;
        Next();
        var body = ParseLoopBody();
        Expect(TokenType.While);
        var test = ParseParenthesized();
        Eat(TokenType.Semicolon);
        return Finish(new DoWhileStatement(body, test), start);
    }

    /// <summary>for, for-in, for-of and for await: which of them is known only behind the first part of the head.</summary>
    private Statement ParseFor()
    {
        var start = TokenStart;
        Next();
        var awaitAt = IsIn(Context.Await) && EatWord(Word.Await) ? LastTokenStart : -1;
        if (awaitAt >= 0)
        {
            _awaitAt = _awaitAt < 0 ? awaitAt : _awaitAt;
        }

        _scopes.Enter(ScopeKind.Block);
        Expect(TokenType.ParenLeft);
        if (Type == TokenType.Semicolon)
        {
            return ParseForRest(start, null, awaitAt);
        }

        return ForDeclarationKind() is var kind and not VariableDeclarationKind.Unknown
            ? ParseForDeclaration(start, kind, awaitAt)
            : ParseForExpression(start, awaitAt);
    }

    private VariableDeclarationKind ForDeclarationKind() => Type switch
    {
        TokenType.Var => VariableDeclarationKind.Var,
        TokenType.Const => VariableDeclarationKind.Const,
        TokenType.Name => Word switch
        {
            Word.Let when IsLetDeclaration(StatementPlace.List) => VariableDeclarationKind.Let,
            Word.Using when IsUsingDeclaration(isFor: true) => VariableDeclarationKind.Using,
            Word.Await when IsAwaitUsingDeclaration(isFor: true) => VariableDeclarationKind.AwaitUsing,
            _ => VariableDeclarationKind.Unknown,
        },
        _ => VariableDeclarationKind.Unknown,
    };

    private Statement ParseForDeclaration(int start, VariableDeclarationKind kind, int awaitAt)
    {
        var initStart = TokenStart;
        EatUsingWords(kind);
        var init = Finish(new VariableDeclaration(kind, ParseDeclarators(kind, isFor: true)), initStart);
        if ((Type != TokenType.In && Word != Word.Of) || init.Declarations.Count != 1)
        {
            return ParseForRest(start, init, awaitAt);
        }

        var isIn = Type == TokenType.In;
        var declarator = init.Declarations[0];
        var isLegacy = isIn && !IsStrict && kind == VariableDeclarationKind.Var && declarator.Id is Identifier;
        if (declarator.Init is not null && !isLegacy)
        {
            throw Error(declarator.Init.Start, "ForInOfInitializer", $"for-{(isIn ? "in" : "of")} loop variable declaration may not have an initializer");
        }

        if (isIn && kind is VariableDeclarationKind.Using or VariableDeclarationKind.AwaitUsing)
        {
            throw Error(initStart, "UsingInForIn", "A using declaration is not allowed in a for-in loop");
        }

        return ParseForInOf(start, init, awaitAt);
    }

    private Statement ParseForExpression(int start, int awaitAt)
    {
        var startsWithLet = Word == Word.Let;
        var startsWithAsync = Word == Word.Async;
        var initStart = TokenStart;
        var errors = default(CoverErrors);
        var init = awaitAt >= 0
            ? ParseLeftHandSide(ref errors, ForInit.ForAwait)
            : ParseExpression(ForInit.For, ref errors);
        if (Type != TokenType.In && Word != Word.Of)
        {
            CheckExpressionErrors(ref errors);
            return ParseForRest(start, init, awaitAt);
        }

        if (Word == Word.Of && startsWithLet)
        {
            throw Error(initStart, "ForOfLet", "The left-hand side of a for-of loop may not be 'let'");
        }

        if (Word == Word.Of && awaitAt < 0 && startsWithAsync && init is Identifier && init.Start == initStart)
        {
            throw Error(initStart, "ForOfAsync", "The left-hand side of a for-of loop may not be 'async'");
        }

        Node left = init;
        if (init is CallExpression)
        {
            CheckSimpleTarget(init, allowCall: true);
        }
        else
        {
            left = ToAssignmentTarget(init, ref errors);
        }

        return ParseForInOf(start, left, awaitAt);
    }

    /// <summary>Behind the left side of for-in or for-of</summary>
    private Statement ParseForInOf(int start, Node left, int awaitAt)
    {
        var isIn = Type == TokenType.In;
        if (isIn && awaitAt >= 0)
        {
            throw UnexpectedTokenAt(awaitAt);
        }

        Next();
        var right = isIn ? ParseExpression() : ParseAssignment(ForInit.None);
        Expect(TokenType.ParenRight);
        var body = ParseLoopBody();
        return isIn
            ? FinishScope<Statement>(new ForInStatement(left, right, body), start)
            : FinishScope<Statement>(new ForOfStatement(left, right, body, awaitAt >= 0), start);
    }

    /// <summary>Behind the first part of a for with semicolons</summary>
    private ForStatement ParseForRest(int start, StatementOrExpression? init, int awaitAt)
    {
        if (awaitAt >= 0)
        {
            throw UnexpectedTokenAt(awaitAt);
        }

        Expect(TokenType.Semicolon);
        var test = Type == TokenType.Semicolon ? null : ParseExpression();
        Expect(TokenType.Semicolon);
        var update = Type == TokenType.ParenRight ? null : ParseExpression();
        Expect(TokenType.ParenRight);
        var body = ParseLoopBody();
        return FinishScope(new ForStatement(init, test, update, body), start);
    }
}
