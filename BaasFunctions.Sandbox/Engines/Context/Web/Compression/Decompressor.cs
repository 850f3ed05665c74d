using System.Buffers.Binary;

namespace BaasFunctions.Sandbox.Engines.Context.Web.Compression;

/// <summary>Decompresses what comes in pieces, in one of the formats of the Compression standard, and checks it.</summary>
internal sealed class Decompressor
{
    private readonly CompressionFormat _format;
    private readonly BitInput _input = new();
    private readonly Inflater _inflater;
    private readonly GzipHeader _gzip;
    private Part _part = Part.Header;
    private uint _checksum;
    private uint _length;
    private bool _isChecked;

    public Decompressor(CompressionFormat format)
    {
        _format = format;
        _inflater = new Inflater(_input);
        _gzip = new GzipHeader(_input);
        _checksum = format == CompressionFormat.Zlib ? 1u : 0u;
    }

    private enum Part
    {
        Header,
        Data,
        Trailer,
        End,
    }

    /// <summary>Whether all of it came.</summary>
    public bool IsEnded => _part == Part.End;

    /// <summary>The next piece of input; all that the last one gave was taken.</summary>
    public void Add(byte[] bytes) => _input.Add(bytes);

    /// <summary>What can be decompressed now, valid until the next call; empty when more input is needed, and after the end.</summary>
    /// <exception cref="InvalidDataException">It is not of the format, or something follows the end.</exception>
    public ReadOnlySpan<byte> Next()
    {
        if (_part == Part.Header && !Header())
        {
            return [];
        }

        if (_part == Part.Data && Data() is { IsEmpty: false } bytes)
        {
            return bytes;
        }

        if (_part == Part.Trailer)
        {
            Trailer();
        }

        return IsEnded && _input.HasByte ? throw new InvalidDataException("something follows the end of the data") : [];
    }

    private bool Header()
    {
        bool? read = _format switch
        {
            CompressionFormat.Gzip => _gzip.Read(),
            CompressionFormat.Zlib => ZlibHeader(),
            _ => true,
        };
        if (read == false)
        {
            throw Invalid();
        }

        _part = read == true ? Part.Data : _part;
        return read == true;
    }

    /// <summary>RFC 1950, 2.2: deflate with a window of at most 32 KB, and no dictionary that both sides would have to know.</summary>
    private bool? ZlibHeader()
    {
        if (!_input.Need(16))
        {
            return null;
        }

        var (method, flags) = (_input.Take(8), _input.Take(8));
        return (method & 15) == 8 && method >> 4 <= 7 && ((method << 8) | flags) % 31 == 0 && (flags & 32) == 0;
    }

    private ReadOnlySpan<byte> Data()
    {
        var bytes = _inflater.Next();
        _length += (uint)bytes.Length;
        _checksum = _format switch
        {
            CompressionFormat.Zlib => Checksum.Adler32(_checksum, bytes),
            CompressionFormat.Gzip => Checksum.Crc32(_checksum, bytes),
            _ => 0,
        };
        if (bytes.IsEmpty && _inflater.IsBroken)
        {
            throw Invalid();
        }

        if (bytes.IsEmpty && _inflater.IsEnded)
        {
            _input.Align();
            _part = _format == CompressionFormat.Raw ? Part.End : Part.Trailer;
        }

        return bytes;
    }

    /// <summary>The checksum, and the length after that of gzip.</summary>
    private void Trailer()
    {
        if (!_isChecked && _input.Need(32))
        {
            var given = _format == CompressionFormat.Zlib ? BinaryPrimitives.ReverseEndianness(_input.Bits) : _input.Bits;
            _input.Drop(32);
            _isChecked = given == _checksum ? true : throw new InvalidDataException("its checksum is wrong");
            _part = _format == CompressionFormat.Zlib ? Part.End : _part;
        }

        if (_isChecked && _part == Part.Trailer && _input.Need(32))
        {
            var given = _input.Bits;
            _input.Drop(32);
            _part = given == _length ? Part.End : throw new InvalidDataException("its length is wrong");
        }
    }

    private InvalidDataException Invalid() => new(_format switch
    {
        CompressionFormat.Gzip => "it is not gzip",
        CompressionFormat.Zlib => "it is not deflate with the header of zlib",
        _ => "it is not deflate",
    });
}
