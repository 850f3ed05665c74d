namespace BaasFunctions.Sandbox.Engines.Context.Logging;

/// <summary>What <c>console</c> remembers between its calls, in bounds: groups, counters and timers.</summary>
internal sealed class ConsoleState
{
    /// <summary>Labels of counters and of timers, each.</summary>
    public const int MaxLabels = 256;

    /// <summary>Groups deeper than this are indented no further.</summary>
    private const int MaxIndented = 16;

    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TimeSpan> _timers = new(StringComparer.Ordinal);
    private long _groups;

    public string Indentation => new(' ', (int)Math.Min(_groups, MaxIndented) * 2);

    public void OpenGroup() => _groups++;

    public void CloseGroup() => _groups = Math.Max(0, _groups - 1);

    /// <summary>How often a label was counted, this time included; null when there are too many labels.</summary>
    public int? Count(string label)
    {
        if (!_counts.TryGetValue(label, out var count) && _counts.Count == MaxLabels)
        {
            return null;
        }

        return _counts[label] = count + 1;
    }

    public bool ResetCount(string label) => _counts.Remove(label);

    public bool HasTimer(string label) => _timers.ContainsKey(label);

    /// <summary>False when there are too many timers.</summary>
    public bool StartTimer(string label, TimeSpan now) => _timers.Count < MaxLabels && _timers.TryAdd(label, now);

    public bool TryGetTimer(string label, out TimeSpan started) => _timers.TryGetValue(label, out started);

    public void EndTimer(string label) => _timers.Remove(label);
}
