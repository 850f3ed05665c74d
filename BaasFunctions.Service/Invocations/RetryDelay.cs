using System.Security.Cryptography;
using BaasFunctions.Service.Registry;

namespace BaasFunctions.Service.Invocations;

/// <summary>How long an invocation waits before it is tried again.</summary>
internal static class RetryDelay
{
    private const int MaxDoublings = 20;

    /// <summary>
    /// Any time up to a bound that doubles with each attempt: what failed together, because something that it needs was away, does not come back together
    /// (AWS Architecture Blog, Exponential Backoff And Jitter, full jitter).
    /// </summary>
    public static TimeSpan After(long attempt, RetryRules rules)
    {
        var bound = rules.Backoff.TotalMilliseconds * Math.Pow(2, Math.Min(attempt - 1, MaxDoublings));
        return Part(Math.Min(bound, rules.MaxBackoff.TotalMilliseconds));
    }

    /// <summary>A time, and up to half of it more.</summary>
    public static TimeSpan Spread(TimeSpan time) => time + Part(time.TotalMilliseconds / 2);

    private static TimeSpan Part(double ms) => TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(Math.Max(1, (int)ms)));
}
