namespace BaasFunctions.Sandbox.Validation;

/// <summary>Names declared in one part of a program.</summary>
/// <param name="outer">The scope around this one; null for the outermost.</param>
/// <param name="takesVar">True for functions and programs: what <c>var</c> declares inside belongs here.</param>
internal sealed class NameScope(NameScope? outer, bool takesVar)
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public NameScope ForVar => takesVar || outer is null ? this : outer.ForVar;

    public void Declare(string name) => _names.Add(name);

    public bool Knows(string name) => OwnerOf(name) is not null;

    /// <summary>The scope that declares a name; null for a name that the text does not declare.</summary>
    public NameScope? OwnerOf(string name)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            if (scope._names.Contains(name))
            {
                return scope;
            }
        }

        return null;
    }

    private NameScope? Outer => outer;
}
