namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <summary>How many spares are worth having: as many as were asked for in the last two seconds, because more are likely to be, and at least one.</summary>
/// <param name="max">Spares at most.</param>
/// <param name="time">The clock.</param>
internal sealed class SpareDemand(int max, TimeProvider time)
{
    private static readonly TimeSpan s_window = TimeSpan.FromSeconds(2);

    private readonly Queue<long> _asked = new(max);

    /// <summary>Somebody needs a worker.</summary>
    public void Note()
    {
        if (max == 0)
        {
            return;
        }

        if (_asked.Count == max)
        {
            _asked.Dequeue();
        }

        _asked.Enqueue(time.GetTimestamp());
    }

    /// <param name="room">Spares that there is room for.</param>
    public int Spares(int room)
    {
        while (_asked.TryPeek(out var at) && time.GetElapsedTime(at) > s_window)
        {
            _asked.Dequeue();
        }

        return Math.Min(Math.Max(1, _asked.Count), Math.Min(room, max));
    }
}
