using Acornima.Ast;

namespace Acornima.Scopes;

/// <summary>
/// Private names of the class bodies around the current place (ECMA-262, 15.7.1, AllPrivateIdentifiersValid). A name may be used
/// before the body that declares it ends, so uses wait for their declaration; each is looked at once, however deep it stands.
/// </summary>
internal sealed class PrivateNames
{
    private readonly Stack<Body> _bodies = new();
    private readonly Dictionary<string, Stack<Use>> _waiting = [];
    private int _uses;

    public bool IsEmpty => _bodies.Count == 0;

    public void Reset()
    {
        _bodies.Clear();
        _waiting.Clear();
        _uses = 0;
    }

    public void EnterBody() => _bodies.Push(new Body(_uses));

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

    public void AddUse(PrivateIdentifier name)
    {
        if (!_waiting.TryGetValue(name.Name, out var uses))
        {
            _waiting.Add(name.Name, uses = new Stack<Use>());
        }

        uses.Push(new Use(name, _uses++));
    }

    /// <summary>Ends a class body; at the end of the outermost answers the first name that nobody declared, if there is one.</summary>
    public PrivateIdentifier? ExitBody()
    {
        var body = _bodies.Pop();
        foreach (var name in body.Declared.Keys)
        {
            if (_waiting.TryGetValue(name, out var uses))
            {
                while (uses.TryPeek(out var use) && use.Number >= body.FirstUse)
                {
                    uses.Pop();
                }
            }
        }

        if (_bodies.Count > 0)
        {
            return null;
        }

        var undeclared = _waiting.Values.SelectMany(uses => uses).OrderBy(use => use.Number).FirstOrDefault().Name;
        _waiting.Clear();
        return undeclared;
    }

    private readonly record struct Use(PrivateIdentifier Name, int Number);

    private sealed class Body(int firstUse)
    {
        /// <summary>Uses from this number on stand inside of the body.</summary>
        public int FirstUse { get; } = firstUse;

        public Dictionary<string, (PropertyKind Kind, bool IsStatic)> Declared { get; } = [];
    }
}
