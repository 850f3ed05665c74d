using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Compilation;

/// <summary>
/// Names under which sources are prepared. Prepared programs are shared by content, so the name that an author gave
/// is put in where places are shown.
/// </summary>
internal static class SourceNames
{
    public const string Function = "function";

    /// <summary>Our own driver; its frames are never shown.</summary>
    public const string Driver = "driver";

    private const int MaxLength = 100;

    /// <summary>What stands before the path of a file of several.</summary>
    private const string FilePrefix = "file:";

    /// <summary>The name of a file of several.</summary>
    public static string OfFile(string path) => FilePrefix + path;

    /// <summary>The path of such a file; null for any other name.</summary>
    public static string? PathOf(string? name) =>
        name is not null && name.StartsWith(FilePrefix, StringComparison.Ordinal) ? name[FilePrefix.Length..] : null;

    /// <summary>The file name shown to the author: <c>hello</c> becomes <c>hello.js</c>, or <c>hello.ts</c> for one of TypeScript.</summary>
    public static string Shown(string? functionName, SourceLanguage? language = null)
    {
        var extension = language == SourceLanguage.TypeScript ? ".ts" : ".js";
        if (string.IsNullOrWhiteSpace(functionName))
        {
            return Function + extension;
        }

        Span<char> name = stackalloc char[Math.Min(functionName.Length, MaxLength)];
        for (var i = 0; i < name.Length; i++)
        {
            var c = functionName[i];
            name[i] = char.IsControl(c) || char.IsSurrogate(c) || c is ':' or '(' or ')' ? '_' : c;
        }

        return Path.HasExtension(name) ? name.ToString() : string.Concat(name, extension);
    }
}
