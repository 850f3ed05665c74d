using System.Net;

namespace BaasFunctions.Tests.EndToEnd;

[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class ShutdownTests
{
    private const int SigInt = 2;
    private const int SigTerm = 15;

    [TestMethod]
    [DataRow(SigTerm)]
    [DataRow(SigInt)]
    public async Task Signal_ExecutionRuns_LetsItFinishAndRefusesNewOnes(int signal)
    {
        await using var server = await ServerProcess.StartAsync();
        await WarmUpAsync(server);
        var running = SleepAsync(server, 3000);
        await UntilRunningAsync(server);

        server.Signal(signal);
        var health = await UntilDrainingAsync(server);
        using var late = await server.PostAsync("/execute", Body("return 1"));

        Assert.AreEqual(HttpStatusCode.ServiceUnavailable, health);
        Assert.AreEqual(HttpStatusCode.ServiceUnavailable, late.StatusCode);
        Assert.AreEqual("SHUTTING_DOWN", (await late.JsonAsync()).Text("code"));
        Assert.IsNotNull(late.Headers.RetryAfter);
        using var answer = await running;
        Assert.AreEqual(HttpStatusCode.OK, answer.StatusCode);
        Assert.AreEqual("slept", (await answer.JsonAsync()).Text("data"));
        Assert.AreEqual(0, await server.ExitAsync());
    }

    [TestMethod]
    public async Task Signal_DrainTimeUp_CancelsAndAnswers()
    {
        await using var server = await ServerProcess.StartAsync(("BAAS_DRAIN_TIMEOUT", "300"));
        await WarmUpAsync(server);
        var running = SleepAsync(server, 25_000);
        await UntilRunningAsync(server);

        server.Signal(SigTerm);

        using var answer = await running;
        Assert.AreEqual(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.AreEqual("CANCELLED", (await answer.JsonAsync()).Text("error_code"));
        Assert.AreEqual(0, await server.ExitAsync());
    }

    [TestMethod]
    public async Task Signal_Twice_StopsAtOnce()
    {
        await using var server = await ServerProcess.StartAsync();
        await WarmUpAsync(server);
        var running = SleepAsync(server, 25_000);
        await UntilRunningAsync(server);

        server.Signal(SigInt);
        await UntilDrainingAsync(server);
        server.Signal(SigInt);

        using var answer = await running;
        Assert.AreEqual(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.AreEqual(0, await server.ExitAsync());
    }

    [TestMethod]
    public async Task Signal_NothingRuns_EndsAtOnce()
    {
        await using var server = await ServerProcess.StartAsync();

        server.Signal(SigTerm);

        Assert.AreEqual(0, await server.ExitAsync());
    }

    private static Task<HttpResponseMessage> SleepAsync(ServerProcess server, int milliseconds) =>
        server.PostAsync("/execute", Body($"context.log.info('started'); await new Promise(done => setTimeout(done, {milliseconds})); return 'slept';"));

    private static async Task WarmUpAsync(ServerProcess server) => (await server.PostAsync("/execute", Body("return 1"))).Dispose();

    /// <summary>Each probe is a request on a connection of its own, so the long one was accepted before it is answered.</summary>
    private static async Task UntilRunningAsync(ServerProcess server)
    {
        for (var i = 0; i < 20; i++)
        {
            (await server.Client.GetAsync("/info")).Dispose();
            await Task.Delay(20);
        }
    }

    private static async Task<HttpStatusCode> UntilDrainingAsync(ServerProcess server)
    {
        for (var i = 0; ; i++)
        {
            using var health = await server.Client.GetAsync("/health");
            if (health.StatusCode != HttpStatusCode.OK || i == 100)
            {
                return health.StatusCode;
            }

            await Task.Delay(20);
        }
    }

    private static string Body(string code) => $$"""{"execution_id":"e1","function_id":"f1","code":"{{code}}"}""";
}
