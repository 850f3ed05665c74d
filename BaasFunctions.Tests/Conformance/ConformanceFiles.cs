namespace BaasFunctions.Tests.Conformance;

/// <summary>Finds the committed data of the conformance tests and the packages restored beside it.</summary>
internal static class ConformanceFiles
{
    public static string Source(string relative) => Repository.PathOf(Path.Combine("BaasFunctions.Tests", "Conformance", relative));

    /// <summary>A path in the restored packages; ends the test as inconclusive, with the reason, where they were not restored.</summary>
    public static string Package(string relative)
    {
        if (!File.Exists(Source("fixtures/node_modules/.restored")))
        {
            Assert.Inconclusive(
                "The pinned npm packages of Conformance/fixtures are not restored: the build found no node or npm, or npm could not fetch them.");
        }

        return Source(Path.Combine("fixtures/node_modules", relative));
    }

    /// <summary>The file's text with its byte order mark, if it has one: to the parser that is a character.</summary>
    public static string ReadText(string path) => System.Text.Encoding.UTF8.GetString(File.ReadAllBytes(path));
}
