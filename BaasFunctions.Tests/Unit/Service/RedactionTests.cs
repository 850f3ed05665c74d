using System.Text;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Unit.Service;

/// <summary>Values of the environment do not end up in logs and errors.</summary>
[TestClass]
public sealed class RedactionTests
{
    private const string Secret = "s3cr\\\"et/é+value";

    [TestMethod]
    [DataRow("context.log.info('key is ' + context.env.KEY);")]
    [DataRow("context.log.warn('data', { key: context.env.KEY, list: [context.env.KEY] });")]
    [DataRow("console.log(context.env);")]
    [DataRow("throw new Error('cannot use ' + context.env.KEY);")]
    [DataRow("const e = new Error('x'); e.name = context.env.KEY; throw e;")]
    [DataRow("throw context.env.KEY;")]
    public async Task Value_InALogOrAnError_IsReplacedByItsName(string body)
    {
        var text = await RunAsync(body, Secret);

        Assert.DoesNotContain("s3cr", text);
        Assert.Contains("[env KEY]", text);
    }

    /// <summary>A long entry, and a long error, are cut: also where the cut is within a value, and where what was cut is JSON in a text, which is escaped twice.</summary>
    [TestMethod]
    [DataRow("console.log('x'.repeat(FROM) + context.env.KEY + 'y'.repeat(1_200_000));")]
    [DataRow("context.log.info('data', { first: 'x'.repeat(FROM), key: context.env.KEY, last: 'y'.repeat(1_200_000) });")]
    [DataRow("context.log.info('data', ['x'.repeat(FROM), context.env.KEY, 'y'.repeat(1_048_000 - FROM)]);")]
    [DataRow("throw new Error('x'.repeat(FROM + 4000) + context.env.KEY + 'y'.repeat(9_000));")]
    public async Task Value_WhereAnEntryOrAnErrorIsCut_IsReplaced(string body)
    {
        const string Long = "s3cr\"et\nline of a key/é+value";
        for (var from = 3950; from < 4200; from += 7)
        {
            var text = await RunAsync(body.Replace("FROM", $"{from}", StringComparison.Ordinal), Long);

            Assert.IsFalse(text.Contains("s3cr", StringComparison.Ordinal) || text.Contains("line of", StringComparison.Ordinal), $"{from}: {text.TrimStart('x')}");
        }
    }

    [TestMethod]
    public async Task Value_ThatIsReturned_IsTheFunctionsToSay() => Assert.Contains("visible-value", await RunAsync("return context.env.KEY;", "visible-value"));

    [TestMethod]
    public async Task Value_ThatIsShort_IsLeftAlone() => Assert.Contains("mode dev", await RunAsync("context.log.info('mode ' + context.env.KEY);", "dev"));

    private static async Task<string> RunAsync(string body, string value)
    {
        using var sandbox = TestSandbox.Create();
        await using var service = new ServiceUnderTest(null, sandbox);
        var request = new System.Text.Json.Nodes.JsonObject
        {
            ["execution_id"] = "e", ["function_id"] = "f", ["code"] = $"export default async (request, context) => {{ {body} }}", ["env"] = new System.Text.Json.Nodes.JsonObject { ["KEY"] = value },
        };
        var answer = await service.ExecuteAsync(request.ToJsonString());
        Assert.AreEqual(200, answer.Status);
        return Encoding.UTF8.GetString(answer.Body);
    }

    [TestMethod]
    public async Task Values_AThousandInAThousandLines_AreTakenOutInOnePass()
    {
        using var sandbox = TestSandbox.Create();
        await using var service = new ServiceUnderTest(null, sandbox);
        var env = new System.Text.Json.Nodes.JsonObject();
        for (var i = 0; i < 1000; i++)
        {
            env[$"KEY_{i}"] = $"value-of-a-key-{i:0000}";
        }

        var request = new System.Text.Json.Nodes.JsonObject
        {
            ["execution_id"] = "e", ["function_id"] = "f", ["env"] = env,
            ["code"] = "export default async (request, context) => { for (let i = 0; i < 1000; i++) context.log.info(`line ${i} ` + context.env[`KEY_${i}`].repeat(10)); }",
        };
        var began = System.Diagnostics.Stopwatch.GetTimestamp();

        var text = Encoding.UTF8.GetString((await service.ExecuteAsync(request.ToJsonString())).Body);

        Assert.IsLessThan(20, System.Diagnostics.Stopwatch.GetElapsedTime(began).TotalSeconds);
        Assert.DoesNotContain("value-of-a-key", text);
        Assert.Contains("line 7 [env KEY_7][env KEY_7]", text);
    }
}
