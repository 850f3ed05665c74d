using System.Buffers.Binary;
using BaasFunctions.Sandbox.Workers.Protocol;

namespace BaasFunctions.Tests.Unit.Sandbox.Workers;

[TestClass]
public sealed class FrameReaderTests
{
    private static readonly byte[] s_two =
    [
        .. Frames.BytesOf(FrameType.Log, 7, buffer => buffer.WriteString("one")),
        .. Frames.BytesOf(FrameType.Pong, 0, _ => { }),
        .. Frames.BytesOf(FrameType.Result, -1, buffer => buffer.WriteBytes(new byte[300_000])),
    ];

    [TestMethod]
    [DataRow(1)]
    [DataRow(5)]
    [DataRow(9)]
    [DataRow(4096)]
    [DataRow(1_000_000)]
    public async Task Frames_ArrivingInPieces_AreWhole(int piece)
    {
        using var reader = new FrameReader(new PiecewiseStream(s_two, piece));
        var seen = new List<(FrameType, int, int)>();
        while (await reader.FillAsync(CancellationToken.None))
        {
            while (reader.TryTake(out var frame))
            {
                seen.Add((frame.Type, frame.Execution, frame.Payload.Length));
            }
        }

        CollectionAssert.AreEqual(
            new[] { (FrameType.Log, 7, 4 + 6), (FrameType.Pong, 0, 0), (FrameType.Result, -1, 4 + 300_000) }, seen);
    }

    [TestMethod]
    [DataRow(-1)]
    [DataRow(int.MinValue)]
    [DataRow(Frame.MaxPayloadBytes + 1)]
    [DataRow(int.MaxValue)]
    public void Length_Impossible_IsRefused(int length)
    {
        var bytes = new byte[64];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, length);
        using var reader = new FrameReader(new MemoryStream(bytes));
        reader.Fill();
        Assert.ThrowsExactly<FrameFormatException>(() => reader.TryTake(out _));
    }

    [TestMethod]
    public void Frame_LargerThanAllowed_IsTakenBack()
    {
        using var buffer = new FrameBuffer();
        buffer.Begin(FrameType.Ping, 1);
        Assert.IsTrue(buffer.TryEnd());
        var before = buffer.Length;

        buffer.Begin(FrameType.Result, 2);
        buffer.Take(Frame.MaxPayloadBytes + 1);

        Assert.IsFalse(buffer.TryEnd());
        Assert.AreEqual(before, buffer.Length);
    }

    private sealed class PiecewiseStream(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(piece, buffer.Length)], cancellationToken);
    }
}
