using System.Globalization;

namespace BaasFunctions.Service.Contracts;

/// <summary>Times as JavaScript's <c>toISOString()</c> writes them.</summary>
internal static class WireTime
{
    public static string Format(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
