using Acornima.Ast;
using Acornima.Lexing;
using Acornima.Scopes;

namespace Acornima.Parsing;

/// <summary>Variables and what may stand where a declaration may (ECMA-262, 14.3).</summary>
internal sealed partial class SyntaxParser
{
    private VariableDeclaration ParseVariableStatement(VariableDeclarationKind kind)
    {
        var start = TokenStart;
        Next();
        return ParseVariableStatement(kind, start);
    }

    private VariableDeclaration ParseVariableStatement(VariableDeclarationKind kind, int start)
    {
        var declarations = ParseDeclarators(kind, isFor: false);
        Semicolon();
        return Finish(new VariableDeclaration(kind, declarations), start);
    }

    private VariableDeclaration ParseLexicalStatement(VariableDeclarationKind kind, StatementPlace place)
    {
        if (!AllowsDeclarations(place))
        {
            throw Error(TokenStart, "LexicalDeclarationInSingleStatement", "Lexical declaration cannot appear in a single-statement context; put it into a block");
        }

        return ParseVariableStatement(kind);
    }

    private VariableDeclaration ParseUsingStatement(VariableDeclarationKind kind, StatementPlace place)
    {
        if (place == StatementPlace.Case || (place == StatementPlace.Top && !IsModule && !_options.AllowTopLevelUsing))
        {
            throw Error(TokenStart, "UsingNotAllowed", "A using declaration cannot stand at the top level of a script or directly in a switch case");
        }

        var start = TokenStart;
        EatUsingWords(kind);
        return ParseVariableStatement(kind, start);
    }

    private void EatUsingWords(VariableDeclarationKind kind)
    {
        if (kind == VariableDeclarationKind.AwaitUsing)
        {
            _awaitAt = _awaitAt < 0 ? TokenStart : _awaitAt;
            Next();
        }

        Next();
    }

    /// <summary>BindingList, VariableDeclarationList</summary>
    private NodeList<VariableDeclarator> ParseDeclarators(VariableDeclarationKind kind, bool isFor)
    {
        var mark = _scratchCount;
        do
        {
            Push(ParseDeclarator(kind, isFor));
        }
        while (Eat(TokenType.Comma));

        return PopList<VariableDeclarator>(mark);
    }

    private VariableDeclarator ParseDeclarator(VariableDeclarationKind kind, bool isFor)
    {
        var start = TokenStart;
        var isUsing = kind is VariableDeclarationKind.Using or VariableDeclarationKind.AwaitUsing;
        Node id = isUsing ? ParseIdentifier() : ParseBindingTarget();
        CheckPattern(id, kind == VariableDeclarationKind.Var ? DeclarationKind.Var : DeclarationKind.Lexical);
        Expression? init = null;
        if (Eat(TokenType.Assign))
        {
            init = ParseAssignment(isFor ? ForInit.For : ForInit.None);
        }
        else if (!(isFor && (Type == TokenType.In || Word == Word.Of)))
        {
            RequireInitializer(kind, id, isUsing);
        }

        return Finish(new VariableDeclarator(id, init), start);
    }

    private void RequireInitializer(VariableDeclarationKind kind, Node id, bool isUsing)
    {
        if (kind == VariableDeclarationKind.Const || isUsing)
        {
            throw Error(LastTokenEnd, "MissingInitializer", $"Missing initializer in {(isUsing ? "using" : "const")} declaration");
        }

        if (id is not Identifier)
        {
            throw Error(LastTokenEnd, "MissingInitializer", "Missing initializer in destructuring declaration");
        }
    }

    /// <summary>Whether the name <c>let</c> begins a declaration: judged by what follows, as <c>let</c> may be a plain name in sloppy code.</summary>
    private bool IsLetDeclaration(StatementPlace place)
    {
        var next = SkipTriviaFrom(Position, out _);
        var c = At(next);
        if (c is '[' or '\\')
        {
            return true;
        }

        if (!AllowsDeclarations(place))
        {
            // Where only a statement may stand, a name on the same line is a misplaced declaration and gets that error.
            return false;
        }

        return c == '{' || (CharacterClass.IsNameStart(CodePointAt(next)) && !IsRelationalWordAt(next));
    }

    private bool IsRelationalWordAt(int offset) => IsWordAt(offset, "in") || IsWordAt(offset, "instanceof");

    private bool IsAsyncFunction()
    {
        var next = SkipTriviaFrom(Position, out var hasLineEnd);
        return !hasLineEnd && IsWordAt(next, "function");
    }

    private bool IsUsingDeclaration(bool isFor)
    {
        var next = SkipTriviaFrom(Position, out var hasLineEnd);
        return !hasLineEnd && IsUsingBindingAt(next, isFor);
    }

    private bool IsAwaitUsingDeclaration(bool isFor)
    {
        if (!IsIn(Context.Await))
        {
            return false;
        }

        var next = SkipTriviaFrom(Position, out var hasLineEnd);
        if (hasLineEnd || !IsWordAt(next, "using"))
        {
            return false;
        }

        next = SkipTriviaFrom(next + 5, out hasLineEnd);
        return !hasLineEnd && IsUsingBindingAt(next, isFor: false) && !(isFor && IsOfWithoutInitializer(next));
    }

    private bool IsUsingBindingAt(int offset, bool isFor)
    {
        var first = CodePointAt(offset);
        return (first == '\\' || CharacterClass.IsNameStart(first)) && !IsRelationalWordAt(offset) && !(isFor && IsOfWithoutInitializer(offset));
    }

    /// <summary><c>for (using of x)</c> loops with a target named using; <c>for (using of = x;;)</c> declares a name of.</summary>
    private bool IsOfWithoutInitializer(int offset)
    {
        if (!IsWordAt(offset, "of"))
        {
            return false;
        }

        var next = SkipTriviaFrom(offset + 2, out _);
        return At(next) != '=' || At(next + 1) is '=' or '>';
    }
}
