using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Workers.Protocol;
using BaasFunctions.Sandbox.Workers.Transport;

namespace BaasFunctions.Tests.Unit.Sandbox.Workers;

/// <summary>What frames take is counted, and returned when they are gone.</summary>
[TestClass]
public sealed class FrameBytesTests
{
    private const int Large = 1 << 20;

    private readonly Counter _counter = new();

    [TestMethod]
    public async Task Sender_LargeFrameThatWaits_IsCountedUntilItWasSent()
    {
        var stream = new GatedStream();
        var held = new Held();
        var sender = new FrameSender(stream, TimeProvider.System, _counter);

        Send(sender, held);
        Assert.IsGreaterThanOrEqualTo(Large, _counter.Bytes);
        Assert.IsFalse(held.IsDisposed);

        stream.Open();
        await held.Disposed.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.AreEqual(0, _counter.Bytes);
    }

    [TestMethod]
    public async Task Sender_WhoseConnectionBreaks_ReturnsEverything()
    {
        var stream = new GatedStream();
        var (first, second, late) = (new Held(), new Held(), new Held());
        var sender = new FrameSender(stream, TimeProvider.System, _counter);
        Send(sender, first);
        Send(sender, second);

        stream.Break();
        await first.Disposed.WaitAsync(TimeSpan.FromSeconds(30));
        await second.Disposed.WaitAsync(TimeSpan.FromSeconds(30));
        Send(sender, late);

        Assert.IsTrue(late.IsDisposed);
        Assert.AreEqual(0, _counter.Bytes);
    }

    [TestMethod]
    public async Task Reader_LargeFrame_IsCountedUntilTheReaderIsDone()
    {
        var buffer = new FrameBuffer();
        Assert.IsTrue(buffer.TryAdd(FrameType.Log, 1, new byte[Large], static (to, bytes) => to.WriteBytes(bytes)));
        var reader = new FrameReader(new MemoryStream(buffer.Written.ToArray()), null, _counter);
        Frame frame;
        while (!reader.TryTake(out frame))
        {
            Assert.IsTrue(await reader.FillAsync(default));
        }

        Assert.IsGreaterThanOrEqualTo(Large, frame.Payload.Length);
        Assert.IsGreaterThanOrEqualTo(Large, _counter.Bytes);
        reader.Dispose();
        Assert.AreEqual(0, _counter.Bytes);
    }

    private static void Send(FrameSender sender, IDisposable held) =>
        Assert.IsTrue(sender.Send(FrameType.Log, 1, new byte[Large], static (buffer, bytes) => buffer.WriteBytes(bytes), held: held));

    private sealed class Counter : IByteCounter
    {
        private long _bytes;

        public long Bytes => Interlocked.Read(ref _bytes);

        public void Count(long bytes) => Interlocked.Add(ref _bytes, bytes);

        public ValueTask CountAsync(long bytes)
        {
            Count(bytes);
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Held : IDisposable
    {
        private readonly TaskCompletionSource _disposed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Disposed => _disposed.Task;

        public bool IsDisposed => _disposed.Task.IsCompleted;

        public void Dispose() => _disposed.TrySetResult();
    }

    /// <summary>Takes nothing until it is opened.</summary>
    private sealed class GatedStream : MemoryStream
    {
        private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Open() => _gate.SetResult();

        public void Break() => _gate.SetException(new IOException("broken"));

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => await _gate.Task;
    }
}
