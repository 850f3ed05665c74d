using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Observability;

namespace BaasFunctions.Service.Admission;

/// <summary>
/// Bounds the executions that run, that are parked, and that wait for a slot. Projects take turns, each with a queue of its own, so a project that floods the
/// service only delays itself. One project can take neither all slots nor the whole queue. While several projects are active, each may keep
/// only its share of the processors busy. Executions that are parked, because they wait for a host call or a timer, hold no slot. Whatever was parked once
/// is bounded by the memory that it holds until it ends, in all and per project. It continues without a wait, even beyond what may run at once, and then counts against its own project
/// alone: threads take turns between projects. A wait for a slot has a timeout, and a full queue refuses at once.
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

    /// <summary>Running executions, of each project no more than may run while it is alone, and no more than its share.</summary>
    private int _runningAlone;
    private int _runningShared;
    private int _parked;
    private long _heldBytes;
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
            if (slot.IsParked)
            {
                AddParked(slot.Queue, -1);
            }
            else
            {
                AddRunning(slot.Queue, -1);
            }

            Hold(slot, 0);
            Forget(slot.Queue);
            GiveOut();
        }

        drain.Leave();
    }

    public void Park(ExecutionSlot slot, long bytes)
    {
        lock (_gate)
        {
            if (slot.IsReleased || slot.IsParked)
            {
                return;
            }

            slot.IsParked = true;
            AddRunning(slot.Queue, -1);
            AddParked(slot.Queue, 1);

            // What it holds on the side of the service, and of the engine beside what script allocated, is much the same for all.
            Hold(slot, bytes + ExecutionOptions.ExecutionBytes);
            GiveOut();
        }
    }

    public void Unpark(ExecutionSlot slot)
    {
        lock (_gate)
        {
            if (!slot.IsReleased && slot.IsParked)
            {
                slot.IsParked = false;
                AddParked(slot.Queue, -1);
                AddRunning(slot.Queue, 1);
            }
        }
    }

    private void AddRunning(ProjectQueue queue, int count)
    {
        var (before, after) = (queue.Running, queue.Running + count);
        queue.Running = after;
        _running += count;
        _runningAlone += Math.Min(after, options.EffectiveProjectConcurrency) - Math.Min(before, options.EffectiveProjectConcurrency);
        _runningShared += Math.Min(after, options.ProjectShare) - Math.Min(before, options.ProjectShare);
    }

    private void AddParked(ProjectQueue queue, int count)
    {
        queue.Parked += count;
        _parked += count;
    }

    private void Hold(ExecutionSlot slot, long bytes)
    {
        var more = bytes - slot.HeldBytes;
        slot.HeldBytes = bytes;
        slot.Queue.HeldBytes += more;
        _heldBytes += more;
    }

    private ExecutionSlot Take(ProjectQueue queue)
    {
        AddRunning(queue, 1);
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
                    AddRunning(queue, -1);
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

    private bool HasRoom =>
        (IsShared ? Math.Min(_runningShared, _runningAlone) : _runningAlone) < options.MaxConcurrency && _heldBytes < options.WaitingBytes;

    private bool MayRun(ProjectQueue queue) =>
        queue.Running < options.EffectiveProjectConcurrency
        && queue.HeldBytes < options.ProjectWaitingBytes
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
