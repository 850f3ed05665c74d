using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Observability;

namespace BaasFunctions.Service.Admission;

/// <summary>
/// Bounds the executions that run, that are parked, and that wait for a slot. Projects take turns, each with a queue of its own, so a project that floods the
/// service only delays itself. One project can take neither all slots nor the whole queue. While several projects are active, each may keep
/// only its share of the processors busy. Executions that are parked, because they wait for a host call or a timer, hold no slot: they are
/// bounded by the memory that they hold, in all and per project. A wait for a slot has a timeout, and a full queue refuses at once.
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
    private int _parked;
    private long _parkedBytes;
    private int _waiting;

    /// <summary>Executions that wait now.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>Executions that run now.</summary>
    public int Running => Volatile.Read(ref _running);

    /// <summary>Executions that are parked now.</summary>
    public int Parked => Volatile.Read(ref _parked);

    /// <summary>Takes a slot, which the caller disposes when the execution has ended.</summary>
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
            if (HasRoom && queue.Waiting.Count == 0 && MayRun(queue))
            {
                return ValueTask.FromResult(new SlotGrant(null, TimeSpan.Zero, Take(queue)));
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

    public void Release(ExecutionSlot slot)
    {
        lock (_gate)
        {
            if (slot.IsReleased)
            {
                return;
            }

            slot.IsReleased = true;
            Unpark(slot);
            _running--;
            slot.Queue.Running--;
            Forget(slot.Queue);
            GiveOut();
        }

        drain.Leave();
    }

    public void Park(ExecutionSlot slot, long bytes)
    {
        lock (_gate)
        {
            if (slot.IsReleased || slot.Parked is not null)
            {
                return;
            }

            // What it holds on the side of the service, and of the engine beside what script allocated, is much the same for all.
            var held = bytes + ExecutionOptions.ExecutionBytes;
            slot.Parked = held;
            Move(slot.Queue, 1, held);
            GiveOut();
        }
    }

    public void Unpark(ExecutionSlot slot)
    {
        lock (_gate)
        {
            if (slot.Parked is { } held)
            {
                slot.Parked = null;
                Move(slot.Queue, -1, -held);
            }
        }
    }

    /// <summary>Running executions become parked ones; with a negative count, the other way round.</summary>
    private void Move(ProjectQueue queue, int count, long bytes)
    {
        _running -= count;
        queue.Running -= count;
        _parked += count;
        queue.Parked += count;
        _parkedBytes += bytes;
        queue.ParkedBytes += bytes;
    }

    private ExecutionSlot Take(ProjectQueue queue)
    {
        _running++;
        queue.Running++;
        return new ExecutionSlot(this, queue);
    }

    /// <summary>Grants free slots to the projects whose turn it is.</summary>
    private void GiveOut()
    {
        for (var tries = _turns.Count; tries > 0 && HasRoom && _turns.First is { Value: var queue }; tries--)
        {
            _turns.RemoveFirst();
            if (MayRun(queue))
            {
                var waiter = queue.Waiting.First!.Value;
                queue.Waiting.RemoveFirst();
                _waiting--;
                var slot = Take(queue);
                if (!waiter.TryGrant(slot))
                {
                    _running--;
                    queue.Running--;
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

    private bool HasRoom => _running < options.MaxConcurrency && _parkedBytes < options.ParkedBytes;

    private bool MayRun(ProjectQueue queue) =>
        queue.Running < options.EffectiveProjectConcurrency
        && queue.ParkedBytes < options.ProjectParkedBytes
        && (!IsShared || queue.Running < options.ProjectShare);

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
        await ((Task)waiter.Turn).WaitAsync(options.QueueTimeout, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!waiter.Turn.IsCompleted)
        {
            GiveUp(project, waiter);
        }

        if (waiter.Turn.IsCompletedSuccessfully)
        {
            return new SlotGrant(null, time.GetElapsedTime(began), waiter.Turn.Result);
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
