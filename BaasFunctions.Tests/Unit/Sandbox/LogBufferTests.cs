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
    public void Add_AfterOneWasTooLarge_KeepsNoLaterOne()
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
