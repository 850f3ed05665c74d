namespace BaasFunctions.Service.Auth.Keys;

/// <summary>Scopes as they are written: lower case, with commas between them.</summary>
public static class KeyScopeNames
{
    private static readonly (string Name, KeyScopes Scope)[] s_names =
    [
        ("execute", KeyScopes.Execute),
        ("test", KeyScopes.Test),
        ("deploy", KeyScopes.Deploy),
        ("read", KeyScopes.Read),
        ("admin", KeyScopes.Admin),
    ];

    /// <summary>All names, with commas between them.</summary>
    public static string All { get; } = string.Join(", ", s_names.Select(pair => pair.Name));

    /// <summary>The scope of that name; null for none.</summary>
    public static KeyScopes? Parse(string name)
    {
        foreach (var (known, scope) in s_names)
        {
            if (known == name)
            {
                return scope;
            }
        }

        return null;
    }

    /// <summary>Names of the scopes that are set.</summary>
    public static IEnumerable<string> Of(KeyScopes scopes) =>
        from pair in s_names where scopes.HasFlag(pair.Scope) select pair.Name;
}
