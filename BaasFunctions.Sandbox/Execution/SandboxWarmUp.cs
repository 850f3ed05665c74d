using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Execution;

/// <summary>
/// Runs a function of ours so that the first one of somebody else does not pay for code that the runtime has yet to compile, which on a
/// cold process takes longer than many a function's whole time.
/// </summary>
public static class SandboxWarmUp
{
    private const int Rounds = 3;

    /// <summary>What workers run as well before they confine themselves: it has to touch what is loaded from files.</summary>
    internal const string Code = """
        export const config = { name: 'warm-up', timeout: 60 * 1000 };
        class Sum { #total = 0; add(n) { this.#total += n; return this; } get total() { return this.#total; } }
        function* upTo(n) { for (let i = 0; i < n; i++) yield i; }
        export default async function handler(request, context) {
          try {
            const { name = 'nobody', ...rest } = request.body;
            const sum = [...upTo(10)].filter((n) => n % 2).map((n) => n * 2).sort().reduce((s, n) => s.add(n), new Sum());
            context.log.info(`sum for ${name}`, { total: sum.total, rest });
            console.log(JSON.stringify(JSON.parse('{"a":[1,{"b":null}]}')), /^(\w+)-(\d+)$/u.exec('abc-12')?.[2], [1, 2n, new Map([[1, { a: 1 }]])]);
            await context.utils.sleep(0);
            const results = await Promise.all([Promise.resolve(1), new Promise((resolve) => setTimeout(resolve, 0, 2))]);
            try { undefined.member; } catch (error) { context.log.warn(error.message, { stack: error.stack }); }
            const shown = [new Date(0).toISOString(), new Date(0).toLocaleString('en'), (1234.5).toLocaleString('de'), 'ß'.normalize('NFD'), 'ı'.toUpperCase()];
            return context.success({ results, rest, shown, hash: context.utils.hash(name), map: new Map([[1, 2]]).size });
          } catch (error) {
            return context.error(error.message, 500);
          }
        }
        """;

    /// <summary>Runs it a few times, each with another text so that compilation is warmed too, and returns whether it worked.</summary>
    public static async Task<bool> RunAsync(ISandbox sandbox, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sandbox);
        var completed = true;
        for (var round = 0; round < Rounds && completed; round++)
        {
            var result = await sandbox.ExecuteAsync(
                new ExecutionRequest
                {
                    ExecutionId = "warm-up",
                    FunctionId = "warm-up",
                    Code = Code + new string(' ', round),
                    RequestJson = "{\"name\":\"warm-up\",\"n\":1.5}"u8.ToArray(),
                    Limits = new ExecutionLimits { WallTime = TimeSpan.FromSeconds(60), CpuTime = TimeSpan.FromSeconds(60) },
                },
                cancellationToken).ConfigureAwait(false);
            completed = result.Outcome == ExecutionOutcome.Completed;
        }

        return completed;
    }
}
