using System.Diagnostics;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Unit.Sandbox.Engines.HostCalls;

/// <summary>Whether an execution whose worker was killed from outside is run again depends on what its calls have done.</summary>
[TestClass]
public sealed class RerunTests
{
    private const string Code = "const first = await ctx.kv.get('a'); await ctx.kv.get('b'); return first";

    [TestMethod]
    public async Task WorkerKilled_CallsOnlyRead_RunsAgainUnseen()
    {
        var (result, calls) = await KillAfterFirstCallAsync(haveEffects: false);

        Assert.AreEqual("\"a\"", result.Data());
        CollectionAssert.AreEqual((string[])["a", "b", "a", "b"], calls);
    }

    [TestMethod]
    public async Task WorkerKilled_ACallHadEffects_IsLostAndSaysSo()
    {
        var (result, calls) = await KillAfterFirstCallAsync(haveEffects: true);

        Assert.AreEqual(ExecutionOutcome.WorkerLost, result.Outcome);
        StringAssert.Contains(result.Error!.Message, "it may have changed data by then, so it was not run again");
        CollectionAssert.AreEqual((string[])["a", "b"], calls);
    }

    [TestMethod]
    public async Task WorkerKilled_AgainAndAgainByOthers_ItsLastRunIsAlone()
    {
        await using var sandbox = await WorkerSandboxes.CreateWarmAsync(options => options.Workers = 1);

        // Workers start slowly on a busy machine, and each run begins anew.
        var innocent = sandbox.RunAsync(
            "await ctx.utils.sleep(2500); return 'whole'",
            request => request.OfProject("innocent").WithLimits(limits => limits with { WallTime = TimeSpan.FromSeconds(120) }));
        var lost = 0;
        for (var i = 0; !innocent.IsCompleted; i++)
        {
            var result = await sandbox.RunAsync(
                "Iterator.from({ next: Object.bind(null, { done: false, value: 1 }) }).forEach(isNaN)",
                request => request.OfProject($"attacker {i}").WithLimits(limits => limits with { WallTime = TimeSpan.FromMilliseconds(100) }));
            lost += result.Outcome == ExecutionOutcome.TimedOut ? 1 : 0;
        }

        Assert.AreEqual("\"whole\"", (await innocent).Data(), (await innocent).Error?.Message);
        Assert.IsGreaterThan(1, lost, "Two of its runs were lost.");
    }

    private static async Task<(ExecutionResult Result, string[] Calls)> KillAfterFirstCallAsync(bool haveEffects)
    {
        await using var sandbox = await WorkerSandboxes.CreateWarmAsync(options => options.Workers = 1);
        var killed = false;
        var host = new ScriptedHost(async (call, token) =>
        {
            if (!killed && call.ArgumentsJson.Span.IndexOf("\"b\""u8) >= 0)
            {
                killed = true;
                using var worker = Process.GetProcessById(sandbox.WorkerIds.Single());
                worker.Kill();
                await Task.Delay(Timeout.Infinite, token);
            }

            return ScriptedHost.Value("\"a\"");
        })
        { HaveEffects = haveEffects };

        var result = await sandbox.ExecuteAsync(TestSandbox.Request(Code), host, CancellationToken.None);
        return (result, [.. Enumerable.Range(0, host.Calls.Count).Select(i => host.Arguments(i).GetProperty("key").GetString()!)]);
    }
}
