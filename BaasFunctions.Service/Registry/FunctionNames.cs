using System.Buffers;

namespace BaasFunctions.Service.Registry;

/// <summary>What a function may be called: it is a part of its URL, of file names and of commands, so nothing in it ever needs an escape.</summary>
internal static class FunctionNames
{
    /// <summary>Characters of a name.</summary>
    public const int MaxLength = 64;

    /// <summary>What a name must be, for people.</summary>
    public const string Expected = "1 to 64 lower-case letters, digits, - and _, the first one a letter or a digit";

    private static readonly SearchValues<char> s_letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_");

    public static bool IsName(string text) =>
        text.Length is > 0 and <= MaxLength && !text.AsSpan().ContainsAnyExcept(s_letters) && text[0] is not ('-' or '_');
}
