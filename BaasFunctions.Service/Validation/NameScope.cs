namespace BaasFunctions.Service.Validation;

/// <summary>Names declared in one part of a program.</summary>
/// <param name="outer">The scope around this one; null for the outermost.</param>
/// <param name="takesVar">True for functions and programs: what <c>var</c> declares inside belongs here.</param>
internal sealed class NameScope(NameScope? outer, bool takesVar)
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public NameScope ForVar => takesVar || outer is null ? this : outer.ForVar;

    public void Declare(string name) => _names.Add(name);

    public bool Knows(string name) => _names.Contains(name) || (outer is not null && outer.Knows(name));
}
