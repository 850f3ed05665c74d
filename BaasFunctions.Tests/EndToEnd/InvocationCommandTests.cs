using System.Diagnostics;

namespace BaasFunctions.Tests.EndToEnd;

/// <summary>Calls that nobody waits for, schedules and secrets, by command.</summary>
[TestClass]
public sealed class InvocationCommandTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private static ServerProcess s_server = null!;

    private CommandsOnAServer _commands = null!;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context) => s_server = await ServerProcess.StartAsync();

    [ClassCleanup]
    public static async Task StopAsync() => await s_server.DisposeAsync();

    [TestInitialize]
    public void MakeFolder() => _commands = new CommandsOnAServer(s_server.Client.BaseAddress!.ToString());

    [TestCleanup]
    public void DropFolder() => _commands.Dispose();

    [TestMethod]
    public async Task Call_WithoutWaiting_IsKeptUnderItsKey_AndItsResultIsShown()
    {
        _commands.Write("later.js", "export default (request) => ({ got: request.body });");
        await _commands.RunAsync("deploy", "later.js");

        var id = await _commands.RunAsync("invoke", "later", "--async", "--body", """{"a":1}""", "--idempotency-key", "k-1");
        var again = await _commands.RunAsync("invoke", "later", "--async", "--body", """{"a":1}""", "--idempotency-key", "k-1");
        await EndedAsync(id, "succeeded");

        Assert.AreEqual(id, again);
        Assert.AreEqual("""{"got":{"a":1}}""", await _commands.RunAsync("invocations", "show", id));
        StringAssert.StartsWith(await _commands.RunAsync("invocations", "--function", "later", "--state", "succeeded"), id + "\t");
        Assert.AreEqual("succeeded", (await _commands.JsonAsync("invocations", "show", id)).GetProperty("invocation").Text("state"));
        var late = await _commands.TryAsync(["invocations", "cancel", id]);
        Assert.AreEqual(1, late.ExitCode, late.Errors);
    }

    [TestMethod]
    public async Task Call_ThatFailsForGood_IsListedWithItsErrorAndRunsAgain()
    {
        _commands.Write("broken.js", "export const config = { retries: 0 };\nexport default () => { throw new RangeError('no such month'); };");
        await _commands.RunAsync("deploy", "broken.js");
        var id = await _commands.RunAsync("invoke", "broken", "--async");
        await EndedAsync(id, "failed");

        StringAssert.Contains(await _commands.RunAsync("invocations", "--state", "failed"), "\tfailed\tasync\t1\t");
        StringAssert.Contains((await _commands.TryAsync(["invocations", "show", id])).Errors, "RangeError: no such month");
        var retried = await _commands.TryAsync(["invocations", "retry", id]);

        Assert.AreEqual((0, $"{id} runs again."), (retried.ExitCode, retried.Errors));
        for (var waited = Stopwatch.StartNew(); (await _commands.JsonAsync("invocations", "show", id)).GetProperty("invocation").GetProperty("attempts").GetInt32() < 2; await Task.Delay(100))
        {
            Assert.IsTrue(waited.Elapsed < s_patience, "it was not tried again");
        }
    }

    [TestMethod]
    public async Task Schedules_AreListedWithTheirNextTime()
    {
        _commands.Write("nightly.js", "export const config = { schedule: '0 3 * * *', timezone: 'Europe/Vienna' };\nexport default () => 1;");
        await _commands.RunAsync("deploy", "nightly.js");

        var cells = (await _commands.RunAsync("schedules")).Split('\t');

        CollectionAssert.AreEqual(new[] { "nightly", "0 3 * * *", "Europe/Vienna" }, cells[..3]);
        StringAssert.Matches(cells[3], new(@"^\d{4}-\d\d-\d\dT0[12]:00:00Z$"));
        CollectionAssert.AreEqual(new[] { "-", "-", "-" }, cells[4..]);
    }

    [TestMethod]
    public async Task Secrets_AreSetListedAndDeletedApartFromVariables()
    {
        const string secret = "k-9c1d-hidden";
        await _commands.RunAsync("env", "set", "PLAIN=1");

        var set = await _commands.TryAsync(["secrets", "set", "PAY_KEY", "--hosts", "api.pay.example"], secret + "\n");
        var list = await _commands.RunAsync("secrets", "list");
        await _commands.RunAsync("secrets", "delete", "PAY_KEY");
        var none = await _commands.TryAsync(["secrets", "list"]);

        Assert.AreEqual(0, set.ExitCode, set.Errors);
        StringAssert.StartsWith(list, "PAY_KEY\t-\tsecret\t");
        Assert.IsFalse(list.Contains("PLAIN", StringComparison.Ordinal));
        Assert.AreEqual((0, ""), (none.ExitCode, none.Output));
        Assert.IsFalse((set.Output + set.Errors + list).Contains(secret, StringComparison.Ordinal));
    }

    [TestMethod]
    [DataRow("invoke x --idempotency-key k")]
    [DataRow("invoke x --async --path /a")]
    [DataRow("invoke x --async --body @/no/such/file")]
    [DataRow("invocations --state lost")]
    [DataRow("invocations show")]
    [DataRow("invocations forget x")]
    [DataRow("secrets set X")]
    [DataRow("secrets set X=word --hosts a.example")]
    [DataRow("secrets set X --hosts ,")]
    [DataRow("completion tcsh")]
    [DataRow("validate")]
    public async Task Usage_ThatIsWrong_EndsWith2(string arguments)
    {
        var (code, output, errors) = await _commands.TryAsync(arguments.Split(' '));

        Assert.AreEqual((2, ""), (code, output), errors);
        Assert.IsFalse(string.IsNullOrWhiteSpace(errors) || errors.Contains("   at ", StringComparison.Ordinal) || errors.Contains("=word", StringComparison.Ordinal), errors);
    }

    private async Task EndedAsync(string id, string state)
    {
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(100))
        {
            var now = (await _commands.JsonAsync("invocations", "show", id)).GetProperty("invocation").Text("state");
            if (now == state)
            {
                return;
            }

            Assert.IsTrue(waited.Elapsed < s_patience && now is "queued" or "running", $"{id} is {now}");
        }
    }
}
