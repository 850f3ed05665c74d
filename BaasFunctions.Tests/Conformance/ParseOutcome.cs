using System.Diagnostics.CodeAnalysis;
using Acornima;

namespace BaasFunctions.Tests.Conformance;

/// <summary>Exactly one of a tree and an error.</summary>
internal sealed record ParseOutcome(ProgramNode? Tree, SyntaxErrorException? Error)
{
    [MemberNotNullWhen(true, nameof(Tree))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Accepted => Tree is not null;
}
