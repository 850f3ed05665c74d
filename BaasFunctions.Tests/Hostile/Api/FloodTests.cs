using System.Diagnostics;

namespace BaasFunctions.Tests.Hostile.Api;

/// <summary>TM-44: one project sends all it can. It waits for itself, is refused fast, and its quotas end it; bench/fairness tells by how much others notice.</summary>
[TestClass]
[DoNotParallelize]
public sealed class FloodTests
{
    private const string Busy = "export default () => { const end = Date.now() + 40; while (Date.now() < end); return 1 }";
    private const string Quick = "export default () => 'served'";

    [TestMethod]
    public async Task Flood_OfOneProject_LeavesAnotherServedAndRefusesFast()
    {
        await using var tenants = await TenantServer.StartAsync(
            ("BAAS_MAX_CONCURRENCY", "8"), ("BAAS_MAX_QUEUE", "32"), ("BAAS_QUEUE_TIMEOUT", "5000"), ("RATE_LIMIT_MAX_REQUESTS", "1000000"));
        using var stop = new CancellationTokenSource();
        var refusals = new List<TimeSpan>();
        var unexpected = new List<string>();
        var flood = Enumerable.Range(0, 64).Select(async _ =>
        {
            while (!stop.IsCancellationRequested)
            {
                var began = Stopwatch.GetTimestamp();
                var (status, text) = await tenants.RunAsync(tenants.A, Busy);
                lock (refusals)
                {
                    if (status == 503)
                    {
                        refusals.Add(Stopwatch.GetElapsedTime(began));
                    }
                    else if (status != 200)
                    {
                        unexpected.Add(text);
                    }
                }
            }
        }).ToArray();

        for (var i = 0; i < 60; i++)
        {
            var (status, text) = await tenants.RunAsync(tenants.B, Quick);
            Assert.AreEqual(200, status, text);
            StringAssert.Contains(text, "served");
        }

        await stop.CancelAsync();
        await Task.WhenAll(flood);
        Assert.IsEmpty(unexpected, string.Join('\n', unexpected.Take(3)));
        Assert.IsNotEmpty(refusals, "the flood was larger than the queue");
    }

    [TestMethod]
    public async Task Flood_ThatWaitsAndThenSpins_LeavesAnotherServed()
    {
        const string WaitsThenSpins = "export const config = { timeout: 4000 }; export default async (request, context) => { await context.utils.sleep(100); for (;;); }";
        const string WaitsAndWrites = """
            export default async (request, context) => {
              const { notes } = context.db.project.entities;
              await notes.create({ text: 'innocent' });
              await context.utils.sleep(5);
              return 'served';
            }
            """;
        await using var tenants = await TenantServer.StartAsync(("RATE_LIMIT_MAX_REQUESTS", "1000000"));
        var flood = Enumerable.Range(0, 200).Select(_ => tenants.RunAsync(tenants.A, WaitsThenSpins)).ToList();

        for (var i = 0; i < 20; i++)
        {
            var (status, text) = await tenants.RunAsync(tenants.B, WaitsAndWrites);
            Assert.AreEqual(200, status, text);
            StringAssert.Contains(text, "served");
        }

        foreach (var (status, text) in await Task.WhenAll(flood))
        {
            // Those that found no slot in time, because their own project keeps them busy, are told so.
            Assert.IsTrue(status == 503 || text.Contains("\"TIMEOUT\"", StringComparison.Ordinal), $"{status} {text}");
        }
    }

    [TestMethod]
    public async Task Quota_UsedUp_EndsTheProjectAndNobodyElse()
    {
        await using var tenants = await TenantServer.StartAsync(("BAAS_QUOTA_CPU_SECONDS", "1"), ("RATE_LIMIT_MAX_REQUESTS", "1000000"));
        var last = (Status: 0, Text: "");
        for (var i = 0; i < 200 && last.Status != 429; i++)
        {
            last = await tenants.RunAsync(tenants.A, Busy);
        }

        StringAssert.Contains(last.Text, "QUOTA_EXCEEDED");
        StringAssert.Contains(last.Text, "processor time");
        Assert.AreEqual(200, (await tenants.RunAsync(tenants.B, Quick)).Status);
    }
}
