namespace Acornima.Ast;

public interface INode
{
    NodeType Type { get; }
}

/// <summary>FunctionDeclaration, FunctionExpression and ArrowFunctionExpression.</summary>
public interface IFunction : INode
{
    Identifier? Id { get; }

    ref readonly NodeList<Node> Params { get; }

    StatementOrExpression Body { get; }

    bool Generator { get; }

    /// <summary>Whether the body is an expression.</summary>
    bool Expression { get; }

    bool Async { get; }
}

/// <summary>ClassDeclaration and ClassExpression.</summary>
public interface IClass : INode
{
    ref readonly NodeList<Decorator> Decorators { get; }

    Identifier? Id { get; }

    Expression? SuperClass { get; }

    ClassBody Body { get; }
}

/// <summary>A member of an object, a pattern or a class.</summary>
public interface IProperty : INode
{
    PropertyKind Kind { get; }

    Expression Key { get; }

    bool Computed { get; }

    Node? Value { get; }
}

/// <summary>A member or a static block of a class.</summary>
public interface IClassElement : INode
{
    bool Static { get; }
}

/// <summary>A call or member access that may be a link of an optional chain.</summary>
public interface IChainElement : INode
{
    /// <summary>Whether this very link was written with <c>?.</c></summary>
    bool Optional { get; }
}

/// <summary>What may stand in a destructuring pattern.</summary>
public interface IDestructuringPatternElement : INode;

/// <summary>A node in which <c>var</c> declarations end their way up.</summary>
public interface IHoistingScope : INode
{
    ref readonly NodeList<Statement> Body { get; }

    bool Strict { get; }
}
