namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <summary>Time that several waits share.</summary>
internal readonly struct TimeBudget(TimeProvider time, TimeSpan budget)
{
    private readonly long _start = time.GetTimestamp();

    /// <summary>What is left, never less than zero.</summary>
    public TimeSpan Left
    {
        get
        {
            var left = budget - time.GetElapsedTime(_start);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }
}
