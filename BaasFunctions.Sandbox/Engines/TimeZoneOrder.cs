using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace BaasFunctions.Sandbox.Engines;

/// <summary>
/// The first options of an engine ask the runtime for its list of time zones, which the runtime sorts by names that it has made for each in the
/// current language: 0.3 to 0.5 s of processor time, a third of a start, for an order that nobody looks at.
/// </summary>
internal static class TimeZoneOrder
{
    /// <summary>
    /// Gives the runtime its own unsorted list in place of the sorted one. There is no public way; where the runtime keeps it otherwise, nothing is
    /// changed and the answer is false: then a start is slower, and nothing else.
    /// </summary>
    [DynamicDependency("_readOnlySystemTimeZones", "System.TimeZoneInfo.CachedData", "System.Private.CoreLib")]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "The field is named above. Without it nothing is changed.")]
    public static bool DoWithout()
    {
        const BindingFlags any = BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance;
        var cache = typeof(TimeZoneInfo).GetField("s_cachedData", any)?.GetValue(null);
        var sorted = cache?.GetType().GetField("_readOnlySystemTimeZones", any);
        if (sorted?.FieldType != typeof(ReadOnlyCollection<TimeZoneInfo>))
        {
            return false;
        }

        if (sorted.GetValue(cache) is null)
        {
            sorted.SetValue(cache, TimeZoneInfo.GetSystemTimeZones(skipSorting: true));
        }

        return true;
    }
}
