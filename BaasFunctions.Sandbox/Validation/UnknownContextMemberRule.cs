using Acornima.Ast;
using BaasFunctions.Sandbox.Compilation.Hints;
using BaasFunctions.Sandbox.Engines.Hints;

namespace BaasFunctions.Sandbox.Validation;

/// <summary>A member that the context does not have.</summary>
internal sealed class UnknownContextMemberRule : IValidationRule
{
    public string Id => "unknown-context-member";

    public IEnumerable<Finding> Check(ProgramFacts facts)
    {
        foreach (var use in facts.Context.All)
        {
            var around = use.Resolve(out var unknown);
            if (unknown < 0)
            {
                continue;
            }

            var name = string.Join('.', use.Path.Take(unknown + 1));
            var near = NameSuggestion.NearestExactly(use.Path[unknown], around.Names);
            var isReached = unknown < use.Path.Count - 1 || use.Place.IsCallee;
            yield return facts.At(
                use.Place.Node,
                Id,
                isReached && !IsOptional(use.Place) ? Severity.Error : Severity.Warning,
                $"context.{name} does not exist" + (near is null ? "" : $"; did you mean {near}?"),
                near is null ? $"It has {string.Join(", ", around.Names)}" : $"context.{string.Join('.', [.. use.Path.Take(unknown), near])}");
        }
    }

    /// <summary>What asks with <c>?.</c> knows that it may not be there.</summary>
    private static bool IsOptional(PlacedNode place) =>
        place.Node is MemberExpression { Optional: true } || place.Around?.Node is CallExpression { Optional: true };
}
