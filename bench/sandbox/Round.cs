using System.Diagnostics;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Bench.Sandbox;

/// <summary>What many executions took, in microseconds: as the caller sees it, and the run alone on its thread.</summary>
internal sealed record Round(double P50, double P99, double Min, double RunP50, double RunMin, long AllocatedBytes)
{
    public static async Task<Round> RunAsync(ISandbox sandbox, ExecutionRequest request, int executions, int atOnce)
    {
        var seen = new double[executions];
        var runs = new double[executions];
        var allocated = 0L;
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(first => Task.Run(async () =>
        {
            for (var i = first; i < executions; i += atOnce)
            {
                var start = Stopwatch.GetTimestamp();
                var result = await sandbox.ExecuteAsync(request, CancellationToken.None);
                seen[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
                runs[i] = result.Metrics.Wall.TotalMicroseconds;
                allocated = result.Metrics.AllocatedBytes;
                if (result.Outcome != ExecutionOutcome.Completed)
                {
                    throw new InvalidOperationException(result.Error?.Message);
                }
            }
        })));
        Array.Sort(seen);
        Array.Sort(runs);
        return new Round(seen[executions / 2], seen[executions * 99 / 100], seen[0], runs[executions / 2], runs[0], allocated);
    }
}
