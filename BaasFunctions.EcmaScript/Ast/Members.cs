namespace Acornima.Ast;

// Members that the table cannot say: explicit interface members and constants.

public partial class Script
{
    internal override bool IsStrict => Strict;
}

public partial class Program
{
    bool IHoistingScope.Strict => IsStrict;

    internal virtual bool IsStrict => true;
}

public partial class StaticBlock
{
    bool IHoistingScope.Strict => true;

    bool IClassElement.Static => true;
}

public partial class Directive
{
    /// <summary>The text between the quotes, escapes not resolved.</summary>
    public string Value => ((Literal)Expression).Raw[1..^1];
}

public partial class FunctionDeclaration
{
    StatementOrExpression IFunction.Body => Body;

    bool IFunction.Expression => false;
}

public partial class FunctionExpression
{
    StatementOrExpression IFunction.Body => Body;

    bool IFunction.Expression => false;
}

public partial class ArrowFunctionExpression
{
    Identifier? IFunction.Id => null;

    bool IFunction.Generator => false;
}

public partial class ClassProperty
{
    Node? IProperty.Value => BaseValue;

    private protected abstract Node? BaseValue { get; }
}

public partial class MethodDefinition
{
    private protected override Node? BaseValue => Value;
}

public partial class PropertyDefinition
{
    private protected override Node? BaseValue => Value;
}

public partial class AccessorProperty
{
    private protected override Node? BaseValue => Value;
}
