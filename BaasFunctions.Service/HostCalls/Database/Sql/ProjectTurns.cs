using System.Diagnostics.CodeAnalysis;

namespace BaasFunctions.Service.HostCalls.Database.Sql;

/// <summary>
/// Gives out a bounded number of places, such as threads or connections. A project has its share of them at most; where projects wait, they have turns.
/// Nobody holds a thread while waiting.
/// </summary>
/// <param name="total">Places in all.</param>
/// <param name="share">Places that one project may have at a time.</param>
/// <param name="waiting">Calls of one project that may wait.</param>
internal sealed class ProjectTurns(int total, int share, int waiting)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Lane> _lanes = new(StringComparer.Ordinal);

    /// <summary>Lanes that have somebody waiting and are below their share, in the order of their turns.</summary>
    private readonly Queue<Lane> _ready = new();

    private int _taken;

    /// <summary>Whether there was a place before the cancellation. It is given back with <see cref="Leave"/>.</summary>
    /// <param name="project">Whose turn it is.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <param name="mustWait">Waits however many do: what ends work that was begun is never turned away.</param>
    [SuppressMessage("Reliability", "CA2000", Justification = "The registration is disposed when the wait is over.")]
    public async ValueTask<bool> EnterAsync(string project, CancellationToken cancellation, bool mustWait = false)
    {
        LinkedListNode<TaskCompletionSource<bool>> place;
        Lane? lane;
        lock (_gate)
        {
            if (!_lanes.TryGetValue(project, out lane))
            {
                _lanes.Add(project, lane = new Lane(project));
            }

            if (_taken < total && lane.Taken < share && lane.Waiting.Count == 0)
            {
                lane.Taken++;
                _taken++;
                return true;
            }

            if (lane.Waiting.Count >= waiting && !mustWait)
            {
                return false;
            }

            place = lane.Waiting.AddLast(new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously));
            MakeReady(lane);
        }

        await using (cancellation.UnsafeRegister(_ => GiveUp(lane, place), null))
        {
            return await place.Value.Task;
        }
    }

    public void Leave(string project)
    {
        lock (_gate)
        {
            var lane = _lanes[project];
            lane.Taken--;
            _taken--;
            MakeReady(lane);
            while (_taken < total && _ready.TryDequeue(out var next))
            {
                next.IsReady = false;
                if (next.Waiting.First is { } first && next.Taken < share)
                {
                    next.Waiting.RemoveFirst();
                    next.Taken++;
                    _taken++;
                    first.Value.SetResult(true);
                    MakeReady(next);
                }
            }

            Forget(lane);
        }
    }

    private void MakeReady(Lane lane)
    {
        if (!lane.IsReady && lane.Waiting.Count > 0 && lane.Taken < share)
        {
            lane.IsReady = true;
            _ready.Enqueue(lane);
        }
    }

    private void GiveUp(Lane lane, LinkedListNode<TaskCompletionSource<bool>> place)
    {
        lock (_gate)
        {
            // It may have been given its place a moment ago.
            if (place.List is not null)
            {
                lane.Waiting.Remove(place);
                place.Value.SetResult(false);
                Forget(lane);
            }
        }
    }

    /// <summary>Projects that have nothing here leave nothing behind.</summary>
    private void Forget(Lane lane)
    {
        if (lane is { Taken: 0, Waiting.Count: 0 })
        {
            _lanes.Remove(lane.Project);
        }
    }

    private sealed class Lane(string project)
    {
        public string Project => project;

        public int Taken { get; set; }

        public bool IsReady { get; set; }

        public LinkedList<TaskCompletionSource<bool>> Waiting { get; } = new();
    }
}
