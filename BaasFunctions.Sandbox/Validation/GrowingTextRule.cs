using Acornima;
using Acornima.Ast;

namespace BaasFunctions.Sandbox.Validation;

/// <summary>Places where the engine hands out a text that has grown by <c>+=</c> without a copy, so that it changes when the text grows again.</summary>
internal sealed class GrowingTextRule : IValidationRule
{
    public string Id => "growing-text";

    public IEnumerable<Finding> Check(ProgramFacts facts)
    {
        var growing = GrowingTexts(facts);
        if (growing.Count == 0)
        {
            yield break;
        }

        foreach (var placed in facts.Nodes)
        {
            if (placed.Node is Identifier { Name: var name } && placed.Scope.OwnerOf(name) is { } owner && growing.TryGetValue((owner, name), out var growers)
                && HeldBy(placed, growers) is { } holder)
            {
                yield return facts.At(
                    placed.Node,
                    Id,
                    Severity.Warning,
                    $"{name} grows by += and {holder} holds it without a copy: it changes there, too, when {name} grows again",
                    $"Take a copy first: const now = {name}");
            }
        }
    }

    /// <summary>Variables to which a text is added by <c>+=</c>, with the functions that do so.</summary>
    private static Dictionary<(NameScope Owner, string Name), HashSet<Node?>> GrowingTexts(ProgramFacts facts)
    {
        var texts = new HashSet<(NameScope, string)>();
        var growing = new Dictionary<(NameScope Owner, string Name), HashSet<Node?>>();
        foreach (var placed in facts.Nodes)
        {
            switch (placed.Node)
            {
                case VariableDeclarator { Id: Identifier { Name: var name }, Init: { } init } when IsText(init) && placed.Scope.OwnerOf(name) is { } owner:
                    texts.Add((owner, name));
                    break;
                case AssignmentExpression { Operator: Operator.AdditionAssignment, Left: Identifier { Name: var name } } addition
                    when placed.Scope.OwnerOf(name) is { } owner:
                    if (!growing.TryGetValue((owner, name), out var growers))
                    {
                        growing.Add((owner, name), growers = []);
                    }

                    growers.Add(FunctionAround(placed));
                    if (IsText(addition.Right))
                    {
                        texts.Add((owner, name));
                    }

                    break;
            }
        }

        foreach (var number in growing.Keys.Where(key => !texts.Contains(key)).ToList())
        {
            growing.Remove(number);
        }

        return growing;
    }

    private static string? HeldBy(PlacedNode use, HashSet<Node?> growers) => use.Around?.Node switch
    {
        YieldExpression { Delegate: false } => "yield",
        ThrowStatement => "throw",
        AssignmentExpression { Operator: Operator.NullishCoalescingAssignment } kept when PlacedNode.Bare(kept.Right) == use.Node => "??=",
        AssignmentPattern pattern when PlacedNode.Bare(pattern.Right) == use.Node => "the default of a pattern",
        NonLogicalBinaryExpression binary when PlacedNode.Bare(binary.Left) == use.Node && MayGrowIt(binary.Right, use, growers) => "the expression",
        _ => null,
    };

    /// <summary>Whether a call at the right may add to it: some other function does.</summary>
    private static bool MayGrowIt(Expression right, PlacedNode use, HashSet<Node?> growers) =>
        PlacedNode.Bare(right) is CallExpression or AwaitExpression && growers.Any(grower => grower != FunctionAround(use));

    private static Node? FunctionAround(PlacedNode placed)
    {
        for (var around = placed.Parent; around is not null; around = around.Parent)
        {
            if (around.Node is IFunction)
            {
                return around.Node;
            }
        }

        return null;
    }

    private static bool IsText(Node value) => PlacedNode.Bare(value) switch
    {
        StringLiteral or TemplateLiteral => true,
        NonLogicalBinaryExpression { Operator: Operator.Addition } sum => PlacedNode.Bare(sum.Left) is StringLiteral or TemplateLiteral || PlacedNode.Bare(sum.Right) is StringLiteral or TemplateLiteral,
        _ => false,
    };
}
