namespace BaasFunctions.Bench.Peers;

/// <summary>One server at ever more connections: what an execution costs must not grow with them, and throughput must not fall.</summary>
internal static class Growth
{
    private static readonly int[] s_connections = [1, 4, 16, 64, 128, 256];

    public static async Task<IReadOnlyList<(int Connections, Load Load)>> OfAsync(Peer peer, Workload hello, int seconds, int warmUp)
    {
        using var server = await ServerUnderLoad.StartAsync(peer, hello.Body);
        await Load.RunAsync(server, hello, warmUp);
        var loads = new List<(int, Load)>();
        foreach (var connections in s_connections)
        {
            await server.DrainAsync();
            loads.Add((connections, await Load.RunAsync(server, hello with { Connections = connections }, seconds)));
        }

        return loads;
    }
}
