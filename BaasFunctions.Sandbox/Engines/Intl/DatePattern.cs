using System.Text;

namespace BaasFunctions.Sandbox.Engines.Intl;

/// <summary>Reads date patterns of UTS #35: runs of a letter are fields, apostrophes quote, the rest is text.</summary>
internal static class DatePattern
{
    /// <summary>Fields and texts of a pattern in their order; a text has a letter of zero.</summary>
    public static IEnumerable<(char Letter, int Length, string Text)> Tokens(string pattern)
    {
        var text = new StringBuilder();
        for (var at = 0; at < pattern.Length;)
        {
            var c = pattern[at];
            if (c == '\'')
            {
                at = Unquote(pattern, at, text);
            }
            else if (char.IsAsciiLetter(c))
            {
                if (text.Length > 0)
                {
                    yield return ('\0', 0, text.ToString());
                    text.Clear();
                }

                var start = at;
                while (at < pattern.Length && pattern[at] == c)
                {
                    at++;
                }

                yield return (c, at - start, "");
            }
            else
            {
                text.Append(c);
                at++;
            }
        }

        if (text.Length > 0)
        {
            yield return ('\0', 0, text.ToString());
        }
    }

    public static IEnumerable<(char Letter, int Length, string Text)> Fields(string pattern) => Tokens(pattern).Where(token => token.Letter != '\0');

    /// <summary>A pattern in which each field became what is given for it.</summary>
    public static string Replace(string pattern, Func<char, int, string> field)
    {
        var result = new StringBuilder();
        foreach (var (letter, length, text) in Tokens(pattern))
        {
            result.Append(letter == '\0' ? Quote(text) : field(letter, length));
        }

        return result.ToString();
    }

    /// <summary>A text that stands for itself in a pattern.</summary>
    public static string Quote(string text) =>
        text.Any(char.IsAsciiLetter) ? $"'{text.Replace("'", "''", StringComparison.Ordinal)}'" : text.Replace("'", "''", StringComparison.Ordinal);

    /// <summary>The fields of a pattern alone.</summary>
    public static string SkeletonOf(string pattern) => string.Concat(Fields(pattern).Select(field => new string(field.Letter, field.Length)));

    private static int Unquote(string pattern, int at, StringBuilder text)
    {
        if (at + 1 < pattern.Length && pattern[at + 1] == '\'')
        {
            text.Append('\'');
            return at + 2;
        }

        at++;
        while (at < pattern.Length)
        {
            if (pattern[at] == '\'')
            {
                if (at + 1 < pattern.Length && pattern[at + 1] == '\'')
                {
                    at++;
                }
                else
                {
                    return at + 1;
                }
            }

            text.Append(pattern[at++]);
        }

        return at;
    }
}
