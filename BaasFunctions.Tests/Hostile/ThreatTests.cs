using System.Collections.Concurrent;
using System.Globalization;
using BaasFunctions.Tests.EndToEnd;

namespace BaasFunctions.Tests.Hostile;

/// <summary>
/// Runs every attack of one threat of docs/threat-model.md against the running server, beside a bystander. A class per threat
/// derives from it; the attacks are the sections of its file.
/// </summary>
public abstract class ThreatTests(string threat)
{
    private const int AtOnce = 3;

    /// <summary>Most bytes by which the service process may grow, above what it had when the class began.</summary>
    private const long MaxGrowth = 400L << 20;

    /// <summary>What no log of the service may tell: values of environments that attacks are given, and faults of ours.</summary>
    private static readonly string[] s_untold = ["own-secret-value", "a defect of the host"];

    public TestContext TestContext { get; set; } = null!;

    internal string Threat { get; } = threat;

    [TestMethod]
    public async Task Attacks_BesideAnInnocent_EndAsNamed()
    {
        var file = AttackFile.Read(Threat);
        var server = await HostileServer.GetAsync();
        var before = HostileServer.WorkingSet(server);
        var bystander = new Bystander(server);
        var faults = new ConcurrentQueue<string>();

        bystander.Start();
        await Parallel.ForEachAsync(file.Attacks, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (attack, _) =>
        {
            foreach (var fault in await RunAsync(server, attack, file.Probe))
            {
                faults.Enqueue($"{attack.Name}: {fault}");
            }
        });
        await bystander.StopAsync();

        var growth = bystander.PeakWorkingSet - before;
        TestContext.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{Threat}: {file.Attacks.Count} attacks, {bystander.Answers} innocent answers, service grew by {growth >> 20} MB"));
        foreach (var wrong in bystander.Wrong)
        {
            faults.Enqueue(wrong);
        }

        Assert.IsFalse(server.HasEnded, $"The server ended: {server.Errors}\n{string.Join('\n', faults)}");
        Assert.IsEmpty(faults, string.Join('\n', faults));
        Assert.IsGreaterThan(0, bystander.Answers);
        foreach (var words in s_untold)
        {
            Assert.DoesNotContain(words, server.Output + server.Errors);
        }

        Assert.IsLessThan(MaxGrowth, growth, "The service holds what functions made.");
    }

    private async Task<List<string>> RunAsync(ServerProcess server, Attack attack, Attack? probe)
    {
        var project = $"{Threat}-{attack.Name}";
        var pace = MachinePace.Now();
        var answer = await HostileServer.ExecuteAsync(server, attack.ToRequest("exec_" + attack.Name, project));
        var faults = Judge(attack, answer, pace);
        TestContext.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{attack.Name}: {answer.Code} after {answer.Elapsed.TotalMilliseconds:F0} ms"));

        var next = probe ?? Bystander.Function(1) with { Returns = null };
        var after = await HostileServer.ExecuteAsync(server, next.ToRequest("exec_after_" + attack.Name, project));
        faults.AddRange(Judge(next with { WithinMs = 30_000 }, after, pace).Select(fault => "the next request: " + fault));
        return faults;
    }

    private static List<string> Judge(Attack attack, Exchange answer, double pace)
    {
        var faults = new List<string>();
        if (!attack.Expected.Contains(answer.Code))
        {
            faults.Add($"ended as {answer.Code}, not {string.Join(" or ", attack.Expected)}: {answer.Status} {answer.Shown}");
        }
        else if (attack.Returns is not null && answer.Code == "COMPLETED" && answer.Data != attack.Returns)
        {
            faults.Add($"returned {answer.Data}, not {attack.Returns}");
        }

        if (answer.Elapsed > attack.Patience && MachinePace.Stretch(attack.Patience, pace) is var allowed && answer.Elapsed > allowed)
        {
            faults.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"took {answer.Elapsed.TotalMilliseconds:F0} ms of {allowed.TotalMilliseconds:F0} ms and ended as {answer.Code}"));
        }

        if (LeakCheck.Find(answer.Raw) is { } leak)
        {
            faults.Add($"the answer carries '{leak}': {answer.Shown}");
        }

        return faults;
    }
}
