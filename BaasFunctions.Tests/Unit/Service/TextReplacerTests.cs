using System.Diagnostics;
using BaasFunctions.Service.Execution;
using BaasFunctions.Tests.PropertyBased;
using FsCheck;
using FsCheck.Fluent;

namespace BaasFunctions.Tests.Unit.Service;

[TestClass]
public sealed class TextReplacerTests
{
    [TestMethod]
    [DataRow("nothing of it", "nothing of it")]
    [DataRow("a secret here", "a [1] here")]
    [DataRow("secretsecret", "[1][1]")]
    [DataRow("a secret-longer one", "a [2] one")]
    [DataRow("a secret-long one", "a [1]-long one")]
    [DataRow("", "")]
    [DataRow("secret", "[1]")]
    public void Replace_Words_TheLongestOfThoseThatBeginAtAPlaceCounts(string text, string expected) =>
        Assert.AreEqual(expected, Replacer(("secret", "[1]"), ("secret-longer", "[2]")).Replace(text));

    [TestMethod]
    public void Replace_WordsThatOverlap_LeaveNoPartOfEither() =>
        Assert.AreEqual("<[long]>", Replacer(("abcdef", "[short]"), ("cdefghij", "[long]")).Replace("<abcdefghij>"));

    [TestMethod]
    public void Replace_AnyWords_NeverLeavesOneAndChangesNothingElse()
    {
        var texts =
            from words in Gen.Choose(1, 7).SelectMany(count => Text(2, 5).ArrayOf(count))
            from text in Text(0, 39)
            select new Replacement(text, [.. words.Distinct()]);

        // The plain way: every place that any word covers is marked, and each run of overlapping ones becomes one mark.
        PropertyCheck.Holds(
            texts,
            Replacement.Smaller,
            value => Assert.AreEqual(Plainly(value.Text, value.Words), Replacer([.. value.Words.Select(word => (word, "#"))]).Replace(value.Text)),
            cases: 3_000,
            PropertyCheck.SeedOr(7));
    }

    [TestMethod]
    public void Replace_AThousandLongWordsThatDifferAtTheirEnd_TakesTimeOfTheTextAlone()
    {
        var words = Enumerable.Range(0, 1000).Select(i => (new string('a', 5_000) + i, "#")).ToArray();
        var text = new string('a', 1_000_000);
        var began = Stopwatch.GetTimestamp();

        Assert.AreSame(text, Replacer(words).Replace(text));

        // Each word looked for by itself takes minutes.
        Assert.IsLessThan(30, Stopwatch.GetElapsedTime(began).TotalSeconds);
    }

    private static string Plainly(string text, string[] words)
    {
        var result = new System.Text.StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var end = End(text, words, at);
            if (end == at)
            {
                result.Append(text[at++]);
                continue;
            }

            for (var inner = at + 1; inner < end; inner++)
            {
                end = Math.Max(end, End(text, words, inner));
            }

            result.Append('#');
            at = end;
        }

        return result.ToString();
    }

    private static int End(string text, string[] words, int at) =>
        at + words.Where(word => string.CompareOrdinal(text, at, word, 0, word.Length) == 0).Select(word => word.Length).DefaultIfEmpty(0).Max();

    private static Gen<string> Text(int least, int most) =>
        from length in Gen.Choose(least, most)
        from letters in Gen.Elements('a', 'b', 'c').ArrayOf(length)
        select new string(letters);

    private static TextReplacer Replacer(params (string Word, string Replacement)[] words) =>
        new(words.Select(pair => KeyValuePair.Create(pair.Word, pair.Replacement)));

    private sealed record Replacement(string Text, string[] Words)
    {
        public static IEnumerable<Replacement> Smaller(Replacement value) =>
        [
            .. Shrink.Items(value.Words).Where(words => words.Length > 0).Select(words => value with { Words = words }),
            .. Shrink.Items(value.Text.ToCharArray()).Select(letters => value with { Text = new string(letters) }),
        ];

        public override string ToString() => $"{Text}: {string.Join(' ', Words)}";
    }
}
