using System.Globalization;
using BaasFunctions.Sandbox.Testing;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Engines;

/// <summary>The clock that <c>Date</c> reads, in UTC.</summary>
internal sealed class SandboxTimeSystem(TimeProvider time) : DefaultTimeSystem(TimeZoneInfo.Utc, CultureInfo.InvariantCulture)
{
    public override DateTimeOffset GetUtcNow() => ScriptClock.NowOr(time);
}
