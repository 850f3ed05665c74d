using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace BaasFunctions.Tests.Hostile;

/// <summary>
/// Writes out the short form of huge texts: <c>@@5000*x#,@@</c> stands for <c>x0,x1,...x4999,</c>, and <c>#+</c> in it for the next number. Repetitions do not nest.
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
            written.Append(piece.Contains('#') ? Numbered(piece, i) : piece);
        }

        return written.ToString();
    });

    private static string Numbered(string piece, int number) => piece
        .Replace("#+", (number + 1).ToString(CultureInfo.InvariantCulture))
        .Replace("#", number.ToString(CultureInfo.InvariantCulture));

    [GeneratedRegex("@@(?<times>[0-9]+)\\*(?<piece>.+?)@@", RegexOptions.Singleline)]
    private static partial Regex ShortForm { get; }
}
