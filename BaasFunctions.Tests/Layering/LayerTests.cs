using System.Reflection;
using BaasFunctions.Sandbox.Contracts;
using Mono.Cecil;

namespace BaasFunctions.Tests.Layering;

/// <summary>Folders are layers: what they mention of one another has no cycle.</summary>
[TestClass]
public sealed class LayerTests
{
    public static IEnumerable<object[]> Assemblies => [[typeof(ISandbox).Assembly], [typeof(BaasFunctions.Service.ServiceRegistration).Assembly], [typeof(Server.Commands.RootCommandLine).Assembly]];

    [TestMethod]
    [DynamicData(nameof(Assemblies))]
    public void Folders_OfAProject_HaveNoCycle(Assembly assembly)
    {
        var arrows = TypeReferences.Of(assembly)
            .Select(arrow => (From: LayerOf(arrow.From), To: LayerOf(arrow.To), Text: $"{arrow.From.Name} mentions {arrow.To.Name}"))
            .Where(arrow => arrow.From != arrow.To)
            .GroupBy(arrow => (arrow.From, arrow.To))
            .ToDictionary(group => group.Key, group => group.Select(arrow => arrow.Text).Distinct().Order().ToList());

        var knots = Knots(arrows.Keys);

        Assert.IsEmpty(knots, string.Join('\n', knots.Select(knot => Describe(knot, arrows))));
    }

    /// <summary>The first folder below the project; the project's own for what lies beside them, which composes them.</summary>
    private static string LayerOf(TypeDefinition type) => type.Namespace.Split('.') is [_, _, var layer, ..] ? layer : ".";

    /// <summary>Sets of folders of which each reaches each other.</summary>
    private static List<HashSet<string>> Knots(IReadOnlyCollection<(string From, string To)> arrows)
    {
        var next = arrows.ToLookup(arrow => arrow.From, arrow => arrow.To);
        var reached = arrows.Select(arrow => arrow.From).Distinct().ToDictionary(folder => folder, folder => Reached(folder, next));
        return [.. reached
            .Where(folder => folder.Value.Contains(folder.Key))
            .Select(folder => folder.Value.Where(other => reached.TryGetValue(other, out var back) && back.Contains(folder.Key)).ToHashSet())
            .DistinctBy(knot => string.Join(' ', knot.Order()))];
    }

    private static HashSet<string> Reached(string folder, ILookup<string, string> next)
    {
        var reached = new HashSet<string>();
        var open = new Stack<string>(next[folder]);
        while (open.TryPop(out var other))
        {
            if (reached.Add(other))
            {
                foreach (var further in next[other])
                {
                    open.Push(further);
                }
            }
        }

        return reached;
    }

    private static string Describe(HashSet<string> knot, Dictionary<(string From, string To), List<string>> arrows) =>
        $"{knot.Count} folders: {string.Join(", ", knot.Order())}\n" + string.Join('\n', arrows
            .Where(arrow => knot.Contains(arrow.Key.From) && knot.Contains(arrow.Key.To))
            .OrderBy(arrow => arrow.Value.Count)
            .Select(arrow => $"  {arrow.Key.From} -> {arrow.Key.To} ({arrow.Value.Count}): {string.Join(", ", arrow.Value.Take(60))}"));
}
