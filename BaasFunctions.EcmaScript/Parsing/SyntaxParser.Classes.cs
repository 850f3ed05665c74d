using Acornima.Ast;
using Acornima.Lexing;
using Acornima.Scopes;

namespace Acornima.Parsing;

/// <summary>Classes (ECMA-262, 15.7). All of a class is strict code.</summary>
internal sealed partial class SyntaxParser
{
    private ClassDeclaration ParseClassStatement(StatementPlace place)
    {
        if (!AllowsDeclarations(place))
        {
            throw Error(TokenStart, "ClassInSingleStatement", "A class cannot be declared in a single-statement context; put it into a block");
        }

        return ParseClassDeclaration(TokenStart, default, nameIsOptional: false);
    }

    private Statement ParseDecoratedStatement(StatementPlace place)
    {
        var start = TokenStart;
        var decorators = ParseDecorators();
        if (Type == TokenType.Export && IsModule && place == StatementPlace.Top)
        {
            return ParseExport(start, decorators);
        }

        if (Type != TokenType.Class || !AllowsDeclarations(place))
        {
            throw UnexpectedToken();
        }

        return ParseClassDeclaration(start, decorators, nameIsOptional: false);
    }

    private ClassDeclaration ParseClassDeclaration(int start, NodeList<Decorator> decorators, bool nameIsOptional)
    {
        Expect(TokenType.Class);
        var outer = _context;
        _context |= Context.Strict;
        Identifier? id = null;
        if (!nameIsOptional || Type == TokenType.Name)
        {
            id = ParseIdentifier();
            Bind(id, DeclarationKind.Lexical);
        }

        var superClass = ParseHeritage();
        var body = ParseClassBody(superClass is not null, outer);
        return FinishClass(new ClassDeclaration(decorators, id, superClass, body), start);
    }

    private ClassExpression ParseClassExpression()
    {
        var start = TokenStart;
        var decorators = Type == TokenType.At ? ParseDecorators() : default;
        Expect(TokenType.Class);
        var outer = _context;
        _context |= Context.Strict;
        Identifier? id = null;
        if (Type == TokenType.Name)
        {
            id = ParseIdentifier();
            Bind(id, DeclarationKind.None);
        }

        var superClass = ParseHeritage();
        var body = ParseClassBody(superClass is not null, outer);
        return FinishClass(new ClassExpression(decorators, id, superClass, body), start);
    }

    private T FinishClass<T>(T node, int start)
        where T : Node
    {
        node.Place(Source, start, LastTokenEnd);
        CountNode();
        _onNode?.Invoke(node, new OnNodeContext(_callerInput, in ScopeStack.Empty));
        return node;
    }

    /// <summary>[extends LeftHandSideExpression]</summary>
    private Expression? ParseHeritage()
    {
        if (!Eat(TokenType.Extends))
        {
            return null;
        }

        var start = TokenStart;
        var errors = default(CoverErrors);
        Nest();
        var heritage = ParseLeftHandSide(ref errors, ForInit.None);
        _depth--;
        CheckExpressionErrors(ref errors);
        return IsBareArrow(heritage, start) ? throw Error(start, "UnexpectedToken", "A class cannot extend an arrow function") : heritage;
    }

    /// <summary>{ ClassElementList }; the context around the class holds again behind it.</summary>
    private ClassBody ParseClassBody(bool isDerived, Context outer)
    {
        Nest();
        var start = TokenStart;
        Expect(TokenType.BraceLeft);
        _privateNames.EnterBody();
        var mark = _scratchCount;
        var hasConstructor = false;
        while (Type != TokenType.BraceRight)
        {
            if (Eat(TokenType.Semicolon))
            {
                continue;
            }

            var element = ParseClassElement(isDerived);
            if (element is MethodDefinition { Kind: PropertyKind.Constructor })
            {
                if (hasConstructor)
                {
                    throw Error(element.Start, "DuplicateConstructor", "A class may only have one constructor");
                }

                hasConstructor = true;
            }

            Push(element);
        }

        _context = outer;
        Next();
        _depth--;
        if (_privateNames.ExitBody() is { } undeclared && _options.CheckPrivateFields)
        {
            throw UndeclaredPrivateName(undeclared);
        }

        return Finish(new ClassBody(PopList<Node>(mark)), start);
    }

    /// <summary>ClassElement: words such as static, async and get are modifiers only before an element's name.</summary>
    private Node ParseClassElement(bool isDerived)
    {
        var start = TokenStart;
        var element = new ElementHead { Kind = PropertyKind.Method };
        var decorators = Type == TokenType.At ? ParseDecorators() : default;
        if (Word == Word.Static)
        {
            TakeModifier(ref element);
            if (Type == TokenType.BraceLeft && decorators.Count == 0)
            {
                return ParseStaticBlock(start);
            }

            element.IsStatic = IsElementNameNext() || Type == TokenType.Star;
            KeepModifierUnless(element.IsStatic, ref element);
        }

        if (!element.HasKey && Word == Word.Accessor && HasFeature(ExperimentalESFeatures.Decorators))
        {
            TakeModifier(ref element);
            element.IsAccessor = IsElementNameNext() && !NewLineBefore;
            KeepModifierUnless(element.IsAccessor, ref element);
        }

        if (!element.HasKey && !element.IsAccessor && Word == Word.Async)
        {
            TakeModifier(ref element);
            element.IsAsync = (IsElementNameNext() || Type == TokenType.Star) && !NewLineBefore;
            KeepModifierUnless(element.IsAsync, ref element);
        }

        if (!element.HasKey && !element.IsAccessor && Eat(TokenType.Star))
        {
            element.IsGenerator = true;
        }

        if (!element.HasKey && !element.IsAccessor && !element.IsAsync && !element.IsGenerator && Word is Word.Get or Word.Set)
        {
            var kind = Word == Word.Get ? PropertyKind.Get : PropertyKind.Set;
            TakeModifier(ref element);
            element.Kind = IsElementNameNext() ? kind : PropertyKind.Method;
            KeepModifierUnless(element.Kind == kind, ref element);
        }

        return ParseElementRest(start, decorators, ref element, isDerived);
    }

    /// <summary>Takes a word that may be a modifier or the element's own name.</summary>
    private void TakeModifier(ref ElementHead element)
    {
        element.ModifierName = NameText;
        element.ModifierStart = TokenStart;
        Next();
    }

    private void KeepModifierUnless(bool isModifier, ref ElementHead element)
    {
        if (!isModifier)
        {
            element.HasKey = true;
            element.Key = FinishAt(new Identifier(element.ModifierName!), element.ModifierStart, LastTokenEnd);
        }
    }

    private bool IsElementNameNext() => StartsPropertyKey(Type) || Type == TokenType.PrivateName;

    private Node ParseElementRest(int start, NodeList<Decorator> decorators, ref ElementHead element, bool isDerived)
    {
        var isComputed = false;
        var key = element.Key ?? ParseElementKey(out isComputed);
        var isMethod = Type == TokenType.ParenLeft || element.Kind != PropertyKind.Method || element.IsAsync || element.IsGenerator;
        var isNamedConstructor = !isComputed && key is not PrivateIdentifier && IsNamed(key, "constructor");
        if (element.IsStatic && !isComputed && key is not PrivateIdentifier && IsNamed(key, "prototype"))
        {
            throw Error(key.Start, "StaticPrototype", "Classes may not have a static property named 'prototype'");
        }

        if (!isMethod || element.IsAccessor)
        {
            return ParseField(start, decorators, in element, key, isComputed, isNamedConstructor);
        }

        var kind = element.Kind;
        if (isNamedConstructor && !element.IsStatic)
        {
            CheckConstructor(key, in element);
            kind = PropertyKind.Constructor;
        }

        DeclarePrivate(key, kind, element.IsStatic);
        var function = ParseMethod(element.IsAsync, element.IsGenerator, allowSuperCall: kind == PropertyKind.Constructor && isDerived);
        CheckAccessorParams(kind, function);
        return Finish(new MethodDefinition(kind, decorators, key, function, isComputed, element.IsStatic), start);
    }

    private void CheckConstructor(Expression key, in ElementHead element)
    {
        if (element.Kind != PropertyKind.Method || element.IsAsync || element.IsGenerator)
        {
            throw Error(key.Start, "SpecialConstructor", "Class constructor may not be an accessor, async or a generator");
        }
    }

    private Expression ParseElementKey(out bool isComputed)
    {
        if (Type != TokenType.PrivateName)
        {
            return ParsePropertyKey(out isComputed);
        }

        isComputed = false;
        var start = TokenStart;
        if (Names[Symbol].Word == Word.Constructor)
        {
            throw Error(start, "PrivateConstructor", "Classes may not have a private field named '#constructor'");
        }

        var name = NameText;
        base.Next();
        return Finish(new PrivateIdentifier(name), start);
    }

    private void DeclarePrivate(Expression key, PropertyKind kind, bool isStatic)
    {
        if (key is PrivateIdentifier name && !_privateNames.Declare(name.Name, kind, isStatic))
        {
            throw Error(key.Start, "Redeclaration", $"Identifier '#{Shorten(name.Name)}' has already been declared");
        }
    }

    /// <summary>FieldDefinition ;</summary>
    private ClassProperty ParseField(int start, NodeList<Decorator> decorators, in ElementHead element, Expression key, bool isComputed, bool isNamedConstructor)
    {
        if (isNamedConstructor)
        {
            throw Error(key.Start, "ConstructorField", "Classes may not have a field named 'constructor'");
        }

        DeclarePrivate(key, PropertyKind.Property, element.IsStatic);
        Expression? value = null;
        if (Eat(TokenType.Assign))
        {
            var outer = EnterFunction(Context.Strict | Context.SuperProperty | Context.NewTarget | Context.NoArguments);
            value = ParseAssignment(ForInit.None);
            LeaveFunction(outer);
            _scopes.Exit();
        }

        Semicolon();
        return element.IsAccessor
            ? Finish(new AccessorProperty(PropertyKind.Property, decorators, key, value, isComputed, element.IsStatic), start)
            : Finish(new PropertyDefinition(PropertyKind.Property, decorators, key, value, isComputed, element.IsStatic), start);
    }

    /// <summary>static { ClassStaticBlockBody }</summary>
    private StaticBlock ParseStaticBlock(int start)
    {
        var outer = EnterFunction(Context.Strict | Context.SuperProperty | Context.NewTarget | Context.NoArguments | Context.StaticBlock);
        Next();
        var mark = _scratchCount;
        while (Type != TokenType.BraceRight)
        {
            Push(ParseStatement(StatementPlace.List));
        }

        LeaveFunction(outer);
        Next();
        return FinishScope(new StaticBlock(PopList<Statement>(mark)), start);
    }

    private NodeList<Decorator> ParseDecorators()
    {
        if (!HasFeature(ExperimentalESFeatures.Decorators))
        {
            throw UnexpectedToken();
        }

        var mark = _scratchCount;
        while (Type == TokenType.At)
        {
            Push(ParseDecorator());
        }

        return PopList<Decorator>(mark);
    }

    /// <summary>@ ( Expression ), @ name.name, @ name.name ( arguments )</summary>
    private Decorator ParseDecorator()
    {
        var start = TokenStart;
        Next();
        if (Type == TokenType.ParenLeft)
        {
            return Finish(new Decorator(ParseParenthesized()), start);
        }

        var expressionStart = TokenStart;
        Expression expression = ParseIdentifier();
        for (var links = 1; Eat(TokenType.Dot); links++)
        {
            CheckChain(links);
            expression = ParseNamedMember(expression, expressionStart, isOptional: false);
        }

        if (Type == TokenType.ParenLeft)
        {
            expression = ParseCall(expression, expressionStart, isOptional: false);
        }

        return Finish(new Decorator(expression), start);
    }

    private struct ElementHead
    {
        public string? ModifierName;
        public int ModifierStart;
        public Identifier? Key;
        public bool HasKey;
        public bool IsStatic;
        public bool IsAsync;
        public bool IsGenerator;
        public bool IsAccessor;
        public PropertyKind Kind;
    }
}
