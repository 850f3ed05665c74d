using System.Text;

namespace BaasFunctions.Tests.Conformance.Differential;

/// <summary>Compares what is written to it with what another stream yields, and keeps the first difference with its surroundings.</summary>
internal sealed class ComparingStream(Stream expected) : Stream
{
    private const int Context = 300;

    private readonly byte[] _read = new byte[1 << 15];
    private byte[] _before = [];

    public long Compared { get; private set; }

    /// <summary>Null as long as both are the same.</summary>
    public string? Difference { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => Compared;

    public override long Position
    {
        get => Compared;
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> actual)
    {
        while (Difference is null && !actual.IsEmpty)
        {
            int wanted = Math.Min(actual.Length, _read.Length);
            int got = expected.ReadAtLeast(_read.AsSpan(0, wanted), wanted, throwOnEndOfStream: false);
            ReadOnlySpan<byte> theirs = _read.AsSpan(0, got);
            int same = actual.CommonPrefixLength(theirs);
            if (same < wanted)
            {
                Describe(actual, theirs, same);
                return;
            }

            Compared += wanted;
            _before = actual[Math.Max(0, wanted - Context)..wanted].ToArray();
            actual = actual[wanted..];
        }
    }

    /// <summary>To be called after the last write: nothing may be left of the other text.</summary>
    public void Complete()
    {
        if (Difference is null && expected.Read(_read, 0, Context) is > 0 and int rest)
        {
            Difference = $"The reference goes on after {Compared} bytes with: {Encoding.ASCII.GetString(_read, 0, rest)}";
        }
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void Describe(ReadOnlySpan<byte> ours, ReadOnlySpan<byte> theirs, int same)
    {
        string before = Encoding.ASCII.GetString(_before) + Encoding.ASCII.GetString(ours[..same]);
        Difference = $"""
            After {Compared + same} equal bytes ending in
            {(before.Length > Context ? before[^Context..] : before)}
            the reference has
            {Encoding.ASCII.GetString(theirs[same..Math.Min(theirs.Length, same + Context)])}
            and ours
            {Encoding.ASCII.GetString(ours[same..Math.Min(ours.Length, same + Context)])}
            """;
    }
}
