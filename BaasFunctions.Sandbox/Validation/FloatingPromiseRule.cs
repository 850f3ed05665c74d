using Acornima.Ast;

namespace BaasFunctions.Sandbox.Validation;

/// <summary>A promise of the function's own that nobody awaits.</summary>
internal sealed class FloatingPromiseRule : IValidationRule
{
    private static readonly string[] s_makers = ["all", "allSettled", "race", "any"];

    public string Id => "floating-promise";

    public IEnumerable<Finding> Check(ProgramFacts facts)
    {
        var asyncFunctions = AsyncFunctions.Of(facts);
        foreach (var placed in facts.Nodes)
        {
            if (NameOf(placed, asyncFunctions) is { } name && PromiseFates.Of(placed, facts) == PromiseFate.Dropped)
            {
                yield return facts.At(placed.Node, Id, Severity.Warning, $"The promise of {name} is not awaited", "await it, return it, or collect several for await Promise.all([...])");
            }
        }
    }

    /// <summary>What makes the promise; null when the node gives none that is known.</summary>
    private static string? NameOf(PlacedNode placed, AsyncFunctions asyncFunctions) => placed.Node switch
    {
        NewExpression { Callee: Identifier { Name: "Promise" } } when !placed.Scope.Knows("Promise") => "new Promise",
        CallExpression call => PlacedNode.Bare(call.Callee) switch
        {
            Identifier { Name: "fetch" } when !placed.Scope.Knows("fetch") => "fetch()",
            Identifier name when asyncFunctions.IsOne(name, placed.Scope) => $"{name.Name}()",
            MemberExpression { Object: Identifier { Name: "Promise" } } member when PlacedNode.NameOf(member) is { } method && s_makers.Contains(method)
                && !placed.Scope.Knows("Promise") => $"Promise.{method}()",
            ArrowFunctionExpression { Async: true } or FunctionExpression { Async: true, Generator: false } => "the async function",
            _ => null,
        },
        _ => null,
    };
}
