using Acornima.Ast;
using Acornima.Lexing;
using Acornima.Scopes;

namespace Acornima.Parsing;

/// <summary>Imports and exports (ECMA-262, 16.2).</summary>
internal sealed partial class SyntaxParser
{
    private HashSet<string>? _exports;
    private List<Identifier>? _localExports;

    private Statement ParseImportStatement(StatementPlace place)
    {
        // import(...) and import.meta are expressions.
        if (At(SkipTriviaFrom(Position, out _)) is '(' or '.')
        {
            return ParseExpressionStatement();
        }

        RequireModuleItem(place);
        return ParseImport();
    }

    private Statement ParseExportStatement(StatementPlace place)
    {
        RequireModuleItem(place);
        return ParseExport(TokenStart, default);
    }

    private void RequireModuleItem(StatementPlace place)
    {
        if (!IsModule)
        {
            throw Error(TokenStart, "ImportOutsideModule", "Cannot use import or export outside a module");
        }

        if (place != StatementPlace.Top)
        {
            throw Error(TokenStart, "ImportNotTopLevel", "'import' and 'export' may only appear at the top level");
        }
    }

    /// <summary>ImportDeclaration</summary>
    private ImportDeclaration ParseImport()
    {
        var start = TokenStart;
        Next();
        var mark = _scratchCount;
        var phase = ImportPhase.None;
        if (Type != TokenType.String)
        {
            phase = ParseImportPhase();
            ParseImportClause(phase);
            ExpectWord(Word.From);
        }

        var source = ParseModuleSource();
        var attributes = ParseAttributes();
        Semicolon();
        return Finish(new ImportDeclaration(phase, PopList<ImportDeclarationSpecifier>(mark), source, attributes), start);
    }

    /// <summary>
    /// <c>defer</c> is a phase only before <c>*</c>; <c>source</c> only before a name that is not the <c>from</c> of a plain import.
    /// </summary>
    private ImportPhase ParseImportPhase()
    {
        var phase = PhaseOf(Word);
        if (phase == ImportPhase.None)
        {
            return phase;
        }

        var saved = Save();
        Next();
        var isPhase = phase == ImportPhase.Defer ? Type == TokenType.Star : Type == TokenType.Name && !IsFromOfDefaultImport();
        if (!isPhase)
        {
            Restore(saved);
            return ImportPhase.None;
        }

        return phase;
    }

    /// <summary>At <c>from</c>: a string behind it makes it the keyword of <c>import source from "x"</c>.</summary>
    private bool IsFromOfDefaultImport() => Word == Word.From && At(SkipTriviaFrom(Position, out _)) is '"' or '\'';

    private void ParseImportClause(ImportPhase phase)
    {
        if (Type == TokenType.Name || IsKeyword(Type))
        {
            var start = TokenStart;
            var local = ParseIdentifier();
            Bind(local, DeclarationKind.Lexical);
            Push(Finish(new ImportDefaultSpecifier(local), start));
            if (phase == ImportPhase.Source || !Eat(TokenType.Comma))
            {
                return;
            }
        }

        if (Type == TokenType.Star)
        {
            var start = TokenStart;
            Next();
            ExpectWord(Word.As);
            var local = ParseIdentifier();
            Bind(local, DeclarationKind.Lexical);
            Push(Finish(new ImportNamespaceSpecifier(local), start));
            return;
        }

        Expect(TokenType.BraceLeft);
        while (Type != TokenType.BraceRight)
        {
            Push(ParseImportSpecifier());
            if (Type != TokenType.BraceRight)
            {
                Expect(TokenType.Comma);
            }
        }

        Next();
    }

    /// <summary>ImportSpecifier : [ModuleExportName as] ImportedBinding</summary>
    private ImportSpecifier ParseImportSpecifier()
    {
        var start = TokenStart;
        var symbol = Symbol;
        var imported = ParseModuleName();
        if (EatWord(Word.As))
        {
            var local = ParseIdentifier();
            Bind(local, DeclarationKind.Lexical);
            return Finish(new ImportSpecifier(imported, local), start);
        }

        if (imported is not Identifier name)
        {
            throw UnexpectedToken();
        }

        CheckReserved(symbol, start);

        Bind(name, DeclarationKind.Lexical);
        return Finish(new ImportSpecifier(name, name), start);
    }

    /// <summary>ModuleExportName</summary>
    private Expression ParseModuleName()
    {
        if (Type != TokenType.String)
        {
            return ParseIdentifierName();
        }

        var name = ParseString();
        if (!IsWellFormed(name.Value))
        {
            throw Error(name.Start, "IllFormedModuleName", "Invalid module export name: contains unpaired surrogate character");
        }

        return name;
    }

    private static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[++i]))
            {
                return false;
            }
        }

        return true;
    }

    private StringLiteral ParseModuleSource() => Type == TokenType.String ? ParseString() : throw UnexpectedToken();

    /// <summary>[with { key: "value", ... }]</summary>
    private NodeList<ImportAttribute> ParseAttributes()
    {
        if (!Eat(TokenType.With))
        {
            return default;
        }

        Expect(TokenType.BraceLeft);
        var mark = _scratchCount;
        var keys = new HashSet<string>();
        while (Type != TokenType.BraceRight)
        {
            var start = TokenStart;
            Expression key = Type == TokenType.String ? ParseString() : ParseIdentifierName();
            if (!keys.Add(key is StringLiteral text ? text.Value : ((Identifier)key).Name))
            {
                throw Error(start, "DuplicateAttribute", "Import attributes must not have duplicate keys");
            }

            Expect(TokenType.Colon);
            Push(Finish(new ImportAttribute(key, ParseModuleSource()), start));
            if (Type != TokenType.BraceRight)
            {
                Expect(TokenType.Comma);
            }
        }

        Next();
        return PopList<ImportAttribute>(mark);
    }

    /// <summary>ExportDeclaration; decorators before the word belong to the exported class.</summary>
    private Statement ParseExport(int start, NodeList<Decorator> decorators)
    {
        Expect(TokenType.Export);
        if (Eat(TokenType.Default))
        {
            return ParseExportDefault(start, decorators);
        }

        if (decorators.Count > 0 && Type != TokenType.Class)
        {
            throw UnexpectedToken();
        }

        return Type switch
        {
            TokenType.Star => ParseExportAll(start),
            TokenType.BraceLeft => ParseExportList(start),
            _ => ParseExportDeclaration(start, decorators),
        };
    }

    private ExportAllDeclaration ParseExportAll(int start)
    {
        Next();
        Expression? exported = null;
        if (EatWord(Word.As))
        {
            exported = ParseModuleName();
            DeclareExport(exported);
        }

        ExpectWord(Word.From);
        var source = ParseModuleSource();
        var attributes = ParseAttributes();
        Semicolon();
        return Finish(new ExportAllDeclaration(exported, source, attributes), start);
    }

    private ExportDefaultDeclaration ParseExportDefault(int start, NodeList<Decorator> decorators)
    {
        DeclareExport("default", LastTokenStart);
        StatementOrExpression declaration;
        var declarationStart = TokenStart;
        if (Type == TokenType.Function)
        {
            Next();
            declaration = ParseFunctionDeclaration(declarationStart, isAsync: false, isDeclared: true, nameIsOptional: true);
        }
        else if (Word == Word.Async && IsAsyncFunction())
        {
            Next();
            Next();
            declaration = ParseFunctionDeclaration(declarationStart, isAsync: true, isDeclared: true, nameIsOptional: true);
        }
        else if (Type is TokenType.Class or TokenType.At || decorators.Count > 0)
        {
            var own = Type == TokenType.At && decorators.Count == 0 ? ParseDecorators() : decorators;
            declaration = ParseClassDeclaration(decorators.Count > 0 ? decorators[0].Start : declarationStart, own, nameIsOptional: true);
        }
        else
        {
            declaration = ParseAssignment(ForInit.None);
            Semicolon();
        }

        return Finish(new ExportDefaultDeclaration(declaration), start);
    }

    /// <summary>export { ... } [from "..."]</summary>
    private ExportNamedDeclaration ParseExportList(int start)
    {
        Next();
        var mark = _scratchCount;
        while (Type != TokenType.BraceRight)
        {
            Push(ParseExportSpecifier());
            if (Type != TokenType.BraceRight)
            {
                Expect(TokenType.Comma);
            }
        }

        Next();
        var specifiers = PopList<ExportSpecifier>(mark);
        StringLiteral? source = null;
        NodeList<ImportAttribute> attributes = default;
        if (EatWord(Word.From))
        {
            source = ParseModuleSource();
            attributes = ParseAttributes();
        }
        else
        {
            NoteLocalExports(specifiers);
        }

        Semicolon();
        return Finish(new ExportNamedDeclaration(null, specifiers, source, attributes), start);
    }

    private ExportSpecifier ParseExportSpecifier()
    {
        var start = TokenStart;
        var local = ParseModuleName();
        var exported = EatWord(Word.As) ? ParseModuleName() : local;
        DeclareExport(exported);
        return Finish(new ExportSpecifier(local, exported), start);
    }

    /// <summary>Without a source the names are those of this module: names at all, and not reserved.</summary>
    private void NoteLocalExports(NodeList<ExportSpecifier> specifiers)
    {
        foreach (var specifier in specifiers)
        {
            if (specifier.Local is not Identifier local)
            {
                throw Error(specifier.Local.Start, "StringExportWithoutFrom", "A string literal cannot be used as an exported binding without 'from'");
            }

            var symbol = Names.SymbolOf(local.Name);
            CheckReserved(symbol, local.Start);

            (_localExports ??= []).Add(local);
        }
    }

    private ExportNamedDeclaration ParseExportDeclaration(int start, NodeList<Decorator> decorators)
    {
        var isDeclaration = Type is TokenType.Var or TokenType.Const or TokenType.Function or TokenType.Class or TokenType.At
            || (Word == Word.Let && IsLetDeclaration(StatementPlace.Top))
            || (Word == Word.Async && IsAsyncFunction());
        if (!isDeclaration)
        {
            throw UnexpectedToken();
        }

        var declaration = decorators.Count > 0
            ? ParseClassDeclaration(decorators[0].Start, decorators, nameIsOptional: false)
            : (Declaration)ParseStatement(StatementPlace.Top);
        DeclareExports(declaration);
        return Finish(new ExportNamedDeclaration(declaration, default, null, default), start);
    }

    private void DeclareExports(Declaration declaration)
    {
        switch (declaration)
        {
            case FunctionDeclaration function:
                DeclareExport(function.Id!);
                break;
            case ClassDeclaration @class:
                DeclareExport(@class.Id!);
                break;
            case VariableDeclaration variables:
                foreach (var declarator in variables.Declarations)
                {
                    DeclareExportsOf(declarator.Id);
                }

                break;
        }
    }

    private void DeclareExportsOf(Node? pattern)
    {
        switch (pattern)
        {
            case Identifier name:
                DeclareExport(name);
                break;
            case ObjectPattern { Properties: var properties }:
                foreach (var property in properties)
                {
                    DeclareExportsOf(property is AssignmentProperty plain ? plain.Value : property);
                }

                break;
            case ArrayPattern { Elements: var elements }:
                foreach (var element in elements)
                {
                    DeclareExportsOf(element);
                }

                break;
            case AssignmentPattern withDefault:
                DeclareExportsOf(withDefault.Left);
                break;
            case RestElement rest:
                DeclareExportsOf(rest.Argument);
                break;
        }
    }

    private void DeclareExport(Expression name) => DeclareExport(name is StringLiteral text ? text.Value : ((Identifier)name).Name, name.Start);

    private void DeclareExport(string name, int at)
    {
        if (!(_exports ??= []).Add(name))
        {
            throw Error(at, "DuplicateExport", $"Duplicate export of '{Shorten(name)}'");
        }
    }

    /// <summary>At the end of a module: what it exports by name must be declared in it.</summary>
    private void CheckLocalExports()
    {
        foreach (var local in _localExports ?? [])
        {
            if (_scopes.Lookup(Names.SymbolOf(local.Name)) == NameFlags.None)
            {
                throw Error(local.Start, "UndefinedExport", $"Export '{Shorten(local.Name)}' is not defined in module");
            }
        }
    }
}
