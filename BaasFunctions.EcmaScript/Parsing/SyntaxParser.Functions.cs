using Acornima.Ast;
using Acornima.Lexing;
using Acornima.Scopes;

namespace Acornima.Parsing;

/// <summary>Functions, methods and arrow functions (ECMA-262, 15.1 to 15.6, 15.8, 15.9).</summary>
internal sealed partial class SyntaxParser
{
    private FunctionDeclaration ParseFunctionStatement(StatementPlace place)
    {
        var isHanging = place is StatementPlace.IfBranch or StatementPlace.Label;
        if (place == StatementPlace.Single || (isHanging && IsStrict))
        {
            throw Error(TokenStart, "FunctionInSingleStatement", IsStrict
                ? "In strict mode code, functions can only be declared at top level or inside a block"
                : "In non-strict mode code, functions can only be declared at top level, inside a block, or as the body of an if statement");
        }

        var start = TokenStart;
        Next();
        if (isHanging && Type == TokenType.Star)
        {
            throw Error(TokenStart, "GeneratorInSingleStatement", "Generators can only be declared at top level or inside a block");
        }

        // Behind an if it acts as if it stood in a block of its own; behind a label it is one of the list's declarations.
        return ParseFunctionDeclaration(start, isAsync: false, isDeclared: place != StatementPlace.IfBranch, nameIsOptional: false);
    }

    private FunctionDeclaration ParseAsyncFunctionStatement(StatementPlace place)
    {
        var start = TokenStart;
        if (!AllowsDeclarations(place))
        {
            throw Error(start, "AsyncFunctionInSingleStatement", "Async functions can only be declared at the top level or inside a block");
        }

        Next();
        Next();
        return ParseFunctionDeclaration(start, isAsync: true, isDeclared: true, nameIsOptional: false);
    }

    /// <summary>FunctionDeclaration and its async and generator forms, behind the word function</summary>
    private FunctionDeclaration ParseFunctionDeclaration(int start, bool isAsync, bool isDeclared, bool nameIsOptional)
    {
        var isGenerator = Eat(TokenType.Star);
        Identifier? id = null;
        if (!nameIsOptional || Type != TokenType.ParenLeft)
        {
            id = ParseIdentifier();
            Bind(id, isDeclared ? FunctionKind(isAsync || isGenerator) : DeclarationKind.None);
        }

        var outer = EnterFunction(FunctionContext(isAsync, isGenerator));
        var parameters = ParseParams();
        var body = ParseFunctionBody(start, id, parameters, isMethod: false);
        LeaveFunction(outer);
        return FinishScope(new FunctionDeclaration(id, parameters, body, isGenerator, isAsync), start);
    }

    private DeclarationKind FunctionKind(bool isSpecial)
    {
        if (!IsStrict && !isSpecial)
        {
            return DeclarationKind.Function;
        }

        return _scopes.TreatsFunctionsAsVar ? DeclarationKind.Var : DeclarationKind.Lexical;
    }

    private FunctionExpression ParseFunctionExpression()
    {
        var start = TokenStart;
        Next();
        return ParseFunctionExpression(start, isAsync: false);
    }

    private FunctionExpression ParseAsyncFunctionExpression(int start)
    {
        Next();
        return ParseFunctionExpression(start, isAsync: true);
    }

    private FunctionExpression ParseFunctionExpression(int start, bool isAsync)
    {
        var isGenerator = Eat(TokenType.Star);
        var outer = EnterFunction(FunctionContext(isAsync, isGenerator));
        var id = Type != TokenType.ParenLeft ? ParseIdentifier() : null;
        var parameters = ParseParams();
        var body = ParseFunctionBody(start, id, parameters, isMethod: false);
        LeaveFunction(outer);
        return FinishScope(new FunctionExpression(id, parameters, body, isGenerator, isAsync), start);
    }

    /// <summary>( UniqueFormalParameters ) { FunctionBody }</summary>
    private FunctionExpression ParseMethod(bool isAsync, bool isGenerator, bool allowSuperCall)
    {
        var start = TokenStart;
        var context = FunctionContext(isAsync, isGenerator) | Context.SuperProperty | (allowSuperCall ? Context.SuperCall : Context.None);
        var outer = EnterFunction(context);
        var parameters = ParseParams();
        var body = ParseFunctionBody(start, null, parameters, isMethod: true);
        LeaveFunction(outer);
        return FinishScope(new FunctionExpression(null, parameters, body, isGenerator, isAsync), start);
    }

    /// <summary>=> ConciseBody, with what was read as expressions since the mark for parameters</summary>
    private ArrowFunctionExpression ParseArrow(int start, int mark, bool isAsync, ForInit forInit)
    {
        var context = (_context & Context.InheritedByArrow) | Context.Return | (isAsync ? Context.Async | Context.Await : Context.None);
        var outer = EnterFunction(context);
        for (var i = mark; i < _scratchCount; i++)
        {
            var errors = default(CoverErrors);
            _scratch[i] = ToAssignable(_scratch[i]!, isBinding: true, ref errors);
        }

        var parameters = PopList<Node>(mark);
        StatementOrExpression body;
        var isExpression = Type != TokenType.BraceLeft;
        if (isExpression)
        {
            DeclareParams(parameters, allowDuplicates: false);
            body = ParseAssignment(forInit);
        }
        else
        {
            body = ParseFunctionBody(start, null, parameters, isMethod: true);
        }

        LeaveFunction(outer);
        return FinishScope(new ArrowFunctionExpression(parameters, body, isExpression, isAsync), start);
    }

    private Context FunctionContext(bool isAsync, bool isGenerator) =>
        (_context & Context.Strict)
        | Context.Return
        | Context.NewTarget
        | (isAsync ? Context.Async | Context.Await : Context.None)
        | (isGenerator ? Context.Yield : Context.None);

    private OuterFunction EnterFunction(Context context)
    {
        var outer = new OuterFunction(_context, SaveOperatorPlaces(), _labels.EnterFunction());
        _context = context;
        _scopes.Enter(ScopeKind.Function);
        return outer;
    }

    /// <summary>Goes back to the code around a function. Its scope is left when its node is complete.</summary>
    private void LeaveFunction(in OuterFunction outer)
    {
        _context = outer.Context;
        RestoreOperatorPlaces(outer.Places);
        _labels.ExitFunction(outer.Labels);
    }

    /// <summary>( FormalParameters )</summary>
    private NodeList<Node> ParseParams()
    {
        Expect(TokenType.ParenLeft);
        var mark = _scratchCount;
        ParseBindingItems(TokenType.ParenRight, allowHoles: false);
        CheckNoOperatorsInParams();
        return PopList<Node>(mark);
    }

    private void CheckNoOperatorsInParams()
    {
        if (_yieldAt >= 0 && (_awaitAt < 0 || _yieldAt < _awaitAt))
        {
            throw Error(_yieldAt, "YieldInParameter", "Yield expression not allowed in formal parameter");
        }

        if (_awaitAt >= 0)
        {
            throw Error(_awaitAt, "AwaitInParameter", "Illegal await-expression in formal parameters of async function");
        }
    }

    /// <summary>{ FunctionBody }, with the checks on parameters that depend on its directives</summary>
    private FunctionBody ParseFunctionBody(int functionStart, Identifier? id, in NodeList<Node> parameters, bool isMethod)
    {
        var start = TokenStart;
        if (Type != TokenType.BraceLeft)
        {
            throw UnexpectedToken();
        }

        var isSimple = AreSimple(parameters);
        if ((!IsStrict || !isSimple) && HasUseStrict(Position))
        {
            if (!isSimple)
            {
                Recoverable(functionStart, "UseStrictNonSimple", "Illegal 'use strict' directive in function with non-simple parameter list");
            }

            _context |= Context.Strict;
        }

        DeclareParams(parameters, allowDuplicates: isSimple && !isMethod && !IsStrict);
        if (id is not null && IsStrict)
        {
            CheckStrictTarget(Names.SymbolOf(id.Name), id.Start, isBinding: true);
        }

        Next();
        var mark = _scratchCount;
        ParseDirectives();
        while (Type != TokenType.BraceRight)
        {
            Push(ParseStatement(StatementPlace.List));
        }

        // What follows the function is read in the strictness around it; names carry none, so one token ahead does no harm.
        Next();
        return Finish(new FunctionBody(PopList<Statement>(mark), IsStrict), start);
    }

    private static bool AreSimple(in NodeList<Node> parameters)
    {
        foreach (var parameter in parameters)
        {
            if (parameter is not Identifier)
            {
                return false;
            }
        }

        return true;
    }

    private void DeclareParams(in NodeList<Node> parameters, bool allowDuplicates)
    {
        foreach (var parameter in parameters)
        {
            CheckPattern(parameter, DeclarationKind.Parameter, allowDuplicates);
        }
    }

    private readonly record struct OuterFunction(Context Context, OperatorPlaces Places, int Labels);
}
