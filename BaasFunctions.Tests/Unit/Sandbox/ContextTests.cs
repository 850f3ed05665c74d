using System.Globalization;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Tests.Unit.Sandbox.Support;
using static BaasFunctions.Tests.Unit.Sandbox.Support.TestSandbox;

namespace BaasFunctions.Tests.Unit.Sandbox;

[TestClass]
public sealed class ContextTests
{
    private static ExecutionRequest Identified(ExecutionRequest request) => request with
    {
        ProjectIdJson = Utf8("\"p\""),
        TenantIdJson = Utf8("\"t\""),
        UserIdJson = Utf8("7"),
        Env = new Dictionary<string, string> { ["API_KEY"] = "k", ["0"] = "zero", ["__proto__"] = "odd" },
    };

    [TestMethod]
    public async Task Identities_AreThoseOfTheRequest() => Assert.AreEqual(
        """[{"id":"p","tenant_id":"t"},{"id":"t"},{"id":7},"exec_1","func_1","p","t",7,false]""",
        await DataOfBodyAsync(
            "const c = context; return [c.project, c.tenant, c.user, c.execution_id, c.function_id, c.project_id, c.tenant_id, c.user_id, c.test_mode]",
            Identified));

    [TestMethod]
    public async Task Identities_Absent_AreAbsentMembers() => Assert.AreEqual(
        """[{},{},{},null]""",
        await DataOfBodyAsync("return [context.project, context.tenant, context.user, context.user_id]"));

    [TestMethod]
    public async Task Env_IsOneFrozenObjectUnderTwoNames() => Assert.AreEqual(
        """["k","zero","odd",true,true,"k",null]""",
        await DataOfBodyAsync(
            """
            const { env } = context;
            try { env.API_KEY = 'changed'; } catch {}
            try { env.NEW = 1; } catch {}
            return [env.API_KEY, env['0'], env['__proto__'], env === context.environment, Object.isFrozen(env), env.API_KEY, env.NEW ?? null];
            """,
            Identified));

    [TestMethod]
    public async Task Members_ThatOthersRelyOn_AreFrozen() => Assert.AreEqual(
        "[true,true,true,true,true]",
        await DataOfBodyAsync("const c = context; return [c.log, c.utils, c.project, c.tenant, c.user].map(Object.isFrozen)"));

    [TestMethod]
    [DataRow("context.success({ a: 1 })", """{"status":"success","success":true,"data":{"a":1},"message":"Success","headers":{},"execution_id":"exec_1","timestamp":"T"}""")]
    [DataRow("context.success(1, 'Done')", """{"status":"success","success":true,"data":1,"message":"Done","headers":{},"execution_id":"exec_1","timestamp":"T"}""")]
    [DataRow("context.success(1, { 'x-a': 'b' })", """{"status":"success","success":true,"data":1,"message":"Success","headers":{"x-a":"b"},"execution_id":"exec_1","timestamp":"T"}""")]
    [DataRow("context.success()", """{"status":"success","success":true,"data":null,"message":"Success","headers":{},"execution_id":"exec_1","timestamp":"T"}""")]
    [DataRow("context.error('bad')", """{"status":"error","success":false,"error":"bad","code":500,"details":null,"execution_id":"exec_1","timestamp":"T"}""")]
    [DataRow("context.error('bad', 'CODE', { f: 1 })", """{"status":"error","success":false,"error":"bad","code":"CODE","details":{"f":1},"execution_id":"exec_1","timestamp":"T"}""")]
    [DataRow("context.error(new Error('card declined'), 402)", """{"status":"error","success":false,"error":"card declined","code":402,"details":null,"execution_id":"exec_1","timestamp":"T"}""")]
    [DataRow("context.error(Object.assign(new Error('none left'), { code: 'OUT_OF_STOCK' }))", """{"status":"error","success":false,"error":"none left","code":"OUT_OF_STOCK","details":null,"execution_id":"exec_1","timestamp":"T"}""")]
    [DataRow("context.error(Object.assign(new TypeError('m'), { code: 'A' }), 'B', 1)", """{"status":"error","success":false,"error":"m","code":"B","details":1,"execution_id":"exec_1","timestamp":"T"}""")]
    [DataRow("context.error(new RangeError())", """{"status":"error","success":false,"error":"RangeError","code":500,"details":null,"execution_id":"exec_1","timestamp":"T"}""")]
    [DataRow("context.error({ message: 'plain', code: 7 })", """{"status":"error","success":false,"error":"plain","code":7,"details":null,"execution_id":"exec_1","timestamp":"T"}""")]
    [DataRow("context.error(Object.assign(new Error('m'), { code: {} }))", """{"status":"error","success":false,"error":"m","code":500,"details":null,"execution_id":"exec_1","timestamp":"T"}""")]
    public async Task Envelope_IsTheUnionOfBothShapes(string expression, string expected)
    {
        await using var sandbox = Create(time: new ManualTimeProvider());
        var result = await sandbox.ExecuteAsync(Request($"export default (request, context) => {expression};"), CancellationToken.None);

        Assert.AreEqual(expected.Replace("\"T\"", "\"2026-03-04T05:06:07.089Z\""), result.Data());
        Assert.AreEqual(expression.Contains("success(", StringComparison.Ordinal) ? "success" : "error", result.FunctionStatus);
    }

    [TestMethod]
    [DataRow("{ status: 'success' }")]
    [DataRow("{ status: 'odd', success: true }")]
    [DataRow("'success'")]
    [DataRow("new Proxy(context.success(1), {})")]
    public async Task FunctionStatus_OfOtherValues_IsNull(string expression) =>
        Assert.IsNull((await RunAsync($"return ({expression.Replace("context", "ctx", StringComparison.Ordinal)})")).FunctionStatus);

    [TestMethod]
    public async Task Utils_DoWhatTheySay()
    {
        Assert.AreEqual(
            "[\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\",true]",
            await DataOfBodyAsync("return [context.utils.hash('abc'), context.utils.hash(new Uint8Array([97, 98, 99])) === context.utils.hash('abc')]"));
        Assert.AreEqual(
            "[true,true,36]",
            await DataOfBodyAsync(
                """
                const [a, b] = [context.utils.generateId(), context.utils.generateId()];
                return [/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(a), a !== b, a.length];
                """));
        var stamp = await DataOfBodyAsync("return context.utils.timestamp()");
        Assert.IsTrue(DateTimeOffset.TryParseExact(
            stamp.Trim('"'), "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _), stamp);
        Assert.AreEqual("\"slept\"", await DataOfBodyAsync("await context.utils.sleep(2); return 'slept'"));
    }

    [TestMethod]
    public async Task Clock_OfTheSandbox_IsTheOneThatDateReads()
    {
        await using var sandbox = Create(time: new ManualTimeProvider());
        var result = await sandbox.ExecuteAsync(Request("return [new Date(), Date.now(), ctx.utils.timestamp()]"), CancellationToken.None);

        Assert.AreEqual("""["2026-03-04T05:06:07.089Z",1772600767089,"2026-03-04T05:06:07.089Z"]""", result.Data());
    }

    [TestMethod]
    public async Task GetLogs_GetMetrics_Serialize_TellAboutTheExecution()
    {
        Assert.AreEqual(
            """[["info","one",{"a":1},"exec_1"],["warn","two",null,"exec_1"]]""",
            await DataOfBodyAsync(
                "context.log.info('one', { a: 1 }); console.warn('two'); return context.getLogs().map(e => [e.level, e.message, e.data, e.execution_id])"));
        Assert.AreEqual(
            """["execution_id,start_time,duration_ms,log_count,project_id,tenant_id","exec_1",1,"p","t",true]""",
            await DataOfBodyAsync(
                "console.log(1); const m = context.getMetrics(); return [Object.keys(m).join(), m.execution_id, m.log_count, m.project_id, m.tenant_id, m.start_time > 1e12]",
                Identified));
        Assert.AreEqual(
            """{"project_id":"p","tenant_id":"t","user_id":7,"execution_id":"exec_1","function_id":"func_1","test_mode":false,"env":{"0":"zero","API_KEY":"k","__proto__":"odd"},"config":{"timeout":20000,"memory_limit":128}}""",
            await DataOfBodyAsync("return context.serialize()", Identified));
    }

    [TestMethod]
    public async Task Context_CanBeCopiedDestructuredAndExtended() => Assert.AreEqual(
        """["exec_1",true,1,true]""",
        await DataOfBodyAsync(
            """
            const copy = { ...context };
            const { log: { info }, success } = context;
            info('works without its object');
            context.mine = 1;
            return [copy.execution_id, success(1).success, context.mine, Object.keys(context).includes('db')];
            """));
}
