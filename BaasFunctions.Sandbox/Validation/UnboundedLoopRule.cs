using Acornima;
using Acornima.Ast;

namespace BaasFunctions.Sandbox.Validation;

/// <summary>A loop that has no condition and no way out.</summary>
internal sealed class UnboundedLoopRule : IValidationRule
{
    public string Id => "unbounded-loop";

    public IEnumerable<Finding> Check(ProgramFacts facts)
    {
        var endless = facts.Nodes.Where(placed => IsEndless(placed.Node)).Select(placed => placed.Node).ToHashSet();
        if (endless.Count == 0)
        {
            yield break;
        }

        var mayThrow = new HashSet<Node>();
        foreach (var placed in facts.Nodes)
        {
            switch (placed.Node)
            {
                case ReturnStatement or ThrowStatement or AwaitExpression or YieldExpression or ForOfStatement { Await: true }:
                    endless.ExceptWith(Around(placed, everyLoop: true));
                    break;
                case BreakStatement { Label: { } label }:
                    endless.ExceptWith(AroundLabel(placed, label.Name));
                    break;
                case BreakStatement when Around(placed, everyLoop: false).FirstOrDefault() is { } left:
                    endless.Remove(left);
                    break;
                case CallExpression or NewExpression or TaggedTemplateExpression:
                    mayThrow.UnionWith(Around(placed, everyLoop: true));
                    break;
            }
        }

        foreach (var loop in facts.Nodes.Select(placed => placed.Node).Where(endless.Contains))
        {
            // What it calls may end it by throwing; what calls nothing cannot end.
            yield return facts.At(
                loop,
                Id,
                mayThrow.Contains(loop) ? Severity.Warning : Severity.Error,
                "The loop has no condition, no break, no return and no await",
                "Give it a condition, or break out of it");
        }
    }

    private static bool IsEndless(Node node) => node switch
    {
        ForStatement loop => loop.Test is null || IsAlwaysTrue(loop.Test),
        WhileStatement loop => IsAlwaysTrue(loop.Test),
        DoWhileStatement loop => IsAlwaysTrue(loop.Test),
        _ => false,
    };

    private static bool IsAlwaysTrue(Node test) => PlacedNode.Bare(test) switch
    {
        BooleanLiteral literal => literal.Value,
        NumericLiteral literal => literal.Value != 0,
        StringLiteral literal => literal.Value.Length > 0,
        ArrayExpression or ObjectExpression => true,
        NonUpdateUnaryExpression { Operator: Operator.LogicalNot } not => PlacedNode.Bare(not.Argument) is NumericLiteral { Value: 0 } or BooleanLiteral { Value: false },
        _ => false,
    };

    /// <summary>The loops around a place within its function; or only what a plain <c>break</c> there would leave.</summary>
    private static IEnumerable<Node> Around(PlacedNode place, bool everyLoop)
    {
        for (var around = place.Parent; around is not null && around.Node is not (IFunction or StaticBlock); around = around.Parent)
        {
            if (around.Node is ForStatement or WhileStatement or DoWhileStatement or ForInStatement or ForOfStatement
                || (!everyLoop && around.Node is SwitchStatement))
            {
                yield return around.Node;
            }
        }
    }

    private static IEnumerable<Node> AroundLabel(PlacedNode place, string label)
    {
        for (var around = place.Parent; around is not null; around = around.Parent)
        {
            yield return around.Node;
            if (around.Node is LabeledStatement labeled && labeled.Label.Name == label)
            {
                yield break;
            }
        }
    }
}
