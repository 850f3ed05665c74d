using System.Collections.Concurrent;
using BaasFunctions.Tests.EndToEnd;

namespace BaasFunctions.Tests.Hostile;

/// <summary>
/// Somebody innocent on the same server: every 20 ms one execution of an ordinary function, in projects of its own, whose answers must all
/// be right. Watches the service's memory meanwhile.
/// </summary>
internal sealed class Bystander(ServerProcess server)
{
    private const int Projects = 5;
    private const int MaxInFlight = 4;
    private const int LooksEvery = 10;

    private static readonly TimeSpan s_every = TimeSpan.FromMilliseconds(20);

    private readonly ConcurrentQueue<string> _wrong = new();
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;
    private int _answers;

    public int Answers => _answers;

    /// <summary>Most bytes seen resident in the service process.</summary>
    public long PeakWorkingSet { get; private set; }

    public IReadOnlyCollection<string> Wrong => _wrong;

    public static Attack Function(int number) => new()
    {
        Name = "innocent",
        Source = "const n = req.body.n; await ctx.utils.sleep(1); ctx.log.info('seen', { n }); return { doubled: n * 2, from: ctx.project.id };",
        Expected = ["COMPLETED"],
        Body = $$"""{"n":{{number}}}""",
        TimeoutMs = 30_000,
        Returns = $$"""{"doubled":{{number * 2}},"from":"innocent-{{number % Projects}}"}""",
    };

    public void Start() => _running = Task.Run(RunAsync);

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        using var timer = new PeriodicTimer(s_every);
        using var places = new SemaphoreSlim(MaxInFlight);
        var sent = new List<Task>();
        for (var number = 0; !_stop.IsCancellationRequested; number++)
        {
            await timer.WaitForNextTickAsync();
            await places.WaitAsync();
            sent.RemoveAll(static task => task.IsCompletedSuccessfully);
            sent.Add(AskAsync(number, places));
            if (number % LooksEvery == 0)
            {
                PeakWorkingSet = Math.Max(PeakWorkingSet, HostileServer.WorkingSet(server));
            }
        }

        await Task.WhenAll(sent);
    }

    private async Task AskAsync(int number, SemaphoreSlim places)
    {
        var function = Function(number);
        var answer = await HostileServer.ExecuteAsync(server, function.ToRequest($"innocent_{number}", $"innocent-{number % Projects}"));
        Interlocked.Increment(ref _answers);
        if (answer.Code != "COMPLETED" || answer.Data != function.Returns)
        {
            _wrong.Enqueue($"innocent {number}: {answer.Status} {answer.Shown}");
        }

        places.Release();
    }
}
