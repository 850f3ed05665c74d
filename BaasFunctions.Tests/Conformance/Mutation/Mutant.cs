namespace BaasFunctions.Tests.Conformance.Mutation;

/// <summary>A mutated source.</summary>
internal sealed record Mutant(string Source, bool IsModule);
