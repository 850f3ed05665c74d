namespace BaasFunctions.Tests.Conformance.Mutation;

/// <summary>A source that mutants start from.</summary>
internal sealed record MutationSeed(string Name, IReadOnlyList<string> Tokens, bool IsModule);
