using System.Text.RegularExpressions;

namespace BaasFunctions.Sandbox.Compilation.Hints;

/// <summary>What to do about a text that does not parse, where it is written in another language than JavaScript.</summary>
public static partial class SyntaxHints
{
    private const int MaxTag = 200;
    private const int PatienceMs = 1000;
    private const string JsxHint = "JSX is not read here: make the text with a template (`<p>${name}</p>`)";

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
            return TypeScriptSyntax.IsAt(code, index) ? TypeScriptSyntax.Hint
                : Tag().IsMatch(code.AsSpan(index, Math.Min(MaxTag, code.Length - index))) ? JsxHint
                : null;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^<(?:>|[A-Za-z][\w.]*(?:\s*/?>|\s+[\w-]+=))", RegexOptions.CultureInvariant, PatienceMs)]
    private static partial Regex Tag();
}
