using System.Buffers.Binary;
using BaasFunctions.Sandbox.Workers.Protocol;

namespace BaasFunctions.Tests.Unit.Sandbox.Workers;

[TestClass]
public sealed class FrameFuzzTests
{
    private const int Seed = 20260304;
    private const int Cases = 100_000;

    private static readonly (byte[] Payload, Action<byte[]> Read)[] s_valid =
    [
        (Frames.PayloadOf(b => RequestCodec.Write(b, Frames.FullRequest(), default, withSource: true)), p => RequestCodec.Read(p, out _, out _)),
        (Frames.PayloadOf(b => ResultCodec.Write(b, Frames.FullResult(), 0, false)), p => ResultCodec.Read(p)),
        (Frames.PayloadOf(b => LogCodec.Write(b, Frames.FullResult().Logs[1])), ReadLog),
        (Frames.PayloadOf(b => HelloCodec.Write(b, new([new("a", true, "b")]))), p => HelloCodec.Read(p)),
    ];

    [TestMethod]
    public void Payloads_Damaged_AreReadOrRefused()
    {
        var random = new Random(Seed);
        var refused = 0;
        for (var i = 0; i < Cases; i++)
        {
            var (valid, read) = s_valid[i % s_valid.Length];
            try
            {
                read(Damage(valid, random));
            }
            catch (FrameFormatException)
            {
                refused++;
            }
        }

        Assert.IsGreaterThan(Cases / 4, refused);
    }

    [TestMethod]
    public void Streams_OfAnyBytes_AreCutOrRefused()
    {
        var random = new Random(Seed);
        for (var i = 0; i < Cases / 10; i++)
        {
            var bytes = new byte[random.Next(0, 200)];
            random.NextBytes(bytes);
            for (var at = 0; at + 4 <= bytes.Length && random.Next(4) != 0; at += random.Next(9, 40))
            {
                BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), random.Next(-2, 30));
            }

            using var reader = new FrameReader(new MemoryStream(bytes));
            var taken = 0;
            try
            {
                while (reader.Fill())
                {
                    while (reader.TryTake(out var frame))
                    {
                        taken += Frame.HeaderBytes + frame.Payload.Length;
                    }
                }
            }
            catch (FrameFormatException)
            {
            }

            Assert.IsLessThanOrEqualTo(bytes.Length, taken);
        }
    }

    private static void ReadLog(byte[] payload)
    {
        var reader = new PayloadReader(payload);
        LogCodec.Read(ref reader);
        reader.End();
    }

    /// <summary>Cuts, lengthens, flips, or puts a length where none is expected.</summary>
    private static byte[] Damage(byte[] valid, Random random)
    {
        var bytes = random.Next(5) switch
        {
            0 => valid[..random.Next(valid.Length)],
            1 => [.. valid, .. new byte[random.Next(1, 20)]],
            _ => (byte[])valid.Clone(),
        };
        for (var n = random.Next(4); n > 0 && bytes.Length > 4; n--)
        {
            var at = random.Next(bytes.Length - 3);
            if (random.Next(2) == 0)
            {
                bytes[at] ^= (byte)(1 << random.Next(8));
            }
            else
            {
                BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), random.Next(3) == 0 ? int.MaxValue - random.Next(3) : random.Next(-3, 1000));
            }
        }

        return bytes;
    }
}
