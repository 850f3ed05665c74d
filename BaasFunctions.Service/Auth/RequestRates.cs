using System.Collections.Concurrent;
using System.Globalization;
using BaasFunctions.Service.Auth.Keys;
using BaasFunctions.Service.Contracts;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Auth;

/// <summary>The rate limiter: counts requests per caller in fixed windows. The number of windows is bounded.</summary>
internal sealed class RequestRates(AccessOptions options, KeyRing keys, TimeProvider time)
{
    private const int MaxPartitions = 10_000;

    // When the table is full, further callers share one window.
    private static readonly RatePartition s_overflow = new("(others)", null, null);

    private readonly ConcurrentDictionary<RatePartition, RateWindow> _windows = new();
    private readonly TimeSpan _length = options.RateLimitWindow;

    /// <summary>
    /// Requests of one caller per window: the setting, otherwise the default of the environment. Null (no limit) when it is not set and
    /// there is no key, because then only loopback requests are accepted.
    /// </summary>
    public int? Limit => options.RateLimitMaxRequests ?? (keys.IsLocked ? options.DefaultRateLimit : null);

    /// <summary>Counts one request and sets the rate limit headers; returns an error when it is one too many.</summary>
    public ApiError? Count(HttpContext http, RatePartition partition)
    {
        if (Limit is not { } limit)
        {
            return null;
        }

        var now = time.GetUtcNow();
        var (count, end) = WindowOf(partition, now).Count(now, _length);
        var headers = http.Response.Headers;
        headers["X-RateLimit-Limit"] = limit.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Remaining"] = Math.Max(0, limit - count).ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Reset"] = end.AddMilliseconds(999).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return count <= limit ? null : ApiErrors.TooManyRequests(end - now);
    }

    private RateWindow WindowOf(RatePartition partition, DateTimeOffset now)
    {
        if (_windows.TryGetValue(partition, out var window))
        {
            return window;
        }

        if (_windows.Count >= MaxPartitions)
        {
            foreach (var (key, old) in _windows)
            {
                if (old.HasEnded(now))
                {
                    _windows.TryRemove(key, out _);
                }
            }

            partition = _windows.Count >= MaxPartitions ? s_overflow : partition;
        }

        return _windows.GetOrAdd(partition, static _ => new RateWindow());
    }
}
