using Acornima.Ast;

namespace BaasFunctions.Sandbox.Compilation;

/// <summary>Names of variables and properties that a program gives another value somewhere, wherever they are declared.</summary>
internal sealed class AssignedNames
{
    private readonly HashSet<string> _variables = [];
    private readonly HashSet<string> _properties = [];
    private readonly HashSet<string> _declared = [];
    private bool _isAnyElementAssigned;

    /// <summary>What assigns, in any form; anything else is passed over.</summary>
    public void Note(Node node)
    {
        switch (node)
        {
            case AssignmentExpression assignment:
                Target(assignment.Left);
                break;
            case UpdateExpression update:
                Target(update.Argument);
                break;
            case ForOfStatement { Left: not VariableDeclaration } loop:
                Target(loop.Left);
                break;
            case ForInStatement { Left: not VariableDeclaration } loop:
                Target(loop.Left);
                break;
            // What a getter gives may change, and asking for it may have an effect.
            case MethodDefinition { Kind: PropertyKind.Get } getter:
                Property(getter.Key);
                break;
            case Acornima.Ast.Property { Kind: PropertyKind.Get } getter:
                Property(getter.Key);
                break;
            case VariableDeclarator { Id: Identifier declared }:
                // Declared twice: the second gives the first, or another of that name, a new value.
                if (!_declared.Add(declared.Name))
                {
                    _variables.Add(declared.Name);
                }

                break;
            case UnaryExpression { Operator: Acornima.Operator.Delete, Argument: MemberExpression member }:
                Target(member);
                break;
        }
    }

    /// <summary>Whether an expression gives the same again when it is evaluated a second time a while later, without any effect.</summary>
    public bool Keeps(Node node) => node switch
    {
        Identifier identifier => !_variables.Contains(identifier.Name),
        ThisExpression or Super or Literal or FunctionExpression or ArrowFunctionExpression or PrivateIdentifier or MetaProperty => true,
        // What was awaited is kept by the engine.
        AwaitExpression => true,
        MemberExpression { Computed: false, Property: Identifier property } member =>
            !_properties.Contains(property.Name) && Keeps(member.Object),
        MemberExpression { Computed: false, Property: PrivateIdentifier property } member =>
            !_properties.Contains(property.Name) && Keeps(member.Object),
        MemberExpression { Computed: true } member => !_isAnyElementAssigned && Keeps(member.Property) && Keeps(member.Object),
        ChainExpression chain => Keeps(chain.Expression),
        _ => false,
    };

    private void Property(Node key)
    {
        switch (key)
        {
            case Identifier name:
                _properties.Add(name.Name);
                break;
            case PrivateIdentifier name:
                _properties.Add(name.Name);
                break;
            case StringLiteral name:
                _properties.Add(name.Value);
                break;
        }
    }

    private void Target(Node target)
    {
        switch (target)
        {
            case Identifier identifier:
                _variables.Add(identifier.Name);
                break;
            case MemberExpression { Computed: false, Property: Identifier property }:
                _properties.Add(property.Name);
                break;
            case MemberExpression { Property: PrivateIdentifier property }:
                _properties.Add(property.Name);
                break;
            case MemberExpression { Property: StringLiteral property }:
                _properties.Add(property.Value);
                _isAnyElementAssigned = true;
                break;
            case MemberExpression:
                _isAnyElementAssigned = true;
                break;
            case AssignmentPattern pattern:
                Target(pattern.Left);
                break;
            case RestElement rest:
                Target(rest.Argument);
                break;
            case ArrayPattern array:
                foreach (var element in array.Elements)
                {
                    if (element is not null)
                    {
                        Target(element);
                    }
                }

                break;
            case ObjectPattern pattern:
                foreach (var property in pattern.Properties)
                {
                    Target(property is Property { Value: var value } ? value : property);
                }

                break;
        }
    }
}
