using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Execution;
using BaasFunctions.Service.Observability;

namespace BaasFunctions.Service.Admission;

/// <summary>
/// Slots for executions: so many at once, so many waiting. Projects take turns, each in its own order, so that one that floods the
/// service waits for itself; and one project alone gets neither the last slots nor the whole queue. While several are active, each may keep
/// only its share of the processors busy: executions that wait for a call of their context do not count. Waiting ends by the clock, and
/// a full queue refuses at once.
/// </summary>
internal sealed class FairConcurrencyLimiter(ExecutionOptions options, ServiceDrain drain, TimeProvider time) : IWaitingExecutions
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, ProjectQueue> _lanes = new(StringComparer.Ordinal);

    /// <summary>Lanes in which somebody waits; the first one is next.</summary>
    private readonly LinkedList<ProjectQueue> _turns = [];
    private static readonly TimeSpan s_activeFor = TimeSpan.FromSeconds(1);

    private string? _latest;
    private long _sharedSince;
    private bool _isShared;
    private int _running;
    private int _waiting;

    /// <summary>Executions that wait now.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>Executions that run now.</summary>
    public int Running => Volatile.Read(ref _running);

    /// <summary>Takes a slot. When the grant holds no refusal, <see cref="Release"/> must follow exactly once, with the same project.</summary>
    public ValueTask<SlotGrant> AcquireAsync(string project, CancellationToken cancellation)
    {
        if (!drain.TryEnter())
        {
            return ValueTask.FromResult(new SlotGrant(ApiErrors.ShuttingDown, TimeSpan.Zero));
        }

        SlotWaiter waiter;
        lock (_gate)
        {
            if (!_lanes.TryGetValue(project, out var lane))
            {
                _lanes.Add(project, lane = new ProjectQueue(project));
            }

            NoteActivity(project);

            // Nobody may overtake those who wait, and could run.
            if (_running < options.MaxConcurrency && lane.Waiting.Count == 0 && MayRun(lane))
            {
                _running++;
                lane.Running++;
                return ValueTask.FromResult(default(SlotGrant));
            }

            if (_waiting >= options.MaxQueue || lane.Waiting.Count >= options.ProjectQueue)
            {
                Forget(lane);
                drain.Leave();
                return ValueTask.FromResult(new SlotGrant(ApiErrors.QueueFull, TimeSpan.Zero));
            }

            waiter = new SlotWaiter();
            lane.Waiting.AddLast(waiter);
            _waiting++;
            if (lane.Waiting.Count == 1)
            {
                _turns.AddLast(lane);
            }
        }

        return WaitAsync(project, waiter, cancellation);
    }

    public void Release(string project)
    {
        lock (_gate)
        {
            var lane = _lanes[project];
            _running--;
            lane.Running--;
            Forget(lane);
            GiveOut();
        }

        drain.Leave();
    }

    /// <summary>An execution of the project begins to wait for the answer of a call: others may use the processor.</summary>
    public void Park(string project)
    {
        lock (_gate)
        {
            if (_lanes.TryGetValue(project, out var lane))
            {
                lane.Away++;
                GiveOut();
            }
        }
    }

    /// <summary>It has its answer and goes on, also when more run now than its share: nobody is held up within an execution.</summary>
    public void Unpark(string project)
    {
        lock (_gate)
        {
            if (_lanes.TryGetValue(project, out var lane) && lane.Away > 0)
            {
                lane.Away--;
            }
        }
    }

    /// <summary>Gives free slots to those whose turn it is.</summary>
    private void GiveOut()
    {
        for (var tries = _turns.Count; tries > 0 && _running < options.MaxConcurrency && _turns.First is { Value: var lane }; tries--)
        {
            _turns.RemoveFirst();
            if (MayRun(lane))
            {
                var waiter = lane.Waiting.First!.Value;
                lane.Waiting.RemoveFirst();
                _waiting--;
                if (waiter.TryGrant())
                {
                    _running++;
                    lane.Running++;
                }
            }

            if (lane.Waiting.Count > 0)
            {
                // Behind the others; and once more, because more than one slot may be free.
                _turns.AddLast(lane);
                tries += MayRun(lane) ? 1 : 0;
            }
        }
    }

    private bool MayRun(ProjectQueue lane) =>
        lane.Running < options.EffectiveProjectConcurrency && (!IsShared || lane.Running - lane.Away < options.ProjectShare);

    /// <summary>Whether more than one project asked for slots a moment ago.</summary>
    private bool IsShared => _isShared && time.GetElapsedTime(_sharedSince) < s_activeFor;

    private void NoteActivity(string project)
    {
        if (_latest is not null && _latest != project)
        {
            (_isShared, _sharedSince) = (true, time.GetTimestamp());
        }

        _latest = project;
    }

    private void Forget(ProjectQueue lane)
    {
        if (lane.IsIdle)
        {
            _lanes.Remove(lane.Project);
        }
    }

    private async ValueTask<SlotGrant> WaitAsync(string project, SlotWaiter waiter, CancellationToken cancellation)
    {
        var began = time.GetTimestamp();
        await waiter.Turn.WaitAsync(options.QueueTimeout, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!waiter.Turn.IsCompleted)
        {
            GiveUp(project, waiter);
        }

        if (waiter.Turn.IsCompletedSuccessfully)
        {
            return new SlotGrant(null, time.GetElapsedTime(began));
        }

        drain.Leave();
        return new SlotGrant(drain.IsDraining ? ApiErrors.ShuttingDown : ApiErrors.QueueTimeout, time.GetElapsedTime(began));
    }

    private void GiveUp(string project, SlotWaiter waiter)
    {
        lock (_gate)
        {
            if (!waiter.TryGiveUp() || !_lanes.TryGetValue(project, out var lane) || !lane.Waiting.Remove(waiter))
            {
                return;
            }

            _waiting--;
            if (lane.Waiting.Count == 0)
            {
                _turns.Remove(lane);
            }

            Forget(lane);
        }
    }
}
