using BaasFunctions.Service.Contracts;

namespace BaasFunctions.Service.Executions;

/// <summary>
/// Follows what ends in a project, for one listener. It reads the database, which has what every instance wrote, so that it may go on where an earlier
/// connection ended. Who falls behind is brought to the present, and told how many were left out.
/// </summary>
internal sealed class LiveTail(ExecutionReader executions, string project, LivePlace? resumed, TimeProvider time)
{
    /// <summary>Records of one read, with their logs: less than a megabyte of each listener.</summary>
    public const int PageRows = 25;

    /// <summary>Records that are sent to one that comes back, at most: the newest.</summary>
    public const int MaxResumed = 1_000;

    /// <summary>
    /// How long a record may need into the database, ten times the interval in which records are written: what ended later than that is not looked at yet, because one that
    /// ended earlier could still come.
    /// </summary>
    private static readonly TimeSpan s_settled = TimeSpan.FromSeconds(1);

    /// <summary>How far one may fall behind.</summary>
    private static readonly TimeSpan s_behind = TimeSpan.FromSeconds(10);

    private LivePlace? _place;
    private bool _isResuming = resumed is not null;

    /// <summary>The next that ended, and how many were left out after them; null when the database cannot be read at the moment.</summary>
    public async Task<(IReadOnlyList<ShownExecution> Ended, long Missed)?> NextAsync(CancellationToken cancellation)
    {
        var until = time.GetUtcNow() - s_settled;
        var missed = 0L;
        if (_place is null)
        {
            if (await BeginAsync(until, cancellation) is not { } omitted)
            {
                return null;
            }

            missed = omitted;
        }

        var page = await executions.EndedAsync(project, _place!.Value, until, PageRows, cancellation);
        if (page.Failed)
        {
            return null;
        }

        if (page.Value.Count > 0)
        {
            _place = LivePlace.Of(page.Value[^1]);
        }

        if (page.Value.Count < PageRows)
        {
            _isResuming = false;
        }
        else if (!_isResuming && until.ToUnixTimeMilliseconds() - _place.Value.Ended > s_behind.TotalMilliseconds)
        {
            var rest = await executions.CountEndedAsync(project, _place.Value, until, cancellation);
            if (!rest.Failed)
            {
                missed += rest.Value;
                _place = LivePlace.After(until);
            }
        }

        return (page.Value, missed);
    }

    /// <summary>Finds the place to begin at; returns how many are left out, null when the database cannot be read.</summary>
    private async Task<long?> BeginAsync(DateTimeOffset until, CancellationToken cancellation)
    {
        if (resumed is not { } after)
        {
            _place = LivePlace.After(until);
            return 0;
        }

        var count = await executions.CountEndedAsync(project, after, until, cancellation);
        var newest = count is { Failed: false, Value: > MaxResumed } ? await executions.PlaceBehindAsync(project, until, MaxResumed, cancellation) : LivePlace.None;
        if (count.Failed || newest.Failed)
        {
            return null;
        }

        _place = newest.Value is [{ } place] ? place : after;
        return Math.Max(0, count.Value - MaxResumed);
    }
}
