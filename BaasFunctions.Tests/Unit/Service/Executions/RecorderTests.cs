using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Executions;

namespace BaasFunctions.Tests.Unit.Service.Executions;

[TestClass]
public sealed class RecorderTests
{
    private const int DroppedId = 3017;

    [TestMethod]
    public async Task DatabaseThatHangs_CostsNoExecutionAnythingAndBoundedMemory()
    {
        var database = new HangingDatabase();
        await using var service = new ServiceUnderTest(database: database);
        var (recorder, budget) = (service.Part<ExecutionRecorder>(), service.Part<ExecutionRecordOptions>().BufferBytes);
        var origin = new ExecutionOrigin { Trigger = ExecutionTrigger.Execute };
        var ended = FakeSandbox.Completed() with { Logs = [new LogEntry(LogEntryLevel.Info, new string('x', 1_000), default, service.Time.GetUtcNow())] };
        Assert.AreEqual(200, (await service.ExecuteAsync(ExecutionsContract.Body("shop"))).Status);
        _ = recorder.FlushAsync(CancellationToken.None);
        Assert.AreEqual(1, database.Asked);

        for (var i = 0; i < 100_000; i++)
        {
            recorder.Close(recorder.Open(origin, "shop", Request(i)), ended);
            if (i % 1_000 == 0)
            {
                Assert.IsLessThanOrEqualTo(budget, recorder.BufferedBytes);
            }
        }

        Assert.AreEqual(200, (await service.ExecuteAsync(ExecutionsContract.Body("shop"))).Status);
        Assert.IsLessThanOrEqualTo(budget, recorder.BufferedBytes);
        Assert.IsGreaterThan(budget / 2, recorder.BufferedBytes);

        // Said, and said once.
        Assert.HasCount(1, service.Log.Entries.Where(entry => entry.Id == DroppedId));
    }

    [TestMethod]
    public void Buffer_ThatIsFull_GivesUpTheOldestLogsAndThenTheOldestRecords()
    {
        var buffer = new RecordBuffer(20_000);
        for (var i = 0; i < 10; i++)
        {
            Add(buffer, $"{i}", logBytes: 1_500);
        }

        var (logs, records) = buffer.TakeDropped();
        var taken = buffer.Take(100, long.MaxValue).Select(one => (one.Record.ExecutionId, HasLog: one.Record.Logs.Length > 0, one.Record.LogIsLost)).ToArray();

        Assert.AreEqual(0L, records);
        Assert.IsGreaterThan(0L, logs);
        CollectionAssert.AreEqual(Enumerable.Range(0, 10).Select(i => ($"{i}", i >= logs, i < logs)).ToArray(), taken);

        var full = new RecordBuffer(5_000);
        for (var i = 0; i < 100; i++)
        {
            Add(full, $"{i}", logBytes: 0);
        }

        var last = full.Take(100, long.MaxValue).Select(one => one.Record.ExecutionId).ToArray();
        Assert.AreEqual(100L - last.Length, full.TakeDropped().Records);
        CollectionAssert.AreEqual(Enumerable.Range(100 - last.Length, last.Length).Select(i => $"{i}").ToArray(), last);
    }

    [TestMethod]
    public void Buffer_WhateverIsDoneWithIt_StaysWithinItsBytesAndCountsThem()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var buffer = new RecordBuffer(15_000);
            var open = new List<ExecutionEntry>();
            var flying = new List<IReadOnlyList<(ExecutionEntry Entry, ExecutionRecord Record)>>();
            for (var step = 0; step < 300; step++)
            {
                switch (random.Next(6))
                {
                    case 0 or 1:
                        open.Add(Add(buffer, $"{step}", logBytes: -1));
                        break;
                    case 2 or 3 when open.Count > 0:
                        var entry = open[random.Next(open.Count)];
                        open.Remove(entry);
                        buffer.Add(entry, entry.Record.Close(Ended(random.Next(3_000)), DateTimeOffset.UnixEpoch, 32 << 10));
                        break;
                    case 4 when flying.Count == 0:
                        flying.Add(buffer.Take(random.Next(1, 10), random.Next(1, 10_000)));
                        break;
                    case 5 when flying.Count > 0:
                        if (random.Next(2) == 0)
                        {
                            buffer.Done(flying[0]);
                        }
                        else
                        {
                            buffer.Return(flying[0]);
                        }

                        flying.Clear();
                        break;
                }

                // What is being written is at most one record more than was asked for.
                Assert.IsTrue(buffer.Bytes is >= 0 and <= 15_000, $"seed {seed}, step {step}: {buffer.Bytes}");
            }

            flying.ForEach(buffer.Return);
            while (buffer.Take(10, long.MaxValue) is { Count: > 0 } rest)
            {
                buffer.Done(rest);
            }

            Assert.AreEqual((0L, true), (buffer.Bytes, buffer.IsEmpty), $"seed {seed}");
        }
    }

    [TestMethod]
    public void Buffer_OneThatWasClosedWhileItWasWritten_IsWrittenOnceMoreAsItEnded()
    {
        var buffer = new RecordBuffer(100_000);
        var entry = Add(buffer, "e", logBytes: -1);
        var first = buffer.Take(10, long.MaxValue);
        buffer.Add(entry, entry.Record.Close(Ended(0), DateTimeOffset.UnixEpoch, 1_000));
        buffer.Return(first);

        var again = buffer.Take(10, long.MaxValue);

        Assert.AreEqual("running", first.Single().Record.Outcome);
        Assert.AreEqual("completed", again.Single().Record.Outcome);
    }

    [TestMethod]
    [DataRow(1_000, 1_000)]
    [DataRow(3, 100_000)]
    [DataRow(1, 32_700)]
    [DataRow(500, 60)]
    public void Logs_BeyondTheirBytes_AreCutAndSaySo(int entries, int length)
    {
        const int Max = 32 << 10;
        foreach (var text in new[] { "x", "\"", "\0", "é", "\U0001F600", "\ud800" })
        {
            var message = string.Concat(Enumerable.Repeat(text, length / text.Length));
            var json = RecordedLogs.Of([.. Enumerable.Range(0, entries).Select(_ => new LogEntry(LogEntryLevel.Info, message, "{\"a\":1}"u8.ToArray(), DateTimeOffset.UnixEpoch))], Max);
            var logs = JsonDocument.Parse(json).RootElement.EnumerateArray().Select(entry => entry.GetProperty("message").GetString()!).ToArray();

            Assert.IsLessThanOrEqualTo(Max, System.Text.Encoding.UTF8.GetByteCount(json));
            Assert.EndsWith($"{LogEntry.CutMark}{entries - logs.Length + 1} entries)", logs[^1]);
        }
    }

    private static ExecutionEntry Add(RecordBuffer buffer, string id, int logBytes)
    {
        var record = ExecutionRecord.Open(new ExecutionOrigin { Trigger = ExecutionTrigger.Execute }, "shop", Request(id), DateTimeOffset.UnixEpoch);
        var entry = new ExecutionEntry(record);
        buffer.Add(entry, logBytes < 0 ? record : record.Close(Ended(logBytes), DateTimeOffset.UnixEpoch, 32 << 10));
        return entry;
    }

    private static ExecutionResult Ended(int logBytes) => FakeSandbox.Completed() with
    {
        Logs = logBytes == 0 ? [] : [new LogEntry(LogEntryLevel.Info, new string('x', logBytes), default, DateTimeOffset.UnixEpoch)],
    };

    private static ExecutionRequest Request(object id) => new() { ExecutionId = $"{id}", FunctionId = "f", Code = "", Limits = new ExecutionLimits() };
}
