namespace BaasFunctions.Service.Auth.Keys;

/// <summary>Validation of keys, wherever they are created.</summary>
public static class KeyRules
{
    /// <summary>Characters of a key's name.</summary>
    public const int MaxName = 100;

    /// <summary>Characters of a project's id.</summary>
    public const int MaxProject = 128;

    /// <summary>Whether a name can be shown in a terminal and a log: it has no control characters.</summary>
    public static bool IsPlain(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return !text.Any(char.IsControl);
    }
}
