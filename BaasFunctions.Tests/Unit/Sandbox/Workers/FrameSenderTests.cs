using BaasFunctions.Sandbox.Workers.Protocol;
using BaasFunctions.Sandbox.Workers.Transport;

namespace BaasFunctions.Tests.Unit.Sandbox.Workers;

[TestClass]
public sealed class FrameSenderTests
{
    private const int Large = 6 << 20;

    [TestMethod]
    public async Task Reserve_TheOtherSideTakesNothing_WaitsAtTheBoundAndGoesOnWhenItDoes()
    {
        using var stream = new HeldStream();
        var sender = new FrameSender(stream, TimeProvider.System);
        var frames = Enumerable.Range(0, 10).Select(_ => SendAsync(sender)).ToArray();

        // Two fit; where the first is being written, that one counts as well.
        Assert.AreEqual(FrameSender.MaxQueuedBytes / Large, frames.Count(frame => frame.IsCompleted));
        Assert.IsTrue(sender.IsStuck(TimeSpan.Zero));

        stream.Open();
        await Task.WhenAll(frames).WaitAsync(TimeSpan.FromSeconds(60));
        await MachinePace.UntilAsync(() => stream.Written == 10L * (Large + Frame.HeaderBytes + sizeof(int)));
        await MachinePace.UntilAsync(() => !sender.IsStuck(TimeSpan.Zero));
    }

    [TestMethod]
    public async Task Reserve_ConnectionBreaks_NobodyWaitsOn()
    {
        using var stream = new HeldStream();
        var sender = new FrameSender(stream, TimeProvider.System);
        var frames = Enumerable.Range(0, 10).Select(_ => SendAsync(sender)).ToArray();

        stream.Break();

        await Task.WhenAll(frames).WaitAsync(TimeSpan.FromSeconds(60));
        Assert.IsFalse(sender.IsStuck(TimeSpan.Zero));
    }

    [TestMethod]
    public async Task Release_OfRoomThatIsNotUsed_LetsTheNextIn()
    {
        using var stream = new HeldStream();
        var sender = new FrameSender(stream, TimeProvider.System);
        var reserved = await sender.ReserveAsync(FrameSender.MaxQueuedBytes);
        var next = sender.ReserveAsync(Large).AsTask();
        Assert.IsFalse(next.IsCompleted);

        sender.Release(reserved);

        Assert.AreEqual(Large, await next.WaitAsync(TimeSpan.FromSeconds(60)));
    }

    private static async Task SendAsync(FrameSender sender)
    {
        var reserved = await sender.ReserveAsync(Large);
        sender.Send(FrameType.HostAnswer, 1, new byte[Large], static (buffer, bytes) => buffer.WriteBytes(bytes), reserved);
    }

    /// <summary>Takes nothing until it is opened.</summary>
    private sealed class HeldStream : MemoryStream
    {
        private readonly TaskCompletionSource _opened = new();

        public long Written { get; private set; }

        public void Open() => _opened.SetResult();

        public void Break() => _opened.SetException(new IOException());

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await _opened.Task;
            Written += buffer.Length;
        }
    }
}
