using Acornima.Ast;
using Acornima.Lexing;
using Acornima.Scopes;

namespace Acornima.Parsing;

/// <summary>Names: which may be used where (ECMA-262, 13.1.1), and their declaration.</summary>
internal sealed partial class SyntaxParser
{
    /// <summary>IdentifierReference, BindingIdentifier, LabelIdentifier</summary>
    private Identifier ParseIdentifier()
    {
        var start = TokenStart;
        var symbol = Symbol;
        if (Type != TokenType.Name)
        {
            if (!IsKeyword(Type))
            {
                throw UnexpectedToken();
            }

            CheckReserved(symbol, start);
        }

        // The table may grow while the next token is read.
        var name = Names[symbol].Name;
        var isPlain = Names[symbol].Word == Word.None;
        base.Next();
        if (!isPlain)
        {
            CheckReserved(symbol, start);
        }

        return Finish(new Identifier(name), start);
    }

    /// <summary>IdentifierName: keywords too.</summary>
    private Identifier ParseIdentifierName()
    {
        if (Type != TokenType.Name && !IsKeyword(Type))
        {
            throw UnexpectedToken();
        }

        var start = TokenStart;
        var name = NameText;
        base.Next();
        return Finish(new Identifier(name), start);
    }

    private PrivateIdentifier ParsePrivateName()
    {
        var start = TokenStart;
        var name = NameText;
        base.Next();
        var node = Finish(new PrivateIdentifier(name), start);
        if (_privateNames.IsEmpty)
        {
            if (_options.CheckPrivateFields)
            {
                throw UndeclaredPrivateName(node);
            }
        }
        else
        {
            _privateNames.AddUse(node);
        }

        return node;
    }

    private SyntaxErrorException UndeclaredPrivateName(PrivateIdentifier name) => Error(
        name.Start,
        "UndeclaredPrivateName",
        $"Private field '#{Shorten(name.Name)}' must be declared in an enclosing class");

    /// <summary>Refuses a keyword, and a name that is reserved at this place; any other name passes.</summary>
    private void CheckReserved(int symbol, int at)
    {
        ref readonly var entry = ref Names[symbol];
        switch (entry.Word)
        {
            case Word.None when entry.Type != TokenType.Name:
                throw Error(at, "UnexpectedKeyword", $"Unexpected token '{entry.Name}'");
            case Word.Yield:
                if (IsIn(Context.Yield) || IsStrict)
                {
                    throw Error(at, "ReservedWord", IsIn(Context.Yield)
                        ? "'yield' is not a name inside of a generator"
                        : "Unexpected strict mode reserved word 'yield'");
                }

                break;
            case Word.Await:
                if (IsIn(Context.Async | Context.StaticBlock) || IsModule)
                {
                    throw Error(at, "ReservedWord", IsIn(Context.StaticBlock)
                        ? "'await' is not a name in a class static block"
                        : "'await' is only valid in async functions and the top level bodies of modules");
                }

                _awaitNameAt = _awaitNameAt < 0 ? at : _awaitNameAt;
                break;
            case Word.Arguments when IsIn(Context.NoArguments):
                throw Error(at, "UnexpectedArguments", "'arguments' is not allowed in class field initializers and static blocks");
            case >= Word.Implements when IsStrict:
                throw Error(at, "ReservedWord", $"Unexpected strict mode reserved word '{entry.Name}'");
        }
    }

    /// <summary>A name that is bound or assigned: not eval or arguments, nor a reserved word, in strict code.</summary>
    private void CheckStrictTarget(int symbol, int at, bool isBinding)
    {
        ref readonly var entry = ref Names[symbol];
        if (entry.Word is Word.Eval or Word.Arguments)
        {
            Recoverable(at, "StrictEvalArguments", $"Unexpected '{entry.Name}' in strict mode: it cannot be {(isBinding ? "declared" : "assigned")}");
        }
        else if (entry.Word is Word.Yield or >= Word.Implements)
        {
            throw Error(at, "ReservedWord", $"Unexpected strict mode reserved word '{entry.Name}'");
        }
    }

    /// <summary>Checks a name as a binding and declares it.</summary>
    private void Bind(Identifier name, DeclarationKind kind, bool allowDuplicates = true)
    {
        var symbol = Names.SymbolOf(name.Name);
        if (IsStrict && Names[symbol].Word != Word.None)
        {
            CheckStrictTarget(symbol, name.Start, isBinding: true);
        }

        if (kind == DeclarationKind.None)
        {
            return;
        }

        if (kind == DeclarationKind.Lexical && Names[symbol].Word == Word.Let)
        {
            throw Error(name.Start, "LetAsLexicalName", "'let' cannot be declared by let, const, using or class");
        }

        if (!allowDuplicates && (_scopes.Lookup(symbol) & NameFlags.Parameter) != 0)
        {
            throw Error(name.Start, "DuplicateParameter", $"Duplicate parameter name '{Shorten(name.Name)}' not allowed in this context");
        }

        if (!_scopes.Declare(symbol, kind))
        {
            throw Error(name.Start, "Redeclaration", $"Identifier '{Shorten(name.Name)}' has already been declared");
        }

        if (_onNode is not null)
        {
            _scopes.Record(name, kind);
        }
    }
}
