using System.Diagnostics;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Bench.Workers;

/// <summary>Times executions of a small function, one after another.</summary>
internal static class Latency
{
    private const string Code = """
        export default async function handler(request, context) {
          const { name = 'World' } = request.body;
          return context.success({ greeting: `Hello, ${name}!` });
        }
        """;

    /// <summary>Microseconds of each execution, in ascending order.</summary>
    public static async Task<double[]> MeasureAsync(ISandbox sandbox, int count)
    {
        var request = new ExecutionRequest
        {
            ExecutionId = "bench",
            FunctionId = "bench",
            Code = Code,
            RequestJson = """{"body":{"name":"Ada"}}"""u8.ToArray(),
            ProjectIdJson = "\"bench\""u8.ToArray(),
            Limits = new ExecutionLimits(),
        };
        var times = new double[count];
        for (var i = 0; i < count; i++)
        {
            var start = Stopwatch.GetTimestamp();
            var result = await sandbox.ExecuteAsync(request, CancellationToken.None);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            if (result.Outcome != ExecutionOutcome.Completed)
            {
                throw new InvalidOperationException($"{result.Outcome}: {result.Error?.Message}");
            }
        }

        Array.Sort(times);
        return times;
    }
}
