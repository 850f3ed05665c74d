using System.IO.Compression;
using BaasFunctions.Sandbox.Engines.Context.Web.Compression;

namespace BaasFunctions.Tests.Unit.Sandbox.WebStreams;

/// <summary>The decompression of RFC 1951 gives what that of the runtime gives, in pieces of any size, of whole and of damaged data.</summary>
[TestClass]
public sealed class InflaterTests
{
    private enum End
    {
        Whole,
        Cut,
        Broken,
    }

    [TestMethod]
    [DataRow(CompressionLevel.Optimal)]
    [DataRow(CompressionLevel.Fastest)]
    [DataRow(CompressionLevel.SmallestSize)]
    [DataRow(CompressionLevel.NoCompression)]
    public void Inflater_OfWholeData_GivesIt(CompressionLevel level)
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var data = Data(random);
            var packed = Pack(data, level);

            var (end, given) = Inflate(packed, random);

            Assert.AreEqual(End.Whole, end, $"seed {seed}");
            CollectionAssert.AreEqual(data, given, $"seed {seed}");
        }
    }

    [TestMethod]
    [DataRow(CompressionLevel.Optimal)]
    [DataRow(CompressionLevel.Fastest)]
    [DataRow(CompressionLevel.NoCompression)]
    public void Inflater_OfDamagedData_EndsAsThatOfTheRuntime(CompressionLevel level)
    {
        var ends = new HashSet<End>();
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var packed = Pack(Data(random), level);
            for (var i = random.Next(1, 4); i > 0; i--)
            {
                packed[random.Next(Math.Min(packed.Length, 300))] ^= (byte)(1 << random.Next(8));
            }

            if (random.Next(3) == 0)
            {
                packed = packed[..random.Next(packed.Length)];
            }

            var (end, given) = Inflate(packed, random);
            var (isBroken, wanted) = InflateOfTheRuntime(packed);

            ends.Add(end);
            Assert.AreEqual(isBroken, end == End.Broken, $"seed {seed}");
            if (!isBroken)
            {
                CollectionAssert.AreEqual(wanted, given, $"seed {seed}");
            }
        }

        Assert.Contains(End.Broken, ends);
        Assert.Contains(End.Cut, ends);
    }

    private static (End End, byte[] Data) Inflate(byte[] packed, Random random)
    {
        var input = new BitInput();
        var inflater = new Inflater(input);
        var given = new MemoryStream();
        for (var at = 0; at < packed.Length && !inflater.IsEnded && !inflater.IsBroken;)
        {
            var count = Math.Min(random.Next(1, 5_000), packed.Length - at);
            input.Add(packed[at..(at + count)]);
            at += count;
            for (var piece = inflater.Next(); !piece.IsEmpty; piece = inflater.Next())
            {
                given.Write(piece);
            }
        }

        return (inflater.IsBroken ? End.Broken : inflater.IsEnded ? End.Whole : End.Cut, given.ToArray());
    }

    private static (bool IsBroken, byte[] Data) InflateOfTheRuntime(byte[] packed)
    {
        using var stream = new DeflateStream(new MemoryStream(packed), CompressionMode.Decompress);
        var given = new MemoryStream();
        try
        {
            stream.CopyTo(given);
            return (false, given.ToArray());
        }
        catch (InvalidDataException)
        {
            return (true, []);
        }
    }

    private static byte[] Pack(byte[] data, CompressionLevel level)
    {
        var packed = new MemoryStream();
        using (var stream = new DeflateStream(packed, level))
        {
            stream.Write(data);
        }

        return packed.ToArray();
    }

    /// <summary>Runs, repetitions and noise, up to some 300 KB.</summary>
    private static byte[] Data(Random random)
    {
        var data = new MemoryStream();
        data.WriteByte((byte)random.Next(256));
        for (var part = random.Next(1, 8); part > 0; part--)
        {
            var bytes = new byte[random.Next(1, 40_000)];
            switch (random.Next(3))
            {
                case 0:
                    random.NextBytes(bytes);
                    break;
                case 1:
                    bytes.AsSpan().Fill((byte)random.Next(256));
                    break;
                default:
                    var words = (byte)random.Next(2, 60);
                    for (var i = 0; i < bytes.Length; i++)
                    {
                        bytes[i] = (byte)(97 + (random.Next(words) * random.Next(2)));
                    }

                    break;
            }

            data.Write(bytes);
        }

        return data.ToArray();
    }
}
