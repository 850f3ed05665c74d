using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Execution;

namespace BaasFunctions.Sandbox.Engines.Testing;

/// <summary>The clock that a function reads: the real one, or one that stands still.</summary>
internal sealed class ScriptClock(TimeProvider time, TestRun? test) : TimeProvider
{
    /// <summary>What the clock of the execution on this thread shows, or the real one beside any.</summary>
    public static DateTimeOffset NowOr(TimeProvider time) => ExecutionScope.CurrentOrNull?.Clock.GetUtcNow() ?? time.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => test?.Clock ?? time.GetUtcNow();
}
