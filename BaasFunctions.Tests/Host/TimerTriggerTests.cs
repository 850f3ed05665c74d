using System.Net;
using System.Text;
using System.Text.Json;
using BaasFunctions.Tests.EndToEnd;

namespace BaasFunctions.Tests.Host;

/// <summary>On Azure Functions a timer has due schedules fire, and keeps the instance while what waits in the queue runs.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class TimerTriggerTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private static FunctionsHost s_host = null!;
    private static HttpClient s_client = null!;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context)
    {
        s_host = await FunctionsHost.StartAsync(LaunchForm.Dotnet, ("BAAS_WORKERS", "1"));
        s_client = s_host.CreateClient();
    }

    [ClassCleanup]
    public static async Task StopAsync()
    {
        s_client.Dispose();
        await s_host.DisposeAsync();
    }

    [TestMethod]
    public void Clock_OfTheApp_IsATimerOfEachMinute() =>
        Assert.AreEqual("clock 0 * * * * *", string.Join('\n', s_host.Timers.Select(timer => $"{timer.Name} {timer.Schedule}")));

    [TestMethod]
    public async Task Clock_WhileSomethingOfTheQueueRuns_KeepsTheInstance()
    {
        await DeployAsync("slow", "export default async () => { await new Promise(done => setTimeout(done, 1500)); return 'done'; }");
        using var content = new StringContent("{}", Encoding.UTF8, "application/json");
        using var asked = await s_client.PostAsync("/projects/shop/functions/slow/invoke?async=1", content);
        Assert.AreEqual(HttpStatusCode.Accepted, asked.StatusCode);

        await s_host.FireAsync("clock");

        var ended = (await s_client.GetAsync($"/projects/shop/invocations/{(await asked.JsonAsync()).GetProperty("invocation").Text("id")}").JsonAsync()).GetRawText();
        StringAssert.Contains(ended, "\"succeeded\"");
    }

    /// <summary>Beside the loops of the app: however often the clock fires, each due time has one run.</summary>
    [TestMethod]
    public async Task Clock_WhenASchedule_IsDue_HasItRunOnceForEachTime()
    {
        await DeployAsync("each-second", "export const config = { schedule: '* * * * * *' };\nexport default request => request.body.due");
        var due = new List<string>();
        using var patience = new CancellationTokenSource(s_patience);
        while (due.Count < 3)
        {
            await Task.WhenAll(s_host.FireAsync("clock"), s_host.FireAsync("clock")).WaitAsync(patience.Token);
            due = [.. (await s_client.GetAsync("/projects/shop/invocations?function=each-second", patience.Token).JsonAsync()).GetProperty("invocations").EnumerateArray()
                .Where(one => one.Text("state") == "succeeded").Select(one => one.Text("id")!)];
        }

        using var offline = new StringContent("""{"status":"offline"}""", Encoding.UTF8, "application/json");
        using var off = await s_client.PatchAsync("/projects/shop/functions/each-second", offline);
        await s_host.FireAsync("clock");
        var times = new List<string>();
        foreach (var id in due)
        {
            times.Add((await s_client.GetAsync($"/projects/shop/invocations/{id}").JsonAsync()).GetRawText().Split("\"result\":\"")[1].Split('"')[0]);
        }

        CollectionAssert.AllItemsAreUnique(times);
    }

    private static async Task DeployAsync(string name, string code)
    {
        using var content = new StringContent(JsonSerializer.Serialize(new { code }), Encoding.UTF8, "application/json");
        using var answer = await s_client.PutAsync($"/projects/shop/functions/{name}", content);
        Assert.AreEqual(HttpStatusCode.Created, answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
