using System.Text.RegularExpressions;

namespace BaasFunctions.Tests.Conformance.Mutation;

/// <summary>Cuts sources into rough tokens, each with the blanks after it. The mutator needs no more than that.</summary>
internal static partial class SourceTokens
{
    public static List<string> Split(string source) => [.. Token().Matches(source).Select(match => match.Value)];

    [GeneratedRegex(
        """
        (?: //[^\n\r\u2028\u2029]*
          | /\*.*?\*/
          | "(?:\\.|[^"\\\n\r])*"
          | '(?:\\.|[^'\\\n\r])*'
          | [0-9][\w.]*
          | (?:[\p{L}\p{Nl}$_]|\\u)[\w$]*
          | >>>=|\.\.\.|===|!==|\*\*=|<<=|>>=|>>>|&&=|\|\|=|\?\?=
          | =>|==|!=|<=|>=|&&|\|\||\?\?|\?\.|\+\+|--|\+=|-=|\*=|/=|%=|&=|\|=|\^=|<<|>>|\*\*
          | \$\{
          | [\uD800-\uDBFF][\uDC00-\uDFFF]
          | . ) \s*
        """,
        RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
