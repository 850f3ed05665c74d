using System.Buffers;

namespace BaasFunctions.Sandbox.Contracts;

/// <summary>What the name of a file of a function may be: a relative path with <c>/</c> between its segments, such as <c>lib/prices.ts</c>.</summary>
public static class FunctionPath
{
    /// <summary>UTF-16 units of a path: more than people write, and little beside a line of a stack.</summary>
    public const int MaxLength = 200;

    /// <summary>What has a meaning in stacks, on file systems or in addresses.</summary>
    private static readonly SearchValues<char> s_unfit = SearchValues.Create("\\:*?\"'`<>|()#");

    /// <summary>What is tried where a specifier has none, in this order.</summary>
    private static readonly string[] s_extensions = [".ts", ".js", ".mts", ".mjs", ".json"];

    /// <summary>What is wrong with a path, to follow its name; null for nothing.</summary>
    public static string? FaultOf(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.Length is 0 or > MaxLength)
        {
            return $"a path of 1 to {MaxLength} characters";
        }

        if (path.AsSpan().ContainsAny(s_unfit) || path.Any(static c => char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029'))
        {
            return "a path with / between its segments, and without control characters, emoji and any of \\ : * ? \" ' ` < > | ( ) #";
        }

        foreach (var segment in path.AsSpan().Split('/'))
        {
            if (path.AsSpan()[segment] is "" or "." or "..")
            {
                return "a relative path without empty segments, . and ..";
            }
        }

        return Path.GetExtension(path) switch
        {
            ".js" or ".mjs" or ".ts" or ".mts" or ".json" => null,
            ".jsx" or ".tsx" => "a .js, .mjs, .ts, .mts or .json file: JSX is not read here, esbuild turns it into JavaScript (docs/npm.md)",
            ".cjs" or ".cts" => "a .js, .mjs, .ts, .mts or .json file: CommonJS is not read here, write import and export, or bundle it with esbuild (docs/npm.md)",
            _ => "a .js, .mjs, .ts, .mts or .json file",
        };
    }

    /// <summary>Whether a file is TypeScript by its name.</summary>
    public static bool IsTypeScript(string path) => Path.GetExtension(path) is ".ts" or ".mts";

    /// <summary>Whether a file is JSON by its name.</summary>
    public static bool IsJson(string path) => Path.GetExtension(path) is ".json";

    /// <summary>Whether what a file imports can be another file of the function.</summary>
    public static bool IsRelative(string specifier)
    {
        ArgumentNullException.ThrowIfNull(specifier);
        return specifier.StartsWith("./", StringComparison.Ordinal) || specifier.StartsWith("../", StringComparison.Ordinal) || specifier is "." or "..";
    }

    /// <summary>
    /// The path that a relative specifier means: as it is; with <c>.ts</c> for <c>.js</c>, as TypeScript has it; with an extension; with <c>/index</c> and an
    /// extension. Null where there is none.
    /// </summary>
    /// <param name="from">The path of the file that imports.</param>
    /// <param name="specifier">What it imports.</param>
    /// <param name="exists">Whether there is a file of a path.</param>
    public static string? Resolve(string from, string specifier, Func<string, bool> exists)
    {
        ArgumentNullException.ThrowIfNull(exists);
        return Join(from, specifier) is not { } path ? null
            : path.Length > 0 && exists(path) ? path
            : OfTypeScript(path) is { } typed && exists(typed) ? typed
            : WithExtension(path, exists) ?? WithExtension(path.Length == 0 ? "index" : path + "/index", exists);
    }

    /// <summary>The path, from the top of the function, that a relative specifier names; null for one that leaves the function, and for no relative one.</summary>
    internal static string? Join(string from, string specifier)
    {
        ArgumentNullException.ThrowIfNull(from);
        if (!IsRelative(specifier) || specifier.Length > MaxLength * 2)
        {
            return null;
        }

        var segments = new List<string>(from.Split('/')[..^1]);
        foreach (var segment in specifier.TrimEnd('/').Split('/'))
        {
            switch (segment)
            {
                case ".":
                    break;
                case ".." when segments.Count == 0:
                    return null;
                case "..":
                    segments.RemoveAt(segments.Count - 1);
                    break;
                default:
                    segments.Add(segment);
                    break;
            }
        }

        return string.Join('/', segments);
    }

    private static string? OfTypeScript(string path) =>
        path.EndsWith(".js", StringComparison.Ordinal) ? string.Concat(path.AsSpan(0, path.Length - 3), ".ts")
        : path.EndsWith(".mjs", StringComparison.Ordinal) ? string.Concat(path.AsSpan(0, path.Length - 4), ".mts")
        : null;

    private static string? WithExtension(string path, Func<string, bool> exists)
    {
        foreach (var extension in path.Length == 0 ? [] : s_extensions)
        {
            if (exists(path + extension))
            {
                return path + extension;
            }
        }

        return null;
    }
}
