using System.Text.RegularExpressions;

namespace BaasFunctions.Tests.Hostile;

/// <summary>What no answer to a function may carry: names of the runtime's types, stack frames of ours, paths of the machine.</summary>
internal static partial class LeakCheck
{
    /// <summary>The first thing in an answer that must not be there; null when it is clean.</summary>
    public static string? Find(string raw) => Forbidden.Match(raw) is { Success: true } match ? match.Value : null;

    [GeneratedRegex(
        """\b(?:System|Jint|Acornima|BaasFunctions|Microsoft|Interop)\.[A-Z]\w*|\.cs:line|\bClr[A-Z]\w+|\b(?:driver|driver\.js):\d|"(?:/home|/usr|/tmp|/var|/root|/work|/app)/""")]
    private static partial Regex Forbidden { get; }
}
