namespace BaasFunctions.Sandbox.Engines.Hints;

/// <summary>One member of the context: what it has, and how it is used.</summary>
public sealed class ContextMember
{
    private readonly Dictionary<string, ContextMember> _members = new(StringComparer.Ordinal);

    /// <summary>True for a method.</summary>
    public bool IsMethod { get; internal set; }

    /// <summary>True for a method that gives a promise.</summary>
    public bool IsAsync { get; internal set; }

    /// <summary>True when it has members that are not known here: values of the caller, plain texts, results of methods.</summary>
    public bool IsOpen => IsMethod || _members.Count == 0;

    /// <summary>The names that it has; <c>*</c> for any.</summary>
    public IEnumerable<string> Names => _members.Keys;

    /// <summary>The member of a name; null when it does not exist.</summary>
    public ContextMember? this[string name] =>
        _members.TryGetValue(name, out var member) || _members.TryGetValue("*", out member) ? member : null;

    internal ContextMember Add(string name)
    {
        if (!_members.TryGetValue(name, out var member))
        {
            _members.Add(name, member = new ContextMember());
        }

        return member;
    }
}
