using System.Text.RegularExpressions;
using Jint;
using Jint.Native;
using Jint.Runtime;

namespace BaasFunctions.Tests.Conformance.Engine;

/// <summary>Runs every construct of the language through the engine on our parser.</summary>
[TestClass]
public sealed partial class ScriptCaseTests
{
    private const string ToText = "(v => v === undefined ? 'undefined' : typeof v === 'bigint' ? v + 'n' : JSON.stringify(v))";

    private static readonly Dictionary<string, ScriptCase> s_cases = ScriptCaseFile.ReadAll().ToDictionary(test => test.Name);

    public static IEnumerable<object[]> Names => s_cases.Keys.Select(name => new object[] { name });

    public static string NameOf(System.Reflection.MethodInfo method, object[] row) => $"{method.Name} {row[0]}";

    [TestMethod]
    [DynamicData(nameof(Names), DynamicDataDisplayName = nameof(NameOf))]
    public void Engine_RunsCase_GivesExpectedValue(string name)
    {
        ScriptCase test = s_cases[name];
        string actual;
        try
        {
            actual = Run(test);
        }
        catch (JavaScriptException thrown)
        {
            actual = Describe(thrown, withPosition: test.Expected.Contains(" at ", StringComparison.Ordinal));
        }
        catch (PromiseRejectedException rejected)
        {
            actual = "throws " + ErrorName(rejected.RejectedValue);
        }

        Assert.AreEqual(test.Expected, actual, test.Source);
    }

    [TestMethod]
    public void Cases_Read_AreAtLeastThreeHundred()
    {
        Assert.IsGreaterThanOrEqualTo(300, s_cases.Count);
    }

    private static string Run(ScriptCase test)
    {
        using var engine = new Jint.Engine(options =>
        {
            options.RetainFunctionSourceText();
            options.EnableModules(new CaseModuleLoader(test.Modules));
            options.TimeoutInterval(TimeSpan.FromSeconds(20));
        });
        JsValue value = test.Modules.Count > 0
            ? engine.Modules.Import("main.js").Get("default")
            : engine.Evaluate(test.Source);
        return engine.Invoke(engine.Evaluate(ToText), value.UnwrapIfPromise()).AsString();
    }

    private static string Describe(JavaScriptException thrown, bool withPosition)
    {
        string text = "throws " + ErrorName(thrown.Error);
        if (!withPosition)
        {
            return text;
        }

        Match position = PositionInMessage().Match(thrown.Message);
        return position.Success ? $"{text} at {position.Groups[1].Value}" : $"{text} without a position: {thrown.Message}";
    }

    private static string ErrorName(JsValue error) => error.IsObject() ? error.AsObject().Get("name").ToString() : error.ToString();

    [GeneratedRegex(@"[(:](\d+:\d+)\)$")]
    private static partial Regex PositionInMessage();
}
