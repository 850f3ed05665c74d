using System.Buffers.Binary;
using BaasFunctions.Sandbox.Workers.Protocol;
using BaasFunctions.Tests.PropertyBased;
using FsCheck.Fluent;

namespace BaasFunctions.Tests.Unit.Sandbox.Workers;

[TestClass]
public sealed class FrameFuzzTests
{
    private const ulong Seed = 20260304;
    private const int Cases = 100_000;

    private static readonly (byte[] Payload, Action<byte[]> Read)[] s_valid =
    [
        (Frames.PayloadOf(b => RequestCodec.Write(b, Frames.FullRequest(), default, withSource: true)), p => RequestCodec.Read(p, out _, out _)),
        (Frames.PayloadOf(b => ResultCodec.Write(b, Frames.FullResult(), 0, false)), p => ResultCodec.Read(p)),
        (Frames.PayloadOf(b => LogCodec.Write(b, Frames.FullResult().Logs[1])), ReadLog),
        (Frames.PayloadOf(b => HelloCodec.Write(b, new([new("a", true, "b")]))), p => HelloCodec.Read(p)),
    ];

    /// <summary>Lengths of what follows, and what lies about it.</summary>
    private static readonly byte[][] s_lengths = [.. new[] { int.MaxValue, int.MaxValue - 1, int.MinValue, -3, -1, 0, 1, 2, 7, 100, 1000 }.Select(Length)];

    [TestMethod]
    public void Payloads_Damaged_AreReadOrRefused()
    {
        var refused = 0;
        foreach (var (valid, read) in s_valid)
        {
            PropertyCheck.Holds(
                DamagedBytes.Of(valid, s_lengths, most: 3),
                DamagedBytes.Shorter,
                payload => refused += IsRefused(() => read(payload.Bytes)) ? 1 : 0,
                Cases / s_valid.Length,
                PropertyCheck.SeedOr(Seed));
        }

        Assert.IsGreaterThan(Cases / 4, refused);
    }

    [TestMethod]
    public void Streams_OfAnyBytes_AreCutOrRefused()
    {
        var noise = Gen.Choose(0, 40).SelectMany(length => Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf(length));
        var streams = Gen.Choose(0, 8).SelectMany(count => Gen.OneOf(noise, Gen.Choose(-2, 29).Select(Length)).ArrayOf(count));
        PropertyCheck.Holds(
            streams,
            Shrink.Items,
            pieces =>
            {
                byte[] bytes = [.. pieces.SelectMany(piece => piece)];
                var taken = 0;
                IsRefused(() => taken = TakeAll(bytes));
                Assert.IsLessThanOrEqualTo(bytes.Length, taken);
            },
            Cases / 10,
            PropertyCheck.SeedOr(Seed));
    }

    private static int TakeAll(byte[] bytes)
    {
        using var reader = new FrameReader(new MemoryStream(bytes));
        var taken = 0;
        while (reader.Fill())
        {
            while (reader.TryTake(out var frame))
            {
                taken += Frame.HeaderBytes + frame.Payload.Length;
            }
        }

        return taken;
    }

    private static bool IsRefused(Action read)
    {
        try
        {
            read();
            return false;
        }
        catch (FrameFormatException)
        {
            return true;
        }
    }

    private static byte[] Length(int value)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }

    private static void ReadLog(byte[] payload)
    {
        var reader = new PayloadReader(payload);
        LogCodec.Read(ref reader);
        reader.End();
    }
}
