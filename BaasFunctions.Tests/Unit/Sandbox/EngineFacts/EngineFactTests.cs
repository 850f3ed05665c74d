using System.Globalization;
using System.Text;
using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using Jint;
using static BaasFunctions.Tests.Unit.Sandbox.Support.TestSandbox;

namespace BaasFunctions.Tests.Unit.Sandbox.EngineFacts;

/// <summary>
/// What the language says and the engine alone does not do. Run it with every upgrade of the engine: the first test says whether functions still
/// get the right values, the second what the engine has mended meanwhile, so that the correction can go.
/// </summary>
[TestClass]
public sealed class EngineFactTests
{
    [TestMethod]
    public async Task Function_OfEachFact_ReturnsWhatTheLanguageSays()
    {
        var wrong = new StringBuilder();
        foreach (var fact in EngineFact.All)
        {
            var result = await RunAsync(fact.Body, request => request.WithBody("""{"body":{}}"""));
            var found = result.Outcome == ExecutionOutcome.Completed ? result.Data() : result.Error!.Message;
            if (result.Outcome != ExecutionOutcome.Completed || !JsonElement.DeepEquals(fact.Value, JsonDocument.Parse(found).RootElement))
            {
                wrong.AppendLine(CultureInfo.InvariantCulture, $"{fact.Area}: {fact.Code}\n  expected {fact.Value}\n  found    {found}");
            }
        }

        Assert.AreEqual("", wrong.ToString());
    }

    [TestMethod]
    public void Engine_OfEachFactThatIsCorrected_StillNeedsTheCorrection()
    {
        var mended = new StringBuilder();
        var options = new Options { Culture = CultureInfo.InvariantCulture, TimeZone = TimeZoneInfo.Utc };
        options.Constraints.StackOverflowGuard = true;
        foreach (var fact in EngineFact.All.Where(static fact => fact.Engine is not null))
        {
            var engine = new Engine(options);
            var value = engine.Evaluate($"(async function () {{{fact.Body}\n}})()").UnwrapIfPromise();
            var found = engine.Invoke(engine.Evaluate("(value) => JSON.stringify(value) ?? 'null'"), value).ToString();
            if (!JsonElement.DeepEquals(fact.Engine!.Value, JsonDocument.Parse(found).RootElement))
            {
                mended.AppendLine(CultureInfo.InvariantCulture, $"{fact.Area}: {fact.Code}\n  was {fact.Engine}\n  is  {found}");
            }
        }

        Assert.AreEqual("", mended.ToString(), "The engine changed: see docs/engine.md for the corrections that this touches.");
    }
}
