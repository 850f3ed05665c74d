namespace BaasFunctions.Service.Auth;

/// <summary>The current window of one caller.</summary>
internal sealed class RateWindow
{
    private readonly Lock _lock = new();
    private DateTimeOffset _end;
    private int _count;

    /// <summary>Counts one request: its number in the window, and when the window ends.</summary>
    public (int Count, DateTimeOffset End) Count(DateTimeOffset now, TimeSpan length)
    {
        lock (_lock)
        {
            // A clock set back by more than a window must not keep a caller out for ever.
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
