using BaasFunctions.Sandbox.Engines.Hints;

namespace BaasFunctions.Sandbox.Validation;

/// <summary>One place where a function reaches into its context.</summary>
/// <param name="Path">The members in their order; <c>*</c> for one whose name is computed.</param>
/// <param name="Place">The expression that gives the last of them.</param>
internal sealed record ContextUse(IReadOnlyList<string> Path, PlacedNode Place)
{
    /// <summary>The member that is meant, or where the path leaves what the context has.</summary>
    /// <param name="unknown">Index in the path of the first member that does not exist; negative when all do.</param>
    public ContextMember Resolve(out int unknown) => ContextMembers.Resolve(Path, out unknown);
}
