using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace BaasFunctions.Tests.PropertyBased;

/// <summary>Bytes that were valid and then broken at some places: a reader accepts or refuses them, and does nothing else.</summary>
internal sealed record DamagedBytes(byte[] Bytes)
{
    private const int MaxRemoved = 12;

    /// <summary>The bytes with one to <paramref name="most"/> changes, which may put in or write over one of the pieces.</summary>
    public static Gen<DamagedBytes> Of(byte[] valid, byte[][] pieces, int most) =>
        from count in Gen.Choose(1, most)
        from bytes in Enumerable.Range(0, count).Aggregate(Gen.Constant(valid), (changed, _) => changed.SelectMany(bytes => Change(bytes, pieces)))
        select new DamagedBytes(bytes);

    public static IEnumerable<DamagedBytes> Shorter(DamagedBytes damaged) => Shrink.Items(damaged.Bytes).Select(bytes => new DamagedBytes(bytes));

    public override string ToString() => Encoding.Latin1.GetString(Bytes);

    private static Gen<byte[]> Change(byte[] bytes, byte[][] pieces) =>
        from at in Gen.Choose(0, Math.Max(0, bytes.Length - 1))
        from end in Gen.Choose(at, Math.Min(bytes.Length, at + MaxRemoved))
        from piece in Gen.Elements(pieces)
        from any in Gen.Choose(0, 255)
        from kind in Gen.Choose(0, 5)
        select (byte[])(kind switch
        {
            0 => bytes[..at],
            1 => [.. bytes[..at], .. bytes[end..]],
            2 => [.. bytes[..end], .. bytes[at..]],
            3 => [.. bytes[..at], .. piece, .. bytes[at..]],
            4 => [.. bytes[..at], .. piece, .. bytes[Math.Min(bytes.Length, at + piece.Length)..]],
            _ => [.. bytes[..at], (byte)any, .. bytes[end..]],
        });
}
