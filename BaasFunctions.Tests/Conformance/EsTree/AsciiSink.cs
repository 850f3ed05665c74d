using System.Buffers.Text;

namespace BaasFunctions.Tests.Conformance.EsTree;

/// <summary>Collects ASCII text in a buffer that it hands on to a stream, so that a tree is never one big string.</summary>
internal sealed class AsciiSink(Stream stream) : IDisposable
{
    private const string Hex = "0123456789abcdef";

    private readonly byte[] _buffer = new byte[1 << 15];
    private int _count;

    public void Write(string ascii)
    {
        foreach (char unit in ascii)
        {
            Write((byte)unit);
        }
    }

    public void Write(int number)
    {
        Reserve(11);
        Utf8Formatter.TryFormat(number, _buffer.AsSpan(_count), out int written);
        _count += written;
    }

    public void Write(bool value) => Write(value ? "true" : "false");

    /// <summary>A JSON string with every UTF-16 unit outside printable ASCII escaped, so that lone surrogates survive.</summary>
    public void WriteQuoted(string text)
    {
        Write((byte)'"');
        foreach (char unit in text)
        {
            if (unit is '"' or '\\')
            {
                Write((byte)'\\');
                Write((byte)unit);
            }
            else if (unit is < ' ' or > '~')
            {
                Write("\\u");
                WriteHex(unit, 4);
            }
            else
            {
                Write((byte)unit);
            }
        }

        Write((byte)'"');
    }

    /// <summary>The exact value: the 64 bits, not a decimal text that two languages may round differently.</summary>
    public void WriteFloat64(double value)
    {
        Write("{\"f64\":\"");
        WriteHex(BitConverter.DoubleToUInt64Bits(value), 16);
        Write("\"}");
    }

    public void Dispose()
    {
        stream.Write(_buffer, 0, _count);
        _count = 0;
    }

    private void WriteHex(ulong value, int digits)
    {
        for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4)
        {
            Write((byte)Hex[(int)(value >> shift) & 15]);
        }
    }

    private void Write(byte value)
    {
        Reserve(1);
        _buffer[_count++] = value;
    }

    private void Reserve(int bytes)
    {
        if (_count + bytes > _buffer.Length)
        {
            stream.Write(_buffer, 0, _count);
            _count = 0;
        }
    }
}
