using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Configuration;
using BaasFunctions.Service.TestMode;

namespace BaasFunctions.Tests.Unit.Service.TestMode;

[TestClass]
public sealed class TestEndpointTests
{
    [TestMethod]
    [DataRow("""{"code":"export default () => 1"}""")]
    [DataRow("""{"execution_id":"e1"}""")]
    [DataRow("[]")]
    [DataRow("")]
    public async Task Test_WithoutWhatItNeeds_IsMissingFields(string body)
    {
        await using var service = new ServiceUnderTest();

        var answer = await service.SendAsync("POST", "/test", body);

        Assert.AreEqual(400, answer.Status);
        Assert.AreEqual("MISSING_FIELDS", answer["code"]);
        Assert.AreEqual("Missing required fields: execution_id, code", answer["error"]);
    }

    [TestMethod]
    public async Task Test_Function_AnswersAsExecuteDoesAndTellsMore()
    {
        var answer = await TestCase.RunAsync("context.log.info('hi'); return { n: request.body.n + 1 };", new { request = new { n = 1 } });

        Assert.AreEqual(200, answer.Status, answer.Text);
        Assert.AreEqual("success", answer["status"]);
        Assert.AreEqual("""{"n":2}""", answer.Data());
        Assert.AreEqual("hi", answer.Json.GetProperty("logs")[0].GetProperty("message").GetString());
        Assert.IsTrue(answer.Json.GetProperty("validation").GetProperty("is_valid").GetBoolean());
        Assert.AreEqual(0, answer.Json.GetProperty("calls").GetArrayLength());
        Assert.IsFalse(answer.Json.TryGetProperty("expectations", out _));
        Assert.AreEqual("e1", answer.Headers["X-BaaS-Execution-ID"].ToString());
    }

    [TestMethod]
    public async Task Test_FunctionThatFails_StillAnswers200WithItsValidation()
    {
        var answer = await TestCase.SendAsync("export default () => eval('1')");

        Assert.AreEqual(200, answer.Status);
        Assert.AreEqual("error", answer["status"]);
        var validation = answer.Json.GetProperty("validation");
        Assert.IsFalse(validation.GetProperty("is_valid").GetBoolean());
        Assert.AreEqual("no-eval", validation.GetProperty("diagnostics")[0].GetProperty("rule").GetString());
    }

    [TestMethod]
    public async Task Test_SourceThatIsNoProgram_StillAnswers200()
    {
        var answer = await TestCase.SendAsync("export default (");

        Assert.AreEqual(200, answer.Status);
        Assert.AreEqual("error", answer["status"]);
        Assert.IsFalse(answer.Json.GetProperty("validation").GetProperty("is_valid").GetBoolean());
    }

    [TestMethod]
    public async Task Test_IdsThatWereNotSent_AreThoseOfATest()
    {
        var answer = await TestCase.RunAsync(
            "return [context.project.id, context.tenant.id, context.user.id, context.function_id, context.test_mode];",
            new { function_id = "mine", context = new { tenant_id = "t", user_id = (string?)null } });

        Assert.AreEqual("""["test_project","t","test_user","test_function",true]""", answer.Data());
    }

    [TestMethod]
    public async Task Test_Env_IsHonouredAndThatOfMocksWins()
    {
        var answer = await TestCase.RunAsync(
            "return [context.env.A, context.env.B, context.env.C];",
            new { env = new { A = "1", B = "2" }, mocks = new { env = new { B = "3", C = 4 } } });

        Assert.AreEqual("""["1","3","4"]""", answer.Data());
    }

    [TestMethod]
    public async Task Test_ClockAndSeed_MakeItRepeatable()
    {
        const string Body = "return [new Date().toISOString(), context.utils.timestamp(), Math.random(), context.utils.generateId()];";
        var mocks = new { mocks = new { clock = "2026-01-31T12:00:00Z", seed = 7 } };

        var first = (await TestCase.RunAsync(Body, mocks)).Data();
        var second = (await TestCase.RunAsync(Body, mocks)).Data();

        Assert.AreEqual(first, second);
        Assert.StartsWith("""["2026-01-31T12:00:00.000Z","2026-01-31T12:00:00.000Z",""", first);
    }

    [TestMethod]
    public async Task Test_StatementsThatDidNotRun_AreNamedByTheirPlace()
    {
        var answer = await TestCase.SendAsync("export default (request) => {\n  if (request.body.big) {\n    return 'big';\n  }\n  return 'small';\n};");

        var coverage = answer.Json.GetProperty("coverage");
        Assert.IsLessThan(coverage.GetProperty("statements").GetInt32(), coverage.GetProperty("covered").GetInt32());
        Assert.IsTrue(coverage.GetProperty("uncovered").EnumerateArray().Any(place => place.GetProperty("line").GetInt32() == 3), answer.Text);
    }

    [TestMethod]
    public void TestLimits_AreThoseOfTestsWithinThoseOfTheService()
    {
        var limits = TestLimits.Within(new ExecutionLimits { MaxMemoryBytes = 64L << 20 });

        Assert.AreEqual((10, 30), (limits.WallTime.TotalSeconds, limits.MaxWallTime.TotalSeconds));
        Assert.AreEqual((64L << 20, 64L << 20), (limits.MemoryBytes, limits.MaxMemoryBytes));
    }

    [TestMethod]
    public async Task Test_TimeoutAboveThatOfTheService_IsClamped()
    {
        var options = new ServiceOptions { Limits = new() { WallTime = TimeSpan.FromMilliseconds(50), MaxWallTime = TimeSpan.FromMilliseconds(80) } };

        var asked = await TestCase.RunAsync("await context.utils.sleep(60000);", new { config = new { timeout = 60_000 } }, options);
        var unasked = await TestCase.RunAsync("await context.utils.sleep(60000);", null, options);

        Assert.AreEqual(("TIMEOUT", 80), (asked["error_code"], Allowed(asked)));
        Assert.AreEqual(("TIMEOUT", 80), (unasked["error_code"], Allowed(unasked)));
    }

    [TestMethod]
    public async Task Test_NotInTestMode_ReachesTheRealThings()
    {
        var answer = await TestCase.RunAsync(
            "const token = await context.jwt.sign({}); return [context.test_mode, (await context.jwt.verify(token)).valid, token.startsWith('test_')];",
            new { test_mode = false });

        Assert.AreEqual("[false,true,false]", answer.Data(), answer.Text);
        Assert.AreEqual("live", answer.Json.GetProperty("calls")[0].GetProperty("answered_by").GetString());
    }

    [TestMethod]
    [DataRow("""{"mocks":{"htpp":[]}}""", "$.mocks", "an object with http in place of what was sent, found the member \"htpp\"")]
    [DataRow("""{"mocks":{"http":[{"method":"GET"}]}}""", "$.mocks.http[0]", "an object with a url, which may hold * for any characters, found an object")]
    [DataRow("""{"mocks":{"http":[{"url":"*","status":42}]}}""", "$.mocks.http[0].status", "a whole number from 200 to 599, found a number")]
    [DataRow("""{"mocks":{"db":{"users":{"findmany":[]}}}}""", "$.mocks.db.users", "an object with findMany in place of what was sent, found the member \"findmany\"")]
    [DataRow("""{"mocks":{"db":{"users":[1]}}}""", "$.mocks.db.users[0]", "a row, which is an object, found a number")]
    [DataRow("""{"mocks":{"clock":"soon"}}""", "$.mocks.clock", "a time in ISO 8601, such as 2026-01-31T12:00:00Z, found another text")]
    [DataRow("""{"mocks":{"seed":1.5}}""", "$.mocks.seed", "a whole number from -2147483648 to 2147483647, found a number")]
    [DataRow("""{"mocks":{"env":{"A":[1]}}}""", "$.mocks.env.A", "a string, found an array")]
    [DataRow("""{"mocks":1}""", "$.mocks", "an object, found number")]
    [DataRow("""{"test_mode":"yes"}""", "$.test_mode", "a boolean, found string")]
    [DataRow("""{"test_mode":false,"mocks":{"seed":1}}""", "$.mocks", "left out when test_mode is false, which reaches the real things, found object")]
    [DataRow("""{"expect":{"stauts":"success"}}""", "$.expect", "an object with status in place of what was sent, found the member \"stauts\"")]
    [DataRow("""{"expect":{"status":"fine"}}""", "$.expect.status", "success or error, found another text")]
    [DataRow("""{"expect":{"logs":[1]}}""", "$.expect.logs[0]", "a text or an object, found a number")]
    public async Task Test_FieldThatIsWrong_IsNamedWithItsPath(string more, string path, string message)
    {
        var answer = await TestCase.RunAsync("return 1;", JsonSerializer.Deserialize<JsonElement>(more));

        Assert.AreEqual(400, answer.Status, answer.Text);
        Assert.AreEqual("INVALID_FIELD", answer["code"]);
        Assert.AreEqual($"{path} must be {message}", answer["error"]);
        Assert.AreEqual(path, answer["field"]);
    }

    private static int Allowed(ServiceAnswer answer) => answer.Json.GetProperty("limit").GetProperty("allowed").GetInt32();
}
