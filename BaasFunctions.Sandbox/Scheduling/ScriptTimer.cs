namespace BaasFunctions.Sandbox.Scheduling;

/// <summary>One timer of a function.</summary>
internal sealed class ScriptTimer(int id, Action callback, TimeSpan? interval)
{
    public int Id { get; } = id;

    public Action Callback { get; } = callback;

    /// <summary>Time between two calls; null for a timer that fires once.</summary>
    public TimeSpan? Interval { get; } = interval;

    public bool IsCancelled { get; set; }
}
