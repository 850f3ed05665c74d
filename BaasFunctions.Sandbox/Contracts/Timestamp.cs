using System.Globalization;

namespace BaasFunctions.Sandbox.Contracts;

/// <summary>Times as JavaScript's <c>toISOString()</c> writes them: ISO 8601 in UTC with milliseconds.</summary>
public static class Timestamp
{
    /// <summary>Returns the time as text.</summary>
    public static string Iso(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
