namespace BaasFunctions.Bench.Peers;

/// <summary>Many executions that wait for another system at the same time: what each of them holds meanwhile.</summary>
internal static class Waiting
{
    public const int Executions = 1000;

    /// <summary>How long the other system takes.</summary>
    public const int UpstreamMs = 6000;

    private static readonly TimeSpan s_untilAllWait = TimeSpan.FromSeconds(4);

    /// <summary>Memory before and while they wait, and how many of them were answered rightly.</summary>
    public static async Task<(long IdleBytes, long WaitingBytes, int Answered)> OfAsync(Peer peer, Workload io, string body)
    {
        using var server = await ServerUnderLoad.StartAsync(peer, io.Prepare ?? io.Body);
        await server.AskAsync(io.Body);
        await server.DrainAsync();
        var idle = ProcessTree.Memory(server.Id);
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(60) };
        var asked = Enumerable.Range(0, Executions).Select(_ => server.AskAsync(client, body)).ToArray();
        await Task.Delay(s_untilAllWait);
        var waiting = ProcessTree.Memory(server.Id);
        var answers = await Task.WhenAll(asked);
        return (idle, waiting, answers.Count(answer => answer.Contains("\"name\":\"Ada\"", StringComparison.Ordinal)));
    }
}
