namespace BaasFunctions.Service.HostCalls.Http;

/// <summary>Reads the <c>Retry-After</c> header (RFC 9110, 10.2.3).</summary>
internal static class RetryAfter
{
    /// <summary>Longest wait for a retry; beyond it the function decides.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>The wait that a response asks for, in seconds or until a date; null for none.</summary>
    public static TimeSpan? Of(HttpResponseMessage? response, DateTimeOffset now) =>
        (int?)response?.StatusCode is not (429 or 503) ? null
        : response.Headers.RetryAfter is { } told ? told.Delta ?? (told.Date > now ? told.Date - now : TimeSpan.Zero)

        // Seconds that are more than the header's type has room for.
        : response.Headers.NonValidated.TryGetValues("Retry-After", out var text) && text.ToString() is { Length: > 0 } digits && digits.All(char.IsAsciiDigit) ? TimeSpan.MaxValue
        : null;
}
