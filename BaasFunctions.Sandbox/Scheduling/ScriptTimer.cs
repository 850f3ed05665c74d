namespace BaasFunctions.Sandbox.Scheduling;

/// <summary>One timer of a function.</summary>
internal sealed class ScriptTimer(int id, Action callback, TimeSpan? interval, bool isExpected)
{
    public int Id { get; } = id;

    public Action Callback { get; } = callback;

    /// <summary>Time between two calls; null for a timer that fires once.</summary>
    public TimeSpan? Interval { get; } = interval;

    /// <summary>Whether the author expects it to fire; of a timeout nobody does.</summary>
    public bool IsExpected { get; } = isExpected;

    public bool IsCancelled { get; set; }
}
