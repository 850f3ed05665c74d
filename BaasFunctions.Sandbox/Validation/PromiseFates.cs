using Acornima;
using Acornima.Ast;

namespace BaasFunctions.Sandbox.Validation;

/// <summary>Tells what becomes of the promise that an expression gives. In doubt it is kept.</summary>
internal static class PromiseFates
{
    public static PromiseFate Of(PlacedNode promise, ProgramFacts facts) => Of(promise, facts, followNames: true);

    private static PromiseFate Of(PlacedNode promise, ProgramFacts facts, bool followNames)
    {
        var around = promise.Around;
        while (true)
        {
            switch (around?.Node)
            {
                case ExpressionStatement:
                    return PromiseFate.Dropped;
                case MemberExpression member when PlacedNode.Bare(member.Object) == promise.Node:
                    // promise.then(...) is a promise again.
                    if (PlacedNode.NameOf(member) is not ("then" or "catch" or "finally") || !around.IsCallee)
                    {
                        return PromiseFate.TakenForValue;
                    }

                    promise = around.Around!;
                    around = promise.Around;
                    continue;
                case LogicalExpression logical when PlacedNode.Bare(logical.Right) == promise.Node:
                case ConditionalExpression conditional when PlacedNode.Bare(conditional.Test) != promise.Node:
                    promise = around;
                    around = promise.Around;
                    continue;
                case LogicalExpression { Operator: Operator.NullishCoalescing }:
                    return PromiseFate.TakenForValue;
                case VariableDeclarator { Id: Identifier name } when followNames && around.Scope.OwnerOf(name.Name) is { } owner:
                    return OfVariable(facts, owner, name.Name);
                case VariableDeclarator { Id: not Identifier }:
                    return PromiseFate.TakenForValue;
                default:
                    return IsValueUse(around?.Node, promise.Node) ? PromiseFate.TakenForValue : PromiseFate.Kept;
            }
        }
    }

    /// <summary>
    /// Judged once for each variable: a text may declare one name ten thousand times and use it as often.
    /// </summary>
    private static PromiseFate OfVariable(ProgramFacts facts, NameScope owner, string name)
    {
        if (!facts.VariableFates.TryGetValue((owner, name), out var fate))
        {
            var fates = facts.UsesOf(owner, name).Select(use => Of(use, facts, followNames: false)).ToHashSet();
            fate = fates.Contains(PromiseFate.Kept) ? PromiseFate.Kept
                : fates.Contains(PromiseFate.TakenForValue) ? PromiseFate.TakenForValue
                : PromiseFate.Dropped;
            facts.VariableFates.Add((owner, name), fate);
        }

        return fate;
    }

    /// <summary>Places where a promise makes no sense.</summary>
    private static bool IsValueUse(Node? around, Node promise) => around switch
    {
        IfStatement test => PlacedNode.Bare(test.Test) == promise,
        WhileStatement test => PlacedNode.Bare(test.Test) == promise,
        DoWhileStatement test => PlacedNode.Bare(test.Test) == promise,
        ForOfStatement { Await: false } loop => PlacedNode.Bare(loop.Right) == promise,
        ForInStatement loop => PlacedNode.Bare(loop.Right) == promise,
        ConditionalExpression or LogicalExpression => true,
        NonLogicalBinaryExpression => true,
        NonUpdateUnaryExpression unary => unary.Operator is not (Operator.Void or Operator.TypeOf),
        TemplateLiteral or SpreadElement => true,
        SwitchStatement or ThrowStatement => true,
        _ => false,
    };
}
