using System.Buffers;

namespace BaasFunctions.Sandbox.Contracts;

/// <summary>
/// Arrays for bodies and frames. Small ones come from the shared pool of the runtime. Of large ones few are kept, and not for long: the shared pool
/// would keep many of each size, and an attack would leave them behind.
/// </summary>
public static class BufferPool
{
    private const int LargeFrom = 64 << 10;
    private const long MaxKept = 16L << 20;
    private static readonly TimeSpan s_kept = TimeSpan.FromSeconds(5);
    private static readonly Lock s_gate = new();
    private static readonly List<byte[]> s_large = [];
    private static readonly Timer s_trim = new(static _ => Trim());
    private static long s_largeBytes;

    /// <summary>An array of at least so many bytes, with anything in it.</summary>
    public static byte[] Rent(int bytes)
    {
        if (bytes <= LargeFrom)
        {
            return ArrayPool<byte>.Shared.Rent(bytes);
        }

        var size = SizeOf(bytes);
        lock (s_gate)
        {
            // The latest first: it may still be in the processor's cache.
            for (var i = s_large.Count - 1; i >= 0; i--)
            {
                if (s_large[i].Length == size)
                {
                    var kept = s_large[i];
                    s_large.RemoveAt(i);
                    s_largeBytes -= size;
                    return kept;
                }
            }
        }

        return GC.AllocateUninitializedArray<byte>(size);
    }

    /// <summary>Length of the array that is rented for so many bytes; a shared one may be longer.</summary>
    public static int SizeOf(int bytes) => bytes <= LargeFrom ? bytes : (int)Math.Min(Array.MaxLength, ((long)bytes + LargeFrom - 1) / LargeFrom * LargeFrom);

    /// <summary>Gives an array back, once. An empty one is nothing.</summary>
    public static void Return(byte[] array)
    {
        ArgumentNullException.ThrowIfNull(array);
        if (array.Length <= LargeFrom)
        {
            ArrayPool<byte>.Shared.Return(array);
            return;
        }

        lock (s_gate)
        {
            if (s_largeBytes + array.Length <= MaxKept)
            {
                s_large.Add(array);
                s_largeBytes += array.Length;
                s_trim.Change(s_kept, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private static void Trim()
    {
        lock (s_gate)
        {
            s_large.Clear();
            s_largeBytes = 0;
        }
    }
}
