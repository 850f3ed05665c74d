namespace BaasFunctions.Sandbox.Contracts;

/// <summary>Which statements of a function ran.</summary>
/// <param name="Statements">Statements in the source; arrow functions with an expression for a body count it as one.</param>
/// <param name="Covered">Those of them that ran.</param>
/// <param name="Uncovered">Where the others begin, in source order, at most <see cref="MaxPlaces"/>.</param>
public sealed record CoverageReport(int Statements, int Covered, IReadOnlyList<CoveragePlace> Uncovered)
{
    /// <summary>Places that a report names.</summary>
    public const int MaxPlaces = 500;

    /// <summary>All statements, in source order. Empty in a result from a worker, which names only some of those that did not run.</summary>
    public IReadOnlyList<CoveredStatement> All { get; init; } = [];
}
