using System.Globalization;

namespace BaasFunctions.Service.Health;

/// <summary>Load of the machine over the last minute.</summary>
internal static class LoadAverage
{
    /// <summary>The average as the system states it; null where the system has none.</summary>
    public static double? OneMinute()
    {
        try
        {
            var text = File.ReadAllText("/proc/loadavg").AsSpan();
            return double.TryParse(text[..text.IndexOf(' ')], NumberStyles.Float, CultureInfo.InvariantCulture, out var load) ? load : null;
        }
        catch (Exception absent) when (absent is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }
}
