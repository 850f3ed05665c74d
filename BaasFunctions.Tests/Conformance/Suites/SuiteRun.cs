using System.Text.Json;
using Acornima;
using BaasFunctions.Tests.Conformance.EsTree;

namespace BaasFunctions.Tests.Conformance.Suites;

/// <summary>All verdicts over test262-parser-tests, measured once.</summary>
internal sealed class SuiteRun
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    private readonly Dictionary<string, OvertakenFile> _overtaken;
    private readonly Dictionary<string, UnequalPair> _unequal;
    private readonly HashSet<string> _used = [];
    private readonly Dictionary<string, string> _equivalents = [];
    private readonly Dictionary<string, string> _shapes = [];

    private SuiteRun()
    {
        _overtaken = Read<OvertakenFile>("Suites/overtaken.json").ToDictionary(entry => entry.File);
        _unequal = Read<UnequalPair>("Suites/unequal-pairs.json").ToDictionary(entry => entry.File);
    }

    public List<SuiteScore> Scores { get; } = [];

    /// <summary>One line for each file that the parser judges neither as the suite does nor as a listed clause does.</summary>
    public List<string> Unexplained { get; } = [];

    /// <summary>Listed files that the parser judges as the suite does: their entries have to go.</summary>
    public IEnumerable<string> Unused => _overtaken.Keys.Concat(_unequal.Keys).Where(file => !_used.Contains(file)).Order();

    public static SuiteRun Measure()
    {
        var run = new SuiteRun();
        foreach (ParserTestSuite suite in ParserTestSuite.All)
        {
            run.Measure(suite);
        }

        return run;
    }

    private void Measure(ParserTestSuite suite)
    {
        int total = 0;
        int right = 0;
        int exceptions = 0;
        foreach (ParserTestFile file in suite.ReadFiles())
        {
            total++;
            string? fault = Judge(suite, file);
            if (fault is null)
            {
                right++;
            }
            else if (_overtaken.TryGetValue(file.Name, out OvertakenFile? entry) && entry.Verdict == fault)
            {
                exceptions++;
                _used.Add(file.Name);
            }
            else
            {
                Unexplained.Add($"{file.Name}: {fault}: {Abbreviate(file.Source)}");
            }
        }

        Scores.Add(new SuiteScore(suite.Name, total, right, exceptions));
    }

    private string? Judge(ParserTestSuite suite, ParserTestFile file)
    {
        ParseOutcome outcome;
        try
        {
            outcome = ParserUnderTest.Parse(file.Source, file.IsModule);
        }
        catch (Exception defect) when (defect is not ParseErrorException)
        {
            return $"threw {defect.GetType().Name} ({defect.Message})";
        }

        if (!suite.MustParse)
        {
            return outcome.Accepted ? "accepted" : null;
        }

        if (!outcome.Accepted)
        {
            return $"rejected ({outcome.Error.Message})";
        }

        string name = Path.GetFileName(file.Name);
        string equivalent = EsTreeWriter.ToText(outcome.Tree, EsTreeDetail.Equivalence);
        string shape = EsTreeWriter.ToText(outcome.Tree, EsTreeDetail.Shape);
        if (_equivalents.TryAdd(name, equivalent))
        {
            _shapes[name] = shape;
            return null;
        }

        return _equivalents[name] == equivalent ? null : JudgeUnequal(name, _shapes[name] == shape);
    }

    private string? JudgeUnequal(string name, bool sameShape)
    {
        if (_unequal.TryGetValue(name, out UnequalPair? entry) && (entry.Compare == "nothing" || sameShape))
        {
            _used.Add(name);
            return null;
        }

        return "tree differs from the one in pass/";
    }

    private static T[] Read<T>(string relative) =>
        JsonSerializer.Deserialize<T[]>(File.ReadAllText(ConformanceFiles.Source(relative)), s_json) ?? [];

    private static string Abbreviate(string source) => JsonSerializer.Serialize(source.Length > 120 ? source[..120] : source);
}
