using System.Globalization;
using BaasFunctions.Service.HostCalls;

namespace BaasFunctions.Service.HostCalls.Http;

/// <summary>When a system that is busy wants to be asked again (RFC 9110, 10.2.3).</summary>
internal static class RetryAfter
{
    /// <summary>Waits beyond this are for the function to decide, or for whoever calls it.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>The wait that a response asks for, in seconds or until a date; null when it asks for none.</summary>
    public static TimeSpan? Of(CallResult<ReceivedResponse> result, DateTimeOffset now)
    {
        if (result.Failed || result.Value.Status is not (429 or 503))
        {
            return null;
        }

        foreach (var (name, value) in result.Value.Headers)
        {
            if (name != "retry-after")
            {
                continue;
            }

            if (long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            {
                return seconds > TimeSpan.MaxValue.TotalSeconds / 2 ? TimeSpan.MaxValue : TimeSpan.FromSeconds(seconds);
            }

            return DateTimeOffset.TryParseExact(value, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
                ? (date > now ? date - now : TimeSpan.Zero)
                : null;
        }

        return null;
    }
}
