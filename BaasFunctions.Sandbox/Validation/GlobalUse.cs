using Acornima;
using Acornima.Ast;

namespace BaasFunctions.Sandbox.Validation;

/// <summary>A use of a name that the text does not declare.</summary>
/// <param name="Name">The name.</param>
/// <param name="Parent">The node around it; null at the top.</param>
internal readonly record struct GlobalUse(Identifier Name, Node? Parent)
{
    /// <summary>True when the name is called or constructed right here.</summary>
    public bool IsCalled => Parent switch
    {
        CallExpression call => call.Callee == Name,
        NewExpression construction => construction.Callee == Name,
        _ => false,
    };

    /// <summary>True for <c>typeof</c> of the name, which does not fail where there is none.</summary>
    public bool IsAskedFor => Parent is NonUpdateUnaryExpression { Operator: Operator.TypeOf };
}
