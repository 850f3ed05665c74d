namespace BaasFunctions.Tests.Conformance.Engine;

/// <summary>Reads a file of cases; check-expected.mjs reads the same format.</summary>
internal static class ScriptCaseFile
{
    private const string CaseMark = "// case: ";
    private const string FileMark = "// file: ";
    private const string ExpectedMark = "// => ";

    public static readonly IReadOnlyDictionary<string, ScriptCase> Cases = ReadAll().ToDictionary(test => test.Name);

    private static IEnumerable<ScriptCase> ReadAll() =>
        Directory.EnumerateFiles(ConformanceFiles.Source("Engine/scripts"), "*.js").Order(StringComparer.Ordinal).SelectMany(Read);

    private static IEnumerable<ScriptCase> Read(string path)
    {
        string family = Path.GetFileNameWithoutExtension(path);
        string? name = null;
        List<string> script = [];
        List<string> lines = script;
        Dictionary<string, List<string>> modules = [];

        foreach (string line in File.ReadAllText(path).Split('\n'))
        {
            if (line.StartsWith(CaseMark, StringComparison.Ordinal))
            {
                name = line[CaseMark.Length..];
                lines = script = [];
                modules = [];
            }
            else if (line.StartsWith(ExpectedMark, StringComparison.Ordinal) && name is not null)
            {
                yield return new ScriptCase(
                    $"{family}: {name}",
                    string.Join('\n', script),
                    modules.ToDictionary(module => module.Key, module => string.Join('\n', module.Value)),
                    line[ExpectedMark.Length..]);
                name = null;
            }
            else if (line.StartsWith(FileMark, StringComparison.Ordinal))
            {
                lines = modules[line[FileMark.Length..]] = [];
            }
            else if (!line.StartsWith("// note: ", StringComparison.Ordinal) && !line.StartsWith("// v8 lacks: ", StringComparison.Ordinal))
            {
                lines.Add(line);
            }
        }
    }
}
