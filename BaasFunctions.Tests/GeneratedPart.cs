namespace BaasFunctions.Tests;

/// <summary>
/// A part of a document that is made from the code. Run the tests with <c>UPDATE_DOCUMENTS=1</c> to write such parts anew.
/// </summary>
internal static class GeneratedPart
{
    /// <summary>The document has the text; what stands there begins with the text's first line and ends before the next empty one.</summary>
    public static void StandsIn(string path, string text)
    {
        var file = Repository.PathOf(path);
        var document = File.ReadAllText(file);
        if (document.Contains(text, StringComparison.Ordinal))
        {
            return;
        }

        if (Environment.GetEnvironmentVariable("UPDATE_DOCUMENTS") == "1")
        {
            var from = document.IndexOf(text[..(text.IndexOf('\n') + 1)], StringComparison.Ordinal);
            Assert.IsGreaterThanOrEqualTo(0, from, $"{path} has no part that begins as the text does.");
            var to = document.IndexOf("\n\n", from, StringComparison.Ordinal);
            File.WriteAllText(file, document[..from] + text.TrimEnd('\n') + (to < 0 ? "\n" : document[to..]));
            return;
        }

        Assert.Fail($"{path} differs from what the code says, which is:\n{text}");
    }

    /// <summary>The whole document is the text.</summary>
    public static void Is(string path, string text)
    {
        var file = Repository.PathOf(path);
        if (Environment.GetEnvironmentVariable("UPDATE_DOCUMENTS") == "1")
        {
            File.WriteAllText(file, text);
        }

        Assert.AreEqual(text, File.Exists(file) ? File.ReadAllText(file) : "", $"{path} differs; UPDATE_DOCUMENTS=1 writes it anew.");
    }
}
