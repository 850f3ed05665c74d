using System.Text;
using BaasFunctions.Server.Logging;
using BaasFunctions.Tests.Unit.Service;

namespace BaasFunctions.Tests.Unit.Server;

[TestClass]
public sealed class RollingFileTests
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("baas-rolling-");
    private readonly FakeTime _time = new();

    [TestCleanup]
    public void CleanUp() => _folder.Delete(recursive: true);

    [TestMethod]
    public void Write_BeyondTheSizeAndTheDay_BeginsAnotherFileAndKeepsTheLast()
    {
        var file = Open(maxBytes: 10, maxFiles: 3);
        var first = Day();
        foreach (var line in new[] { "one\n", "two\n", "three\n", "larger than a file\n" })
        {
            file.Write(Encoding.UTF8.GetBytes(line));
        }

        CollectionAssert.AreEqual(new[] { $"combined{first}.log one|two|", $"combined{first}_001.log three|", $"combined{first}_002.log larger than a file|" }, Files());

        _time.Advance(TimeSpan.FromDays(1));
        file.Write("four\n"u8);

        CollectionAssert.AreEqual(new[] { $"combined{first}_001.log three|", $"combined{first}_002.log larger than a file|", $"combined{Day()}.log four|" }, Files());
    }

    [TestMethod]
    public void Write_AfterARestart_GoesOnInTheLastFileAndLeavesOthersAlone()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "combined-notes.log"), "notes");
        Open(maxBytes: 10, maxFiles: 1).Write("one\n"u8);
        Open(maxBytes: 10, maxFiles: 1).Write("two\n"u8);

        CollectionAssert.AreEqual(new[] { "combined-notes.log notes", $"combined{Day()}.log one|two|" }, Files());
    }

    [TestMethod]
    public void Write_WhereNoFileCanBe_ThrowsAndTriesAgain()
    {
        var blocker = Path.Combine(_folder.FullName, "logs");
        File.WriteAllText(blocker, "");
        var file = new RollingFile(Path.Combine(blocker, "combined.log"), 100, 2, _time);

        Assert.Throws<IOException>(() => file.Write("lost\n"u8));
        File.Delete(blocker);
        file.Write("kept\n"u8);

        Assert.AreEqual("kept\n", File.ReadAllText(Directory.GetFiles(blocker).Single()));
    }

    private RollingFile Open(long maxBytes, int maxFiles) => new(Path.Combine(_folder.FullName, "combined.log"), maxBytes, maxFiles, _time);

    private string Day() => _time.GetLocalNow().ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture);

    private string[] Files() =>
        [.. _folder.GetFiles().OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => $"{file.Name} {File.ReadAllText(file.FullName).Replace('\n', '|')}")];
}
