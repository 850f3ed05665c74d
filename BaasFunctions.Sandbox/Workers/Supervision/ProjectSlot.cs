namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <summary>The slot of a project, and how much it is used: each use counts one, and half of that a minute later.</summary>
internal sealed class ProjectSlot(WorkerSlot slot)
{
    private static readonly TimeSpan s_halfLife = TimeSpan.FromMinutes(1);

    private double _uses;
    private long _at;

    public WorkerSlot Slot => slot;

    public void Use(TimeProvider time) => (_uses, _at) = (UsesOfLate(time) + 1, time.GetTimestamp());

    public double UsesOfLate(TimeProvider time) => _uses * Math.Pow(0.5, time.GetElapsedTime(_at) / s_halfLife);
}
