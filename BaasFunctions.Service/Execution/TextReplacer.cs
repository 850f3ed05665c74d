using System.Buffers;
using System.Text;

namespace BaasFunctions.Service.Execution;

/// <summary>
/// Replaces many words at once, in one pass over a text, however many there are. Where words overlap in the text, all of what they cover is replaced
/// by what stands for the longest, so that no part of one is left over.
/// </summary>
internal sealed class TextReplacer
{
    private readonly string[] _words;
    private readonly string[] _replacements;

    /// <summary>For each word the longest other word that it begins with; -1 for none.</summary>
    private readonly int[] _prefixes;

    private readonly SearchValues<char> _beginnings;

    private readonly int _longest;

    /// <param name="words">Words with what stands for them; of those given twice the first counts.</param>
    public TextReplacer(IEnumerable<KeyValuePair<string, string>> words)
    {
        var distinct = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (word, replacement) in words)
        {
            if (word.Length > 0)
            {
                distinct.TryAdd(word, replacement);
            }
        }

        (_words, _replacements) = ([.. distinct.Keys], [.. distinct.Values]);
        Array.Sort(_words, _replacements, StringComparer.Ordinal);
        _prefixes = PrefixesOf(_words);
        _longest = _words.Max(static word => (int?)word.Length) ?? 0;
        _beginnings = SearchValues.Create([.. _words.Select(word => word[0]).Distinct()]);
    }

    /// <summary>The text with its words replaced; the same text when it has none.</summary>
    public string Replace(string text)
    {
        StringBuilder? replaced = null;
        var done = 0;
        var at = 0;
        while (Next(text, at) is { Word: >= 0 } found)
        {
            var (word, end) = (found.Word, found.At + _words[found.Word].Length);

            // Others may begin within it and reach further.
            for (var inner = found.At + 1; inner < end && Next(text, inner, end) is { Word: >= 0 } over; inner = over.At + 1)
            {
                end = Math.Max(end, over.At + _words[over.Word].Length);
                word = _words[over.Word].Length > _words[word].Length ? over.Word : word;
            }

            replaced ??= new StringBuilder(text.Length);
            replaced.Append(text, done, found.At - done).Append(_replacements[word]);
            done = at = end;
        }

        return replaced is null ? text : replaced.Append(text, done, text.Length - done).ToString();
    }

    /// <summary>The text, where it was cut within a word at <paramref name="end"/>, with what stands of that word replaced; the same text when it was not.</summary>
    /// <param name="text">The text.</param>
    /// <param name="end">Where it was cut.</param>
    /// <param name="least">UTF-16 units of a word that must be there.</param>
    public string ReplaceCut(string text, int end, int least)
    {
        for (var at = Math.Max(0, end - _longest); at <= end - least; at++)
        {
            var next = text.AsSpan(at, end - at).IndexOfAny(_beginnings);
            if (next < 0 || (at += next) > end - least)
            {
                break;
            }

            if (BeginningWith(text.AsSpan(at, end - at)) is >= 0 and var word)
            {
                return string.Concat(text.AsSpan(0, at), _replacements[word], text.AsSpan(end));
            }
        }

        return text;
    }

    /// <summary>A word that begins so and goes on; -1 for none.</summary>
    private int BeginningWith(ReadOnlySpan<char> beginning) =>
        Search(beginning) is var (behind, _, same) && behind < _words.Length && same == beginning.Length ? behind : -1;

    private static int[] PrefixesOf(string[] sorted)
    {
        var prefixes = new int[sorted.Length];
        for (var i = 0; i < sorted.Length; i++)
        {
            // What a word begins with stands before it, and whatever stands between begins with it as well.
            var prefix = i - 1;
            while (prefix >= 0 && !sorted[i].StartsWith(sorted[prefix], StringComparison.Ordinal))
            {
                prefix = prefixes[prefix];
            }

            prefixes[i] = prefix;
        }

        return prefixes;
    }

    /// <summary>The first place from <paramref name="from"/> on where a word begins, and the longest that does.</summary>
    private (int Word, int At) Next(string text, int from, int before = int.MaxValue)
    {
        var last = Math.Min(text.Length, before);
        while (from < last)
        {
            var step = text.AsSpan(from, last - from).IndexOfAny(_beginnings);
            if (step < 0)
            {
                break;
            }

            from += step;
            var word = LongestAt(text.AsSpan(from));
            if (word >= 0)
            {
                return (word, from);
            }

            from++;
        }

        return (-1, last);
    }

    /// <summary>The longest word that a text begins with: the last word that does not stand behind the text in order, or what that begins with.</summary>
    private int LongestAt(ReadOnlySpan<char> text)
    {
        var (behind, sameBefore, _) = Search(text);
        var found = behind - 1;
        while (found >= 0 && _words[found].Length > sameBefore)
        {
            found = _prefixes[found];
        }

        return found;
    }

    /// <summary>
    /// The first word that stands behind a text in order, and what the word before it and that word have in common with the text. What is known to be the same as at both ends of the search
    /// is not compared again, so that long words with a common beginning cost no more.
    /// </summary>
    private (int Behind, int SameBefore, int SameBehind) Search(ReadOnlySpan<char> text)
    {
        var (low, high) = (0, _words.Length);
        var (sameLow, sameHigh) = (0, 0);
        while (low < high)
        {
            var middle = (int)(((uint)low + (uint)high) / 2);
            var word = _words[middle];
            var same = Math.Min(Math.Min(sameLow, sameHigh), word.Length);
            same += text[Math.Min(same, text.Length)..].CommonPrefixLength(word.AsSpan(same));
            if (same == word.Length || (same < text.Length && word[same] < text[same]))
            {
                (low, sameLow) = (middle + 1, same);
            }
            else
            {
                (high, sameHigh) = (middle, same);
            }
        }

        return (low, sameLow, sameHigh);
    }
}
