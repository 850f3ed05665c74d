using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Tests.Hostile.Fuzzing;

/// <summary>TM-24: what nobody thought of. Generated programs against the running server; each has one answer, with a known code.</summary>
[TestClass]
[DoNotParallelize]
public sealed class ProgramFuzzTests
{
    private const int Programs = 20_000;
    private const int AtOnce = 6;
    private const int MaxReported = 20;
    private const ulong Seed = 20261;

    /// <summary>A fault of ours; no program may cause one.</summary>
    private static readonly string[] s_faults = [ErrorCodes.HostError, ErrorCodes.WorkerLost, ErrorCodes.ServerBusy];

    /// <summary>The codes of errors that members of ours throw as Node does; the code of a thrown error is that of the answer.</summary>
    private static readonly string[] s_thrown = ["ERR_INVALID_ARG_TYPE", "ERR_INVALID_URL", "ERR_OUT_OF_RANGE", "ERR_UNKNOWN_ENCODING"];

    private static readonly HashSet<string> s_known =
    [
        "COMPLETED",
        .. s_thrown,
        .. typeof(ErrorCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!).Except(s_faults),
    ];

    public TestContext TestContext { get; set; } = null!;

    /// <summary>Another seed or another number, for a longer search than the committed one.</summary>
    private static ulong FirstSeed => Number("BAAS_FUZZ_SEED", Seed);

    private static int Count => (int)Number("BAAS_FUZZ_PROGRAMS", Programs);

    [TestMethod]
    public async Task Program_Generated_HasOneAnswerWithAKnownCode()
    {
        var server = await HostileServer.GetAsync();
        var faults = new ConcurrentQueue<string>();
        var codes = new ConcurrentDictionary<string, int>();

        await Parallel.ForEachAsync(Enumerable.Range(0, Count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (index, _) =>
        {
            var seed = FirstSeed + (ulong)index;
            var program = ProgramGenerator.Make(seed);
            var attack = new Attack { Name = "generated", Source = program, Expected = [], TimeoutMs = 100, MemoryMb = 32 };
            var answer = await HostileServer.ExecuteAsync(server, attack.ToRequest("fuzz", "fuzz-" + (index % 50)));
            codes.AddOrUpdate(answer.Code, 1, static (_, n) => n + 1);
            if (!s_known.Contains(answer.Code) || answer.Status != 200 || LeakCheck.Find(answer.Raw) is not null)
            {
                faults.Enqueue($"seed {seed}: {answer.Status} {answer.Code} {LeakCheck.Find(answer.Raw)}: {answer.Shown}\n{program}");
            }
        });

        TestContext.WriteLine(string.Join(", ", codes.OrderByDescending(pair => pair.Value).Select(pair => $"{pair.Key} {pair.Value}")));
        Assert.IsFalse(server.HasEnded, $"The server ended: {server.Errors}");
        Assert.IsEmpty(faults, string.Join("\n\n", faults.Take(MaxReported)));
        Assert.IsGreaterThan(Count / 10, codes.GetValueOrDefault("COMPLETED"), "Too few programs run for this to mean much.");
        Assert.IsLessThan(Count / 2, codes.GetValueOrDefault(ErrorCodes.SyntaxError), "Too many programs are none.");
    }

    private static ulong Number(string variable, ulong otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? ulong.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
