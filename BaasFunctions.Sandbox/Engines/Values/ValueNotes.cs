using System.Globalization;
using System.Text;

namespace BaasFunctions.Sandbox.Engines.Values;

/// <summary>Where a result was written in another form than the function may expect, within bounds.</summary>
internal sealed class ValueNotes
{
    private const int MaxShown = 5;

    private readonly List<string> _shown = [];
    private int _count;

    /// <summary>Notes one value.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="found">What it is.</param>
    /// <param name="became">What became of it.</param>
    public void Add(ValuePath path, string found, string became)
    {
        if (_count++ < MaxShown)
        {
            _shown.Add($"{path} is {found}, {became}");
        }
    }

    /// <summary>All of it in one sentence; null when there is nothing to say.</summary>
    public override string? ToString()
    {
        if (_count == 0)
        {
            return null;
        }

        var text = new StringBuilder("JSON does not have all values of the result: ").AppendJoin("; ", _shown);
        if (_count > MaxShown)
        {
            text.Append(CultureInfo.InvariantCulture, $"; and {_count - MaxShown} more");
        }

        return text.ToString();
    }
}
