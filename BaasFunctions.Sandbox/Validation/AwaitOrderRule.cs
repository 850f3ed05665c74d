using Acornima.Ast;

namespace BaasFunctions.Sandbox.Validation;

/// <summary>Waits where the engine evaluates again what stands before them.</summary>
internal sealed class AwaitOrderRule : IValidationRule
{
    public string Id => "await-order";

    public IEnumerable<Finding> Check(ProgramFacts facts)
    {
        var found = new HashSet<Node>();
        foreach (var placed in facts.Nodes)
        {
            if (placed.Node is (AwaitExpression or YieldExpression) && Around(placed) is { } around && found.Add(around.Node))
            {
                var word = placed.Node is AwaitExpression ? "await" : "yield";
                yield return facts.At(
                    placed.Node,
                    Id,
                    Severity.Warning,
                    $"{word} in {around.What}: what stands before it is evaluated again after the wait",
                    $"Put the value of the {word} into a variable first");
            }
        }
    }

    private static (Node Node, string What)? Around(PlacedNode wait)
    {
        var child = wait;
        for (var around = wait.Parent; around is not null && child.Node is not IFunction; (child, around) = (around, around.Parent))
        {
            switch (around.Node)
            {
                case AssignmentPattern pattern when pattern.Right == child.Node:
                    return (pattern, "the default of a destructuring pattern");
                case ClassProperty { Computed: true } member when member.Key == child.Node:
                    return (member, "a computed name of a class member");
                case SwitchCase test when test.Test == child.Node:
                    return (test, "a case");
            }
        }

        return null;
    }
}
