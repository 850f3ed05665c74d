using Acornima.Ast;

namespace BaasFunctions.Sandbox.Validation;

/// <summary>Ways to make code of text that do not name <c>eval</c> or <c>Function</c> in a call.</summary>
internal sealed class DynamicCodeRule : IValidationRule
{
    private const string Fix = "Write the function as code; choose between functions with an object of functions";

    public string Id => "dynamic-code";

    public bool WarnsInPackages => true;

    public IEnumerable<Finding> Check(ProgramFacts facts)
    {
        foreach (var use in facts.Globals)
        {
            if (use.Name.Name is "eval" && !use.IsCalled)
            {
                yield return facts.At(use.Name, Id, Severity.Error, "eval is handed on, which would make code of text", Fix);
            }
        }

        foreach (var placed in facts.Nodes)
        {
            if (Describe(placed) is { } what)
            {
                yield return facts.At(placed.Node, Id, Severity.Error, $"{what} would make code of text", Fix);
            }
        }
    }

    private static string? Describe(PlacedNode placed)
    {
        var (callee, arguments) = placed.Node switch
        {
            CallExpression call => (PlacedNode.Bare(call.Callee), call.Arguments),
            NewExpression construction => (PlacedNode.Bare(construction.Callee), construction.Arguments),
            _ => (null, default),
        };
        return callee switch
        {
            MemberExpression member when PlacedNode.NameOf(member) == "constructor" && arguments.Count > 0
                && (arguments[^1] is StringLiteral or TemplateLiteral || member.Object is MemberExpression inner && PlacedNode.NameOf(inner) == "constructor") =>
                "A constructor of functions",
            MemberExpression { Object: Identifier { Name: "globalThis" } } member when PlacedNode.NameOf(member) is "eval" or "Function" =>
                $"globalThis.{PlacedNode.NameOf(member)}",
            Identifier { Name: "setTimeout" or "setInterval" } name when arguments.Count > 0 && arguments[0] is StringLiteral or TemplateLiteral
                && !placed.Scope.Knows(name.Name) => $"{name.Name} with a text",
            _ => null,
        };
    }
}
