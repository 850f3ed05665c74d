namespace BaasFunctions.Bench.Peers;

/// <summary>What a server costs before anybody asks for much: the time to its first answer, and its memory after it.</summary>
internal static class Footprint
{
    /// <summary>The median of so many starts.</summary>
    public static async Task<(double StartMs, long IdleBytes)> OfAsync(Peer peer, string body, int starts)
    {
        var (times, memories) = (new List<double>(), new List<double>());
        for (var i = 0; i < starts; i++)
        {
            using var server = await ServerUnderLoad.StartAsync(peer, body);
            times.Add(server.UntilFirstAnswer.TotalMilliseconds);
            await Task.Delay(2000);
            memories.Add(ProcessTree.Memory(server.Id));
        }

        return (Median.Of(times), (long)Median.Of(memories));
    }
}
