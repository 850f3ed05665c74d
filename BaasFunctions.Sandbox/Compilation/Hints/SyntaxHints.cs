using System.Text.RegularExpressions;

namespace BaasFunctions.Sandbox.Compilation.Hints;

/// <summary>What to do about a text that does not parse, where it is written in another language than JavaScript, or awaits where nothing can.</summary>
public static partial class SyntaxHints
{
    private const int MaxTag = 200;
    private const int PatienceMs = 1000;
    internal const string JsxHint = "JSX is not read here: make the text with a template (`<p>${name}</p>`)";

    private const string AwaitHint = "await is only valid in async functions: write async before the function around it";

    /// <summary>The hint; null for none.</summary>
    /// <param name="code">The text.</param>
    /// <param name="index">Where the parser stopped, in UTF-16 units.</param>
    public static string? At(string code, int index)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (index < 0 || index >= code.Length)
        {
            return null;
        }

        try
        {
            return IsAwait(code, index) ? AwaitHint
                : Tag().IsMatch(code.AsSpan(index, Math.Min(MaxTag, code.Length - index))) ? JsxHint
                : null;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    /// <summary>Modules stop at the word itself; scripts take it for a name, and stop at the word after it.</summary>
    private static bool IsAwait(string code, int index)
    {
        var rest = code.AsSpan(index);
        var before = code.AsSpan(0, index).TrimEnd();
        return (StartsName(rest) && before.Length < index && before.EndsWith("await") && !EndsName(before[..^5]))
            || (rest.StartsWith("await") && !StartsName(rest[5..]));
    }

    private static bool StartsName(ReadOnlySpan<char> text) => text is [var first, ..] && (char.IsLetterOrDigit(first) || first is '_' or '$');

    private static bool EndsName(ReadOnlySpan<char> text) => text is [.., var last] && (char.IsLetterOrDigit(last) || last is '_' or '$' or '.');

    [GeneratedRegex(@"^<(?:>|[A-Za-z][\w.]*(?:\s*/?>|\s+[\w-]+=))", RegexOptions.CultureInvariant, PatienceMs)]
    private static partial Regex Tag();
}
