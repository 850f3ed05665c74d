using Acornima;
using Acornima.Ast;

namespace BaasFunctions.Sandbox.Validation;

/// <summary>Changes to what other objects inherit.</summary>
internal sealed class PrototypeTamperingRule : IValidationRule
{
    public string Id => "prototype-tampering";

    public IEnumerable<Finding> Check(ProgramFacts facts)
    {
        foreach (var placed in facts.Nodes)
        {
            if (Describe(placed) is { } what)
            {
                yield return facts.At(placed.Node, Id, Severity.Warning, what, "Write a function of your own, or make objects with a class or Object.create()");
            }
        }
    }

    private static string? Describe(PlacedNode placed) => placed.Node switch
    {
        AssignmentExpression { Left: MemberExpression target } => OfTarget(target, placed.Scope),
        UpdateExpression { Argument: MemberExpression target } => OfTarget(target, placed.Scope),
        NonUpdateUnaryExpression { Operator: Operator.Delete, Argument: MemberExpression target } => OfTarget(target, placed.Scope),
        ObjectProperty { Computed: false, Method: false, Shorthand: false } property when KeyOf(property) == "__proto__" && property.Value is not NullLiteral =>
            "__proto__ sets the prototype of the object",
        CallExpression call => OfCall(call, placed.Scope),
        _ => null,
    };

    private static string? OfTarget(MemberExpression target, NameScope scope) =>
        PlacedNode.NameOf(target) == "__proto__" ? "__proto__ changes the prototype of an object"
        : BuiltIn(target.Object, scope) is { } name ? $"{name}.prototype is changed"
        : PlacedNode.NameOf(target) == "prototype" && IsBuiltIn(target.Object, scope, out var replaced) ? $"{replaced}.prototype is changed"
        : null;

    private static string? OfCall(CallExpression call, NameScope scope)
    {
        if (PlacedNode.Bare(call.Callee) is not MemberExpression { Object: Identifier { Name: "Object" or "Reflect" } owner } member || scope.Knows(owner.Name))
        {
            return null;
        }

        var method = PlacedNode.NameOf(member);
        return method switch
        {
            "setPrototypeOf" => $"{owner.Name}.setPrototypeOf changes the prototype of an object",
            "defineProperty" or "defineProperties" or "assign" or "set" or "deleteProperty" when call.Arguments.Count > 0 && BuiltIn(call.Arguments[0], scope) is { } name =>
                $"{name}.prototype is changed",
            _ => null,
        };
    }

    /// <summary>The name of <c>Name.prototype</c>, where the name is the language's own.</summary>
    private static string? BuiltIn(Node expression, NameScope scope) =>
        PlacedNode.Bare(expression) is MemberExpression member && PlacedNode.NameOf(member) == "prototype" && IsBuiltIn(member.Object, scope, out var name) ? name : null;

    private static bool IsBuiltIn(Node expression, NameScope scope, out string name)
    {
        name = (expression as Identifier)?.Name ?? "";
        return name.Length > 0 && char.IsUpper(name[0]) && !scope.Knows(name);
    }

    private static string? KeyOf(ObjectProperty property) => property.Key switch
    {
        Identifier name => name.Name,
        StringLiteral text => text.Value,
        _ => null,
    };
}
