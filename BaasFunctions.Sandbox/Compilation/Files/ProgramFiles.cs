using BaasFunctions.Sandbox.Compilation.Hints;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Compilation.Files;

/// <summary>The files of a function by path. Which of them an import means is decided here, for preparation and for <c>import()</c>.</summary>
internal sealed class ProgramFiles(IEnumerable<string> paths)
{
    /// <summary>Of longer ones nobody has the right one in mind; and each comparison takes the product of both lengths.</summary>
    private const int MaxSuggested = 64;

    /// <summary>Units by which the length of a suggestion differs at most.</summary>
    private const int MaxDifference = 8;

    private readonly HashSet<string> _paths = new(paths, StringComparer.Ordinal);
    private readonly Dictionary<string, ProgramFile> _prepared = new(StringComparer.Ordinal);

    /// <summary>Those that can be reached, as they were prepared.</summary>
    public IReadOnlyCollection<ProgramFile> Prepared => _prepared.Values;

    /// <summary>The prepared file of a path; null for none.</summary>
    public ProgramFile? Find(string path) => _prepared.GetValueOrDefault(path);

    /// <summary>By the name that the engine has for it.</summary>
    public ProgramFile? FindBySource(string? sourceName) => SourceNames.PathOf(sourceName) is { } path ? Find(path) : null;

    /// <summary>Adds a prepared file, or takes the place of the one of its path.</summary>
    public void Put(ProgramFile file) => _prepared[file.Path] = file;

    /// <summary>The path that a relative specifier means, as <see cref="FunctionPath.Resolve"/> finds it; null where there is none.</summary>
    /// <param name="from">The path of the file that imports.</param>
    /// <param name="specifier">What it imports.</param>
    public string? Resolve(string from, string specifier) => FunctionPath.Resolve(from, specifier, _paths.Contains);

    /// <summary>What the author of a specifier that means no file probably meant, as he would write it; null for no idea.</summary>
    public string? Nearest(string from, string specifier)
    {
        var wanted = FunctionPath.Join(from, specifier) ?? (specifier.Length > FunctionPath.MaxLength ? "" : specifier.TrimStart('.', '/'));
        var near = wanted.Length > MaxSuggested
            ? null
            : NameSuggestion.NearestExactly(wanted, _paths.Where(path => Math.Abs(path.Length - wanted.Length) <= MaxDifference));
        return near is null ? null : Relative(from, near);
    }

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
}
