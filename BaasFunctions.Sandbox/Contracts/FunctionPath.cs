using System.Buffers;

namespace BaasFunctions.Sandbox.Contracts;

/// <summary>What the name of a file of a function may be: a relative path with <c>/</c> between its segments, such as <c>lib/prices.ts</c>.</summary>
public static class FunctionPath
{
    /// <summary>UTF-16 units of a path: more than people write, and little beside a line of a stack.</summary>
    public const int MaxLength = 200;

    /// <summary>What has a meaning in stacks, on file systems or in addresses.</summary>
    private static readonly SearchValues<char> s_unfit = SearchValues.Create("\\:*?\"'`<>|()#");

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
}
