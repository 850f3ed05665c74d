using System.Globalization;
using BaasFunctions.Service.Contracts;

namespace BaasFunctions.Service.Executions;

/// <summary>A place in the order in which executions of a project ended.</summary>
/// <param name="Ended">When the last one before it ended, in ms.</param>
/// <param name="Id">The id of that one.</param>
internal readonly record struct LivePlace(long Ended, string Id)
{
    /// <summary>Above every id.</summary>
    private const string AfterAll = "~";

    /// <summary>Before all.</summary>
    public static LivePlace First { get; } = new(0, "");

    public static LivePlace[] None { get; } = [];

    /// <summary>Behind all that ended until a time.</summary>
    public static LivePlace After(DateTimeOffset time) => new(time.ToUnixTimeMilliseconds(), AfterAll);

    /// <summary>Right behind an execution that has ended.</summary>
    public static LivePlace Of(ShownExecution execution) => new(DateTimeOffset.Parse(execution.Ended!, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds(), execution.Id);

    /// <summary>As a caller gets it and sends it back.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Ended}.{Id}");

    /// <summary>Reads one back; null when it is none.</summary>
    public static LivePlace? Parse(string text) =>
        text.IndexOf('.') is > 0 and var dot && long.TryParse(text.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out var ended) && Guid.TryParseExact(text[(dot + 1)..], "D", out var id)
            ? new LivePlace(ended, id.ToString())
            : null;
}
