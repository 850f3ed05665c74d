namespace BaasFunctions.Bench.Peers;

/// <summary>One server at ever more connections: what an execution costs must not grow with them, and throughput must not fall.</summary>
internal static class Growth
{
    private static readonly int[] s_connections = [1, 4, 16, 64, 128, 256, 512, 1000];

    /// <summary>The loads at each number of connections, one per round: each round asks for all of them, so that what else the machine does falls on all.</summary>
    public static async Task<IReadOnlyDictionary<int, List<Load>>> OfAsync(Peer peer, Workload hello, int rounds, int seconds, int warmUp)
    {
        using var server = await ServerUnderLoad.StartAsync(peer, hello.Body);
        await Load.RunAsync(server, hello, warmUp);
        var loads = s_connections.ToDictionary(connections => connections, _ => new List<Load>());
        for (var round = 0; round < rounds; round++)
        {
            foreach (var connections in s_connections)
            {
                await server.DrainAsync();
                loads[connections].Add(await Load.RunAsync(server, hello with { Connections = connections }, seconds));
            }
        }

        return loads;
    }
}
