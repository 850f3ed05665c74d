namespace BaasFunctions.Tests.Conformance.Differential;

/// <summary>The reference parser's verdict.</summary>
/// <param name="Accepted">Whether it found a tree.</param>
/// <param name="Text">The tree's hash or text as asked, or the error's message.</param>
internal readonly record struct ReferenceAnswer(bool Accepted, string Text);
