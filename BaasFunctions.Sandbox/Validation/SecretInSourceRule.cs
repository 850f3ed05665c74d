using Acornima.Ast;

namespace BaasFunctions.Sandbox.Validation;

/// <summary>A secret that is written down. Neither the message nor any frame shows it.</summary>
internal sealed class SecretInSourceRule : IValidationRule
{
    public string Id => "secret-in-source";

    public IEnumerable<Finding> Check(ProgramFacts facts)
    {
        foreach (var placed in facts.Nodes)
        {
            var text = placed.Node switch
            {
                StringLiteral literal => literal.Value,
                TemplateElement element => element.Value.Cooked,
                _ => null,
            };
            if (text is not null && SecretShapes.KindOf(NameFor(placed), text) is { } kind)
            {
                yield return facts.At(
                    placed.Node, Id, Severity.Warning, $"The source has {kind} in it", "Keep it in the environment of the function and read it as context.env.NAME") with
                {
                    Secret = facts.Source.RangeOf(placed.Node),
                };
            }
        }
    }

    /// <summary>What the text is assigned to.</summary>
    private static string? NameFor(PlacedNode placed)
    {
        var value = placed.Parent?.Node is TemplateLiteral ? placed.Parent : placed;
        return value.Around?.Node switch
        {
            VariableDeclarator { Id: Identifier name } => name.Name,
            Property { Computed: false, Key: Identifier name } property when property.Value == value.Node => name.Name,
            Property { Key: StringLiteral name } property when property.Value == value.Node => name.Value,
            PropertyDefinition { Key: Identifier name } => name.Name,
            AssignmentExpression { Left: Identifier name } => name.Name,
            AssignmentExpression { Left: MemberExpression member } => PlacedNode.NameOf(member),
            AssignmentPattern { Left: Identifier name } => name.Name,
            _ => null,
        };
    }
}
