using System.Globalization;

namespace BaasFunctions.Sandbox.Engines.Context;

/// <summary>Time stamps as script writes them: ISO 8601 in UTC with milliseconds.</summary>
internal static class Timestamp
{
    public static string Iso(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
