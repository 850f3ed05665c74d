namespace BaasFunctions.Sandbox.Engines.Context.Web.Compression;

/// <summary>Checksums of compressed data, of what came so far.</summary>
internal static class Checksum
{
    /// <summary>The largest prime below 2^16 (RFC 1950, 8.2).</summary>
    private const uint AdlerModulus = 65_521;

    /// <summary>So many bytes can be added up before the sums have to be reduced.</summary>
    private const int AdlerRun = 5_552;

    private static readonly uint[] s_crc = CrcTable();

    /// <summary>CRC-32 (RFC 1952, 8); it begins with 0.</summary>
    public static uint Crc32(uint before, ReadOnlySpan<byte> bytes)
    {
        var crc = ~before;
        foreach (var one in bytes)
        {
            crc = s_crc[(byte)(crc ^ one)] ^ (crc >> 8);
        }

        return ~crc;
    }

    /// <summary>Adler-32 (RFC 1950, 8.2); it begins with 1.</summary>
    public static uint Adler32(uint before, ReadOnlySpan<byte> bytes)
    {
        var low = before & 0xFFFF;
        var high = before >> 16;
        while (!bytes.IsEmpty)
        {
            var run = bytes[..Math.Min(bytes.Length, AdlerRun)];
            foreach (var one in run)
            {
                low += one;
                high += low;
            }

            low %= AdlerModulus;
            high %= AdlerModulus;
            bytes = bytes[run.Length..];
        }

        return (high << 16) | low;
    }

    private static uint[] CrcTable()
    {
        var table = new uint[256];
        for (var i = 0u; i < table.Length; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value & 1) == 0 ? value >> 1 : 0xEDB88320 ^ (value >> 1);
            }

            table[i] = value;
        }

        return table;
    }
}
