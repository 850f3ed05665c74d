using System.Reflection;

namespace BaasFunctions.Tests.Conformance.Engine;

/// <summary>Runs the same cases prepared: the parser then reports every node and its scope while it parses.</summary>
[TestClass]
public sealed class PreparedScriptCaseTests
{
    public static IEnumerable<object[]> Names => ScriptCaseFile.Cases.Keys.Select(name => new object[] { name });

    public static string DisplayName(MethodInfo method, object[] row) => $"{method.Name} {row[0]}";

    [TestMethod]
    [DynamicData(nameof(Names), DynamicDataDisplayName = nameof(DisplayName))]
    public void Engine_RunsPreparedCase_GivesExpectedValue(string name)
    {
        ScriptCase test = ScriptCaseFile.Cases[name];

        Assert.AreEqual(test.Expected, ScriptCaseRun.EvaluatePrepared(test), test.Source);
    }
}
