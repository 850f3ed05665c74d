using System.Globalization;
using BaasFunctions.Server.Remote;
using BaasFunctions.Server.Running;
using BaasFunctions.Service.TestMode;

namespace BaasFunctions.Server.Testing;

/// <summary>Which statements ran in any of the tests, by file.</summary>
internal sealed class CoverageTotals
{
    /// <summary>By file and place, in how many executions the statement ran.</summary>
    private readonly SortedDictionary<string, SortedDictionary<(int Line, int Column), int>> _files = new(StringComparer.Ordinal);

    public IEnumerable<CoveredFile> Files => _files.Select(static file => CoveredFile.Of(file.Key, file.Value));

    /// <summary>Adds the executions of a case.</summary>
    /// <param name="function">A file, or a folder.</param>
    /// <param name="result">How the case went.</param>
    public void Add(FileSystemInfo function, FixtureResult result)
    {
        var root = function is DirectoryInfo ? function.FullName : Path.GetDirectoryName(function.FullName)!;
        foreach (var (place, ran) in result.Executions.SelectMany(static execution => execution.Coverage?.All ?? []))
        {
            var path = TerminalText.PathFromHere(place.File is null ? function.FullName : Path.Combine(root, place.File));
            if (!_files.TryGetValue(path, out var places))
            {
                _files[path] = places = [];
            }

            places[(place.Line, place.Column)] = places.GetValueOrDefault((place.Line, place.Column)) + (ran ? 1 : 0);
        }
    }

    /// <summary>A row for each file, for people.</summary>
    public void Print(TextWriter output, TerminalStyle style)
    {
        var table = new Table("FILE", "STATEMENTS", "RAN", "COVERED", "LINES THAT DID NOT RUN");
        foreach (var file in Files)
        {
            table.Add(file.File, AnswerReport.Invariant(file.Statements), AnswerReport.Invariant(file.Covered), file.Percent.ToString("0.0", CultureInfo.InvariantCulture) + " %", file.Gaps);
        }

        if (_files.Count > 0)
        {
            table.Print(output, style, isTerminal: true);
        }
    }

    /// <summary>Writes the lines as lcov does: a line counts the executions in which a statement that begins there ran.</summary>
    public void WriteLcov(Stream stream)
    {
        using var text = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
        foreach (var (file, places) in _files)
        {
            text.WriteLine("TN:");
            text.WriteLine($"SF:{file}");
            var lines = places.GroupBy(static place => place.Key.Line).Select(static line => (Number: line.Key, Hits: line.Max(static place => place.Value))).ToArray();
            foreach (var (number, hits) in lines)
            {
                text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"DA:{number},{hits}"));
            }

            text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"LF:{lines.Length}"));
            text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"LH:{lines.Count(static line => line.Hits > 0)}"));
            text.WriteLine("end_of_record");
        }
    }
}
