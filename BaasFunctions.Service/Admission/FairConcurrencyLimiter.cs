using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Observability;

namespace BaasFunctions.Service.Admission;

/// <summary>
/// Bounds the executions that run and that wait. Projects take turns, each with a queue of its own, so a project that floods the
/// service only delays itself. One project can take neither all slots nor the whole queue. While several projects are active, each may keep
/// only its share of the processors busy; parked executions, which wait for a host call, do not count. A wait has a timeout, and
/// a full queue refuses at once.
/// </summary>
internal sealed class FairConcurrencyLimiter(ExecutionOptions options, ServiceDrain drain, TimeProvider time) : IWaitingExecutions
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, ProjectQueue> _queues = new(StringComparer.Ordinal);

    /// <summary>Queues with waiting executions; the first one is next.</summary>
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

    /// <summary>Takes a slot. When the grant holds no error, <see cref="Release"/> must follow exactly once, with the same project.</summary>
    public ValueTask<SlotGrant> AcquireAsync(string project, CancellationToken cancellation)
    {
        if (!drain.TryEnter())
        {
            return ValueTask.FromResult(new SlotGrant(ApiErrors.ShuttingDown, TimeSpan.Zero));
        }

        SlotWaiter waiter;
        lock (_gate)
        {
            if (!_queues.TryGetValue(project, out var queue))
            {
                _queues.Add(project, queue = new ProjectQueue(project));
            }

            NoteActivity(project);

            // A new execution must not overtake one of its project that is waiting.
            if (_running < options.MaxConcurrency && queue.Waiting.Count == 0 && MayRun(queue))
            {
                _running++;
                queue.Running++;
                return ValueTask.FromResult(default(SlotGrant));
            }

            if (_waiting >= options.MaxQueue || queue.Waiting.Count >= options.ProjectQueue)
            {
                Forget(queue);
                drain.Leave();
                return ValueTask.FromResult(new SlotGrant(ApiErrors.QueueFull, TimeSpan.Zero));
            }

            waiter = new SlotWaiter();
            queue.Waiting.AddLast(waiter);
            _waiting++;
            if (queue.Waiting.Count == 1)
            {
                _turns.AddLast(queue);
            }
        }

        return WaitAsync(project, waiter, cancellation);
    }

    public void Release(string project)
    {
        lock (_gate)
        {
            var queue = _queues[project];
            _running--;
            queue.Running--;
            Forget(queue);
            GiveOut();
        }

        drain.Leave();
    }

    /// <summary>An execution of the project begins to wait for a host call: others may use the processor.</summary>
    public void Park(string project)
    {
        lock (_gate)
        {
            if (_queues.TryGetValue(project, out var queue))
            {
                queue.Away++;
                GiveOut();
            }
        }
    }

    /// <summary>The host call has ended and the execution continues, even beyond the project's share: a running execution is never held up.</summary>
    public void Unpark(string project)
    {
        lock (_gate)
        {
            if (_queues.TryGetValue(project, out var queue) && queue.Away > 0)
            {
                queue.Away--;
            }
        }
    }

    /// <summary>Grants free slots to the projects whose turn it is.</summary>
    private void GiveOut()
    {
        for (var tries = _turns.Count; tries > 0 && _running < options.MaxConcurrency && _turns.First is { Value: var queue }; tries--)
        {
            _turns.RemoveFirst();
            if (MayRun(queue))
            {
                var waiter = queue.Waiting.First!.Value;
                queue.Waiting.RemoveFirst();
                _waiting--;
                if (waiter.TryGrant())
                {
                    _running++;
                    queue.Running++;
                }
            }

            if (queue.Waiting.Count > 0)
            {
                // To the end of the line; one more try, because more than one slot may be free.
                _turns.AddLast(queue);
                tries += MayRun(queue) ? 1 : 0;
            }
        }
    }

    private bool MayRun(ProjectQueue queue) =>
        queue.Running < options.EffectiveProjectConcurrency && (!IsShared || queue.Running - queue.Away < options.ProjectShare);

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

    private void Forget(ProjectQueue queue)
    {
        if (queue.IsIdle)
        {
            _queues.Remove(queue.Project);
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
            if (!waiter.TryGiveUp() || !_queues.TryGetValue(project, out var queue) || !queue.Waiting.Remove(waiter))
            {
                return;
            }

            _waiting--;
            if (queue.Waiting.Count == 0)
            {
                _turns.Remove(queue);
            }

            Forget(queue);
        }
    }
}
