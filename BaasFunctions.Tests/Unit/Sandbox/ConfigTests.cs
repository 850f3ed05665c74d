using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Tests.Unit.Sandbox.Support;
using static BaasFunctions.Tests.Unit.Sandbox.Support.TestSandbox;

namespace BaasFunctions.Tests.Unit.Sandbox;

[TestClass]
public sealed class ConfigTests
{
    private const string Forever = "export default () => { for (;;); }";

    [TestMethod]
    [DataRow("export const config = { timeout: 40 };", "", 40)]
    [DataRow("export const config = { timeout: 2 * 20 };", "", 40)]
    [DataRow("export const config = { 'timeout': `40` };", "", 40)]
    [DataRow("const ms = 40; export const config = { timeout: ms };", "", 40)]
    [DataRow("export let config = { timeout: 40 };", "", 40)]
    [DataRow("export const config = { timeout: 9000 };", """{"timeout":"40"}""", 40)]
    [DataRow("", """{"timeout":40}""", 40)]
    [DataRow("export const config = { timeout: 40 };", """{"timeout":0}""", 40)]
    public async Task Timeout_OfFunctionOrCaller_IsInForce(string export, string config, int expected)
    {
        var result = await RunAsync($"{export}\n{Forever}", r => r.WithConfig(config));

        Assert.AreEqual(ExecutionOutcome.TimedOut, result.Outcome);
        Assert.AreEqual($"Function execution timed out after {expected}ms", result.Error!.Message);
        Assert.AreEqual(expected, result.Error.Limit!.Allowed);
        Assert.AreEqual("timeout", result.Error.Limit.Name);
        Assert.AreEqual("ms", result.Error.Limit.Unit);
        Assert.IsGreaterThanOrEqualTo(expected, result.Error.Limit.Used!.Value);
    }

    [TestMethod]
    public async Task Timeout_AboveTheMaximum_IsClamped()
    {
        var result = await RunAsync(Forever, r => r
            .WithConfig("""{"timeout":99999999}""")
            .WithLimits(l => l with { MaxWallTime = TimeSpan.FromMilliseconds(50) }));

        Assert.AreEqual("Function execution timed out after 50ms", result.Error!.Message);
    }

    [TestMethod]
    [DataRow("export const config = { timeout: -1 }; export default () => 1;", "")]
    [DataRow("export default () => 1;", """{"timeout":0.5}""")]
    [DataRow("export const config = { memory: 'much' }; export default () => 1;", "")]
    [DataRow("export const config = (() => ({ timeout: -1 }))(); export default () => 1;", "")]
    public async Task Config_ThatMakesNoSense_IsRejected(string code, string config)
    {
        var result = await RunAsync(code, r => r.WithConfig(config));

        Assert.AreEqual(ExecutionOutcome.Rejected, result.Outcome);
        Assert.AreEqual(ErrorCodes.InvalidConfig, result.Error!.Code);
    }

    [TestMethod]
    public async Task EnvRequired_Missing_IsRejectedBeforeAnyCodeRan()
    {
        var result = await RunAsync(
            "console.log('ran'); export const config = { env_required: ['HERE', 'KEY', 'TOKEN'] }; export default () => 1;",
            r => r with { Env = new Dictionary<string, string> { ["HERE"] = "x" } });

        Assert.AreEqual(ExecutionOutcome.Rejected, result.Outcome);
        Assert.AreEqual(ErrorCodes.MissingEnv, result.Error!.Code);
        Assert.AreEqual("Missing required environment values: KEY, TOKEN", result.Error.Message);
        Assert.IsEmpty(result.Logs);
    }

    [TestMethod]
    public async Task EnvRequired_OfTheCaller_CountsToo()
    {
        var result = await RunAsync("return 1", r => r.WithConfig("""{"env_required":["KEY"]}"""));

        Assert.AreEqual(ErrorCodes.MissingEnv, result.Error!.Code);
    }

    [TestMethod]
    public async Task EnvRequired_ComputedOnlyWhenTheModuleRuns_IsRejectedBeforeTheHandler()
    {
        var result = await RunAsync(
            "console.log('module'); const names = ['KEY']; export const config = { env_required: names };\n"
            + "export default () => { console.log('handler'); }");

        Assert.AreEqual(ErrorCodes.MissingEnv, result.Error!.Code);
        CollectionAssert.AreEqual(new[] { "module" }, result.Logs.Select(entry => entry.Message).ToArray());
    }

    [TestMethod]
    public async Task EnvRequired_Present_Runs()
    {
        var result = await RunAsync(
            "export const config = { env_required: ['KEY'] }; export default (r, c) => c.env.KEY;",
            r => r with { Env = new Dictionary<string, string> { ["KEY"] = "v" } });

        Assert.AreEqual("\"v\"", result.Data());
    }

    [TestMethod]
    public async Task ContextConfig_IsTheFunctionsUnderTheCallers()
    {
        var result = await RunAsync(
            "export const config = { name: 'n', timeout: 500, extra: { a: 1 } }; export default (r, c) => c.config;",
            r => r.WithConfig("""{"timeout":900,"save_results":true}"""));

        Assert.AreEqual("""{"name":"n","timeout":900,"extra":{"a":1},"save_results":true,"memory_limit":128}""", result.Data());
    }

    [TestMethod]
    public async Task ContextConfig_Computed_IsTheExportedValue()
    {
        var result = await RunAsync("const t = 500; export const config = { timeout: t }; export default (r, c) => c.config;");

        Assert.AreEqual("""{"timeout":500,"memory_limit":128}""", result.Data());
    }

    [TestMethod]
    [DataRow("", """{"timeout":20000,"memory_limit":128}""")]
    [DataRow("""{"timeout":99000000,"memory":100000}""", """{"timeout":300000,"memory":512,"memory_limit":512}""")]
    [DataRow("""{"timeout":"250","memory_limit":"64"}""", """{"timeout":250,"memory_limit":64}""")]
    [DataRow("""{"timeout":0,"memory":64}""", """{"timeout":20000,"memory":64,"memory_limit":64}""")]
    public async Task ContextConfig_ShowsTimeAndMemoryInForce(string config, string expected) =>
        Assert.AreEqual(expected, await DataOfBodyAsync("return context.config", r => r.WithConfig(config)));
}
