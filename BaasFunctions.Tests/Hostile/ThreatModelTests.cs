using System.Reflection;
using System.Text.RegularExpressions;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Tests.Hostile;

/// <summary>docs/threat-model.md, the classes here and their files of attacks say the same.</summary>
[TestClass]
public sealed partial class ThreatModelTests
{
    private const int FewestAttacks = 250;

    private static readonly Type[] s_testClasses =
        [.. typeof(ThreatModelTests).Assembly.GetTypes().Where(type => !type.IsAbstract && type.GetCustomAttribute<TestClassAttribute>() is not null)];

    private static readonly (string Threat, string[] Tests)[] s_rows =
    [
        .. File.ReadAllLines(Repository.PathOf("docs/threat-model.md")).Select(line => Row.Match(line)).Where(match => match.Success)
            .Select(match => (match.Groups["threat"].Value, Quoted.Matches(match.Groups["tests"].Value).Select(test => test.Groups[1].Value).ToArray())),
    ];

    [TestMethod]
    public void Row_OfTheThreatModel_NamesTestsThatExist()
    {
        var names = s_testClasses.Select(type => type.Name).ToHashSet();

        CollectionAssert.AllItemsAreUnique(s_rows.Select(row => row.Threat).ToArray());
        foreach (var (threat, tests) in s_rows)
        {
            Assert.AreNotEqual(0, tests.Length, $"{threat} names no test.");
            foreach (var test in tests)
            {
                Assert.Contains(test, names, $"{threat} names {test}, which is no test class.");
            }
        }
    }

    [TestMethod]
    public void Class_OfHostileTests_HasARow()
    {
        var named = s_rows.SelectMany(row => row.Tests).ToHashSet();
        var without = s_testClasses
            .Where(type => type.Namespace!.StartsWith(typeof(ThreatModelTests).Namespace!, StringComparison.Ordinal) && type != typeof(ThreatModelTests))
            .Where(type => type.GetMethods().Any(method => method.GetCustomAttribute<TestMethodAttribute>() is not null))
            .Select(type => type.Name)
            .Where(name => !named.Contains(name))
            .ToArray();

        Assert.IsEmpty(without, $"No row names {string.Join(", ", without)}.");
    }

    [TestMethod]
    public void Class_OfOneThreat_IsNamedInItsOwnRow()
    {
        var byThreat = s_rows.ToDictionary(row => row.Threat, row => row.Tests);

        foreach (var type in s_testClasses.Where(type => type.IsSubclassOf(typeof(ThreatTests))))
        {
            var threat = ((ThreatTests)Activator.CreateInstance(type)!).Threat;
            Assert.Contains(type.Name, byThreat[threat]);
        }
    }

    [TestMethod]
    public void Attacks_OfAllFiles_AreManyDistinctAndExpectWhatExists()
    {
        var known = typeof(ErrorCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!).ToHashSet();
        known.UnionWith(["COMPLETED", "INVALID_JSON", "INVALID_FIELD", "INVALID_FILE", "TOO_MANY_FILES"]);
        var sources = new HashSet<string>();

        foreach (var path in Directory.GetFiles(Repository.PathOf("BaasFunctions.Tests/Hostile/attacks")))
        {
            var threat = Path.GetFileName(path)[..5];
            var file = AttackFile.Read(threat);
            Assert.IsTrue(s_rows.Any(row => row.Threat == threat), $"{path} has no row.");
            CollectionAssert.AllItemsAreUnique(file.Attacks.Select(attack => attack.Name).ToArray());
            foreach (var attack in file.Attacks)
            {
                Assert.IsTrue(sources.Add(attack.Source + attack.Body + attack.Env), $"{threat} {attack.Name} was there before.");
                Assert.IsTrue(attack.Expected.All(known.Contains), $"{threat} {attack.Name} expects {string.Join(' ', attack.Expected)}.");
            }
        }

        Assert.IsGreaterThanOrEqualTo(FewestAttacks, sources.Count);
    }

    [GeneratedRegex("^\\| (?<threat>TM-[0-9]{2}) \\|.*\\|(?<tests>[^|]*)\\|$")]
    private static partial Regex Row { get; }

    [GeneratedRegex("`(\\w+)`")]
    private static partial Regex Quoted { get; }
}
