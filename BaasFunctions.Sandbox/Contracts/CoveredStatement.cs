namespace BaasFunctions.Sandbox.Contracts;

/// <summary>One statement of a function.</summary>
/// <param name="Place">Where it begins.</param>
/// <param name="Ran">Whether it ran.</param>
public readonly record struct CoveredStatement(CoveragePlace Place, bool Ran);
