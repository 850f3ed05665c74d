using System.Reflection;

namespace BaasFunctions.Tests.Conformance.Engine;

/// <summary>Runs every construct of the language through the engine on our parser.</summary>
[TestClass]
public sealed class ScriptCaseTests
{
    public static IEnumerable<object[]> Names => ScriptCaseFile.Cases.Keys.Select(name => new object[] { name });

    public static string DisplayName(MethodInfo method, object[] row) => $"{method.Name} {row[0]}";

    [TestMethod]
    [DynamicData(nameof(Names), DynamicDataDisplayName = nameof(DisplayName))]
    public void Engine_RunsCase_GivesExpectedValue(string name)
    {
        ScriptCase test = ScriptCaseFile.Cases[name];

        Assert.AreEqual(test.Expected, ScriptCaseRun.Evaluate(test), test.Source);
    }

    [TestMethod]
    public void Cases_Read_AreAtLeastThreeHundred()
    {
        Assert.IsGreaterThanOrEqualTo(300, ScriptCaseFile.Cases.Count);
    }
}
