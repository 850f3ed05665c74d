using System.Text;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Execution;
using BaasFunctions.Sandbox.Execution;
using BaasFunctions.Sandbox.Observability;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BaasFunctions.Tests.Confined;

/// <summary>Honest work of a worker, chosen to make the runtime do all that it does: compile, collect, grow threads, wait, throw.</summary>
internal static class Workload
{
    private const string Code = """
        export default async function handler(request) {
            const kept = [];
            for (let i = 0; i < 500; i++) kept.push({ i, text: 'x'.repeat(40) + i });
            await new Promise(done => setTimeout(done, 1));
            try { null.missing } catch (error) { console.log(error.message); }
            return [kept.length, new Intl.NumberFormat('de').format(12345.6),
                new Date(0).toLocaleString('en-GB', { timeZone: 'Asia/Tokyo' }),
                /a+b/.test('aaab'), (1n << 100n).toString(), 'ä'.normalize('NFD').length, JSON.stringify(kept).length, UNIQUE];
        }
        """;

    /// <summary>Runs this many executions, eight at once, in programs that were not seen before every tenth time.</summary>
    public static async Task<int> RunAsync(int executions)
    {
        await using var sandbox = new InProcessSandbox(
            Options.Create(new SandboxOptions()), TimeProvider.System, new SandboxTelemetry(), NullLogger<InProcessSandbox>.Instance);
        var next = 0;
        var completed = 0;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) is var number && number <= executions)
            {
                if (await RunOneAsync(sandbox, number))
                {
                    Interlocked.Increment(ref completed);
                }

                if (number % 100 == 0)
                {
                    GC.Collect();
                }
            }
        })));
        return completed;
    }

    private static async Task<bool> RunOneAsync(InProcessSandbox sandbox, int number)
    {
        var result = await sandbox.ExecuteAsync(
            new ExecutionRequest
            {
                ExecutionId = "exec",
                FunctionId = "func",
                Code = Code.Replace("UNIQUE", (number / 10).ToString(), StringComparison.Ordinal),
                Limits = new ExecutionLimits { WallTime = TimeSpan.FromSeconds(60) },
            },
            CancellationToken.None);
        if (result.Outcome == ExecutionOutcome.Completed && Encoding.UTF8.GetString(result.DataJson.Span).Contains("9:00:00", StringComparison.Ordinal))
        {
            return true;
        }

        Console.WriteLine($"execution {number}: {result.Outcome} {result.Error?.Message} {Encoding.UTF8.GetString(result.DataJson.Span)}");
        return false;
    }
}
