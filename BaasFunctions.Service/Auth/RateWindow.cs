namespace BaasFunctions.Service.Auth;

/// <summary>The current rate limit window of one caller.</summary>
internal sealed class RateWindow
{
    private readonly Lock _lock = new();
    private DateTimeOffset _end;
    private int _count;

    /// <summary>Counts one request; returns its number in the window, and when the window ends.</summary>
    public (int Count, DateTimeOffset End) Count(DateTimeOffset now, TimeSpan length)
    {
        lock (_lock)
        {
            // A clock that was set back must not lock out a caller for ever.
            if (now >= _end || _end - now > length)
            {
                _end = now + length;
                _count = 0;
            }

            _count = _count == int.MaxValue ? _count : _count + 1;
            return (_count, _end);
        }
    }

    public bool HasEnded(DateTimeOffset now)
    {
        lock (_lock)
        {
            return now >= _end;
        }
    }
}
