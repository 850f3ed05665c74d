namespace BaasFunctions.Tests.Conformance.Abi;

/// <summary>One member of the parser that the engine's metadata names.</summary>
internal sealed record ReferencedMember(string Type, string Signature)
{
    public override string ToString() => $"{Type} :: {Signature}";
}
