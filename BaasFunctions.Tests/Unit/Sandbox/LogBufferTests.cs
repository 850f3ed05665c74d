using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Diagnostics;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Unit.Sandbox;

[TestClass]
public sealed class LogBufferTests
{
    [TestMethod]
    public void Complete_WithinBounds_IsWhatWasAdded()
    {
        var log = new LogBuffer(10, 10_000, new ManualTimeProvider());
        log.Add(LogEntryLevel.Info, "one", default);
        log.Add(LogEntryLevel.Error, "two", TestSandbox.Utf8("{\"a\":1}"));

        var entries = log.Complete();

        Assert.HasCount(2, entries);
        Assert.AreEqual("one", entries[0].Message);
        Assert.AreEqual("null", System.Text.Encoding.UTF8.GetString(entries[0].DataJson.Span));
        Assert.AreEqual(ManualTimeProvider.Start, entries[0].Timestamp);
        Assert.AreEqual(LogEntryLevel.Error, entries[1].Level);
    }

    [TestMethod]
    public void Complete_TooManyEntries_SaysHowManyAreMissing()
    {
        var log = new LogBuffer(3, 10_000, TimeProvider.System);
        for (var i = 0; i < 10; i++)
        {
            log.Add(LogEntryLevel.Info, $"{i}", default);
        }

        var entries = log.Complete();

        CollectionAssert.AreEqual(new[] { "0", "1", "2" }, entries.Take(3).Select(e => e.Message).ToArray());
        Assert.AreEqual(LogEntryLevel.Warn, entries[3].Level);
        Assert.AreEqual("7 log entries were dropped: an execution may log 3 entries and 10000 bytes", entries[3].Message);
        Assert.AreEqual(7, log.Dropped);
    }

    [TestMethod]
    public void Add_OfWhatIsTooLarge_KeepsItsBeginningAndTheEntriesAfterIt()
    {
        var log = new LogBuffer(100, 100_000, TimeProvider.System);
        log.Add(LogEntryLevel.Info, new string('x', 200_000), TestSandbox.Utf8($"[\"{new string('y', 300_000)}\"]"));
        log.Add(LogEntryLevel.Info, "fits", default);

        var entries = log.Complete();
        var data = System.Text.Json.JsonSerializer.Deserialize<string>(entries[0].DataJson.Span)!;
        StringAssert.EndsWith(entries[0].Message, "xxx... (cut: 200000 characters)");
        StringAssert.StartsWith(data, "[\"yyy");
        StringAssert.EndsWith(data, "yyy... (cut: 300004 bytes)");
        Assert.IsLessThan(10_000, log.Bytes);
        Assert.AreEqual("fits", entries[1].Message);
        Assert.AreEqual(0, log.Dropped);
    }

    /// <summary>Half of a character is in no entry.</summary>
    [TestMethod]
    public void Add_OfWhatIsTooLarge_CutsBetweenCharacters()
    {
        var log = new LogBuffer(100, 5_000, TimeProvider.System);
        log.Add(LogEntryLevel.Info, string.Concat(Enumerable.Repeat("😀", 3_000)), TestSandbox.Utf8($"[\"{string.Concat(Enumerable.Repeat("\\\"😀", 3_000))}\"]"));

        var entry = log.Complete()[0];
        var data = System.Text.Json.JsonSerializer.Deserialize<string>(entry.DataJson.Span)!;
        Assert.IsFalse((entry.Message + data).Contains('\uFFFD'), data);
        StringAssert.EndsWith(entry.Message, "😀... (cut: 6000 characters)");
    }

    [TestMethod]
    public void Add_WithoutRoomForABeginning_KeepsNoLaterOne()
    {
        var log = new LogBuffer(100, 300, TimeProvider.System);
        log.Add(LogEntryLevel.Info, "fits", default);
        log.Add(LogEntryLevel.Info, new string('x', 1000), default);
        log.Add(LogEntryLevel.Info, "would fit", default);

        Assert.AreEqual(2, log.Dropped);
        Assert.AreEqual(1, log.Count);
        Assert.IsLessThanOrEqualTo(0, log.Room);
    }
}
