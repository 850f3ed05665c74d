using Acornima.Ast;

namespace Acornima.Scopes;

/// <summary>Private names of the class bodies around the current place (ECMA-262, 15.7.1, AllPrivateIdentifiersValid).</summary>
internal sealed class PrivateNames
{
    private readonly Stack<Body> _bodies = new();

    public bool IsEmpty => _bodies.Count == 0;

    public void Reset() => _bodies.Clear();

    public void EnterBody() => _bodies.Push(new Body());

    /// <summary>Declares a member; false when the name is taken. A getter and a setter of the same placement share one.</summary>
    public bool Declare(string name, PropertyKind kind, bool isStatic)
    {
        var declared = _bodies.Peek().Declared;
        if (!declared.TryGetValue(name, out var earlier))
        {
            declared.Add(name, (kind, isStatic));
            return true;
        }

        var isPair = earlier.IsStatic == isStatic
            && ((earlier.Kind == PropertyKind.Get && kind == PropertyKind.Set) || (earlier.Kind == PropertyKind.Set && kind == PropertyKind.Get));
        declared[name] = (PropertyKind.Unknown, isStatic);
        return isPair;
    }

    public void Use(PrivateIdentifier name) => _bodies.Peek().Used.Add(name);

    /// <summary>Ends a class body; answers a name that nobody declared, if there is one.</summary>
    public PrivateIdentifier? ExitBody()
    {
        var body = _bodies.Pop();
        foreach (var used in body.Used)
        {
            if (body.Declared.ContainsKey(used.Name))
            {
                continue;
            }

            if (_bodies.Count == 0)
            {
                return used;
            }

            _bodies.Peek().Used.Add(used);
        }

        return null;
    }

    private sealed class Body
    {
        public Dictionary<string, (PropertyKind Kind, bool IsStatic)> Declared { get; } = [];

        public List<PrivateIdentifier> Used { get; } = [];
    }
}
