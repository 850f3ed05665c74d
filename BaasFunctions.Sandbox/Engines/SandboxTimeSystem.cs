using System.Globalization;
using BaasFunctions.Sandbox.Engines.Testing;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Engines;

/// <summary>The clock that <c>Date</c> reads, in UTC, and the texts that it understands.</summary>
internal sealed class SandboxTimeSystem(TimeProvider time) : DefaultTimeSystem(TimeZoneInfo.Utc, CultureInfo.InvariantCulture)
{
    public override DateTimeOffset GetUtcNow() => ScriptClock.NowOr(time);

    public override bool TryParse(string date, out long epochMilliseconds)
    {
        var isDate = DateText.TryParse(date, out epochMilliseconds);
        epochMilliseconds = isDate ? epochMilliseconds : long.MinValue;
        return isDate;
    }
}
