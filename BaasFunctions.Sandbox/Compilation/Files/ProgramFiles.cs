using BaasFunctions.Sandbox.Compilation.Hints;

namespace BaasFunctions.Sandbox.Compilation.Files;

/// <summary>The files of a function by path. Which of them an import means is decided here, for preparation and for <c>import()</c>.</summary>
internal sealed class ProgramFiles(IEnumerable<string> paths)
{
    private static readonly string[] s_extensions = [".ts", ".js", ".mts", ".mjs", ".json"];

    private readonly HashSet<string> _paths = new(paths, StringComparer.Ordinal);
    private readonly Dictionary<string, ProgramFile> _prepared = new(StringComparer.Ordinal);

    /// <summary>Those that can be reached, as they were prepared.</summary>
    public IReadOnlyCollection<ProgramFile> Prepared => _prepared.Values;

    /// <summary>Whether a specifier can mean a file of the function.</summary>
    public static bool IsRelative(string specifier) =>
        specifier.StartsWith("./", StringComparison.Ordinal) || specifier.StartsWith("../", StringComparison.Ordinal) || specifier is "." or "..";

    /// <summary>The prepared file of a path; null for none.</summary>
    public ProgramFile? Find(string path) => _prepared.GetValueOrDefault(path);

    /// <summary>By the name that the engine has for it.</summary>
    public ProgramFile? FindBySource(string? sourceName) => SourceNames.PathOf(sourceName) is { } path ? Find(path) : null;

    public void Add(ProgramFile file) => _prepared.Add(file.Path, file);

    /// <summary>
    /// The path that a relative specifier means: as it is; with <c>.ts</c> for <c>.js</c>, as TypeScript has it; with an extension; with <c>/index</c> and an
    /// extension. Null where there is none.
    /// </summary>
    /// <param name="from">The path of the file that imports.</param>
    /// <param name="specifier">What it imports.</param>
    public string? Resolve(string from, string specifier)
    {
        if (Join(from, specifier) is not { } path)
        {
            return null;
        }

        return _paths.Contains(path) ? path
            : OfTypeScript(path) is { } typed && _paths.Contains(typed) ? typed
            : WithExtension(path) ?? WithExtension(path.Length == 0 ? "index" : path + "/index");
    }

    /// <summary>What the author of a specifier that means no file probably meant, as he would write it; null for no idea.</summary>
    public string? Nearest(string from, string specifier) =>
        NameSuggestion.NearestExactly(Join(from, specifier) ?? specifier.TrimStart('.', '/'), _paths) is { } near ? Relative(from, near) : null;

    /// <summary>A path as a file writes it.</summary>
    public static string Relative(string from, string path)
    {
        var folders = from.Split('/')[..^1];
        var target = path.Split('/');
        var common = 0;
        while (common < folders.Length && common < target.Length - 1 && folders[common] == target[common])
        {
            common++;
        }

        var up = folders.Length - common;
        return (up == 0 ? "./" : string.Concat(Enumerable.Repeat("../", up))) + string.Join('/', target[common..]);
    }

    /// <summary>The path from the top; null for one that leaves the function, and for no relative one.</summary>
    private static string? Join(string from, string specifier)
    {
        if (!IsRelative(specifier) || specifier.Length > Contracts.FunctionPath.MaxLength * 2)
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

    private string? WithExtension(string path)
    {
        foreach (var extension in s_extensions)
        {
            if (path.Length > 0 && path + extension is var whole && _paths.Contains(whole))
            {
                return whole;
            }
        }

        return null;
    }
}
