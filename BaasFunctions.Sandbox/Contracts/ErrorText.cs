namespace BaasFunctions.Sandbox.Contracts;

/// <summary>Length limits of the texts of an error that leaves the sandbox.</summary>
public static class ErrorText
{
    /// <summary>UTF-16 units of a message.</summary>
    public const int MaxMessage = 8 * 1024;

    /// <summary>UTF-16 units of a name.</summary>
    public const int MaxName = 128;

    /// <summary>UTF-16 units of a stack, causes included.</summary>
    public const int MaxStack = 16 * 1024;

    /// <summary>Shortens a text to at most <paramref name="length"/> units, never inside a surrogate pair, and marks the cut.</summary>
    public static string Shorten(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var end = length - 3;
        if (char.IsHighSurrogate(text[end - 1]))
        {
            end--;
        }

        return string.Concat(text.AsSpan(0, end), "...");
    }
}
