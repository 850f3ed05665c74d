namespace BaasFunctions.Tests.Conformance.Differential;

/// <summary>One source for the reference parser.</summary>
internal readonly record struct ReferenceRequest(string Source, ReferenceFlags Flags)
{
    public ReferenceRequest(string source, bool isModule)
        : this(source, isModule ? ReferenceFlags.Module : ReferenceFlags.None)
    {
    }
}
