using System.Text.RegularExpressions;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Server.Running;

/// <summary>The source of a function on a disk: a file with those of its folder that it imports, or a folder with its entry.</summary>
/// <param name="Code">The text, of several files as one.</param>
/// <param name="HasFiles">Whether it is several.</param>
internal sealed partial record FunctionSource(string Code, bool HasFiles)
{
    private const int PatienceMs = 5000;

    /// <summary>Extensions of files that are a function.</summary>
    public static readonly string[] Extensions = [".ts", ".js", ".mts", ".mjs"];

    /// <summary>What the name of a file says of its language; null when it says nothing.</summary>
    public static SourceLanguage? LanguageOf(FileSystemInfo file) => file.Extension is ".ts" or ".mts" ? SourceLanguage.TypeScript : null;

    /// <summary>Reads it; the second is why it cannot be.</summary>
    /// <param name="source">A file, or a folder whose entry is the first of main.ts, main.js, main.mts and main.mjs.</param>
    /// <param name="cancellation">The command ends.</param>
    public static async Task<(FunctionSource? Source, string? Fault)> ReadAsync(FileSystemInfo source, CancellationToken cancellation)
    {
        var (root, entry) = source is DirectoryInfo folder
            ? (folder.FullName, FunctionFiles.EntryAmong(folder.EnumerateFiles().Select(static file => file.Name)))
            : (Path.GetDirectoryName(source.FullName)!, source.Name);
        if (entry is null)
        {
            return (null, $"{source} has no main.ts, main.js, main.mts or main.mjs");
        }

        var at = entry;
        try
        {
            var files = new List<FunctionFile>();
            var seen = new HashSet<string>([entry], StringComparer.Ordinal);
            var open = new Queue<string>(seen);
            while (open.TryDequeue(out at))
            {
                var file = new FunctionFile(at, await File.ReadAllTextAsync(Path.Combine(root, at), cancellation));
                var imports = FunctionPath.IsJson(at) ? [] : ImportsOf(file.Text);
                if (source is FileInfo && files.Count == 0 && imports.Count == 0)
                {
                    return (new FunctionSource(file.Text, false), null);
                }

                if (FunctionPath.FaultOf(at) is { } fault)
                {
                    return (null, $"{at} must be {fault}");
                }

                files.Add(file);
                if (files.Count > FunctionFiles.MaxCount)
                {
                    return (null, $"{entry} reaches more than the {FunctionFiles.MaxCount} files allowed; bundle packages into one (docs/npm.md)");
                }

                foreach (var import in imports)
                {
                    if (FunctionPath.Resolve(at, import, path => FunctionPath.FaultOf(path) is null && File.Exists(Path.Combine(root, path))) is { } path && seen.Add(path))
                    {
                        open.Enqueue(path);
                    }
                }
            }

            return (new FunctionSource(new FunctionFiles(files, entry).Pack(), true), null);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return (null, $"Cannot read {Path.Combine(root, at ?? entry)}: {unreadable.Message}");
        }
    }

    /// <summary>
    /// What looks like a relative import. A look at the text is enough: one that is none, as in a comment, only brings a file along that nothing imports.
    /// </summary>
    private static List<string> ImportsOf(string text)
    {
        try
        {
            var found = ComputedImport().IsMatch(text) ? RelativeText().Matches(text) : Import().Matches(text);
            return [.. found.Select(static match => match.Groups["specifier"].Value)];
        }
        catch (RegexMatchTimeoutException)
        {
            return [];
        }
    }

    // Names of files as texts, where an import is computed: they are probably what it is computed from.
    [GeneratedRegex(@"(?<quote>[""'`])(?<specifier>\.\.?/[^""'`\n]{1,400})\k<quote>", RegexOptions.CultureInvariant, PatienceMs)]
    private static partial Regex RelativeText();

    [GeneratedRegex(@"\bimport\s*\(\s*(?:`[^`]*\$\{|[^""'`\s])", RegexOptions.CultureInvariant, PatienceMs)]
    private static partial Regex ComputedImport();

    [GeneratedRegex(@"(?:\bfrom|\bimport)\s*\(?\s*(?<quote>[""'`])(?<specifier>\.\.?(?:/[^""'`\n]{0,400})?)\k<quote>", RegexOptions.CultureInvariant, PatienceMs)]
    private static partial Regex Import();
}
