using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace BaasFunctions.Tests.Hostile;

/// <summary>
/// Writes out the short form of huge texts: <c>@@5000*x#,@@</c> stands for <c>x0,x1,...x4999,</c>. Repetitions do not nest.
/// </summary>
internal static partial class Repetition
{
    public static string Expand(string text) => ShortForm.Replace(text, match =>
    {
        var times = int.Parse(match.Groups["times"].ValueSpan, CultureInfo.InvariantCulture);
        var piece = match.Groups["piece"].Value;
        var written = new StringBuilder(times * piece.Length);
        for (var i = 0; i < times; i++)
        {
            written.Append(piece.Contains('#') ? piece.Replace("#", i.ToString(CultureInfo.InvariantCulture)) : piece);
        }

        return written.ToString();
    });

    [GeneratedRegex("@@(?<times>[0-9]+)\\*(?<piece>.+?)@@", RegexOptions.Singleline)]
    private static partial Regex ShortForm { get; }
}
