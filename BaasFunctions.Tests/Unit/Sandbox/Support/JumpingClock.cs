namespace BaasFunctions.Tests.Unit.Sandbox.Support;

/// <summary>A wall clock that is set forwards and backwards by days with every look at it, as a machine's may be; elapsed time goes on evenly.</summary>
internal sealed class JumpingClock : TimeProvider
{
    private int _looks;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddDays(Interlocked.Increment(ref _looks) % 2 == 0 ? 3 : -3);
}
