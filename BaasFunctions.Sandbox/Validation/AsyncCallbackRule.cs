using Acornima.Ast;

namespace BaasFunctions.Sandbox.Validation;

/// <summary>An async function given to a method that does not wait for what it gives.</summary>
internal sealed class AsyncCallbackRule : IValidationRule
{
    private const string ForEachFix = "for (const item of items) { await ...; } or await Promise.all(items.map(async (item) => ...))";
    private const string TestFix = "Await the values first: const values = await Promise.all(items.map(async (item) => ...))";

    private static readonly string[] s_tests =
        ["filter", "some", "every", "find", "findIndex", "findLast", "findLastIndex", "sort", "toSorted", "flatMap"];

    public string Id => "async-callback";

    public IEnumerable<Finding> Check(ProgramFacts facts)
    {
        var asyncFunctions = AsyncFunctions.Of(facts);
        foreach (var placed in facts.Nodes)
        {
            if (placed.Node is not CallExpression { Arguments: { Count: > 0 } arguments } call
                || PlacedNode.Bare(call.Callee) is not MemberExpression member
                || PlacedNode.NameOf(member) is not { } method
                || !asyncFunctions.IsOne(PlacedNode.Bare(arguments[0]), placed.Scope))
            {
                continue;
            }

            if (method == "forEach")
            {
                yield return facts.At(placed.Node, Id, Severity.Warning, "forEach does not wait for its async callback", ForEachFix);
            }
            else if (method == "map" && PromiseFates.Of(placed, facts) == PromiseFate.Dropped)
            {
                yield return facts.At(placed.Node, Id, Severity.Warning, "The promises of map are not awaited", "await Promise.all(items.map(async (item) => ...))");
            }
            else if (s_tests.Contains(method))
            {
                yield return facts.At(placed.Node, Id, Severity.Warning, $"{method} takes the promise of its async callback for a value", TestFix);
            }
        }
    }
}
