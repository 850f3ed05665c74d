namespace BaasFunctions.Bench.Peers;

/// <summary>One workload on all servers, in rounds: each round runs each of them once, so that what else the machine does falls on all.</summary>
internal sealed class Comparison(IReadOnlyList<Peer> peers, int rounds, int seconds, int warmUp)
{
    /// <summary>Runs a workload; returns the runs of each server that answers it rightly, and why others do not.</summary>
    public async Task<(IReadOnlyDictionary<string, List<Load>> Runs, IReadOnlyDictionary<string, string> Failures)> RunAsync(Workload workload)
    {
        var (runs, failures) = (new Dictionary<string, List<Load>>(), new Dictionary<string, string>());
        for (var round = 0; round < rounds; round++)
        {
            foreach (var peer in peers.Where(peer => peer.IsAsked(workload) && !failures.ContainsKey(peer.Name)))
            {
                try
                {
                    using var server = await ServerUnderLoad.StartAsync(peer, workload.Prepare ?? workload.Body);
                    var answer = await server.AskAsync(workload.Body);
                    if (!answer.Contains(workload.Expects, StringComparison.Ordinal))
                    {
                        failures[peer.Name] = answer[..Math.Min(answer.Length, 200)];
                        continue;
                    }

                    // To get warm; wrk ends by closing its connections, and what was under way then is not part of the run.
                    if (workload.Name != "burst")
                    {
                        await Load.RunAsync(server, workload, warmUp * workload.WarmUps);
                    }

                    await server.DrainAsync();
                    var load = await Load.RunAsync(server, workload, Math.Max(seconds, workload.LeastSeconds));
                    Console.Error.WriteLine($"{workload.Name,-10} {peer.Name,-36} {load.PerSecond,9:0} /s  p99 {load.P99,8:0.0} ms");
                    (runs.TryGetValue(peer.Name, out var list) ? list : runs[peer.Name] = []).Add(load);
                }
                catch (Exception fault) when (fault is HttpRequestException or InvalidOperationException or TaskCanceledException or System.ComponentModel.Win32Exception)
                {
                    failures[peer.Name] = fault.Message;
                }
            }
        }

        return (runs, failures);
    }
}
