namespace BaasFunctions.Sandbox.Engines.Context.Web.Compression;

/// <summary>
/// Decompresses data of RFC 1951 that comes in pieces, into pieces. The streams of the runtime read ahead and do not say where the data ended, which
/// decides whether something follows it; and all that this one holds is managed, so that the budget of the execution sees it.
/// </summary>
internal sealed class Inflater(BitInput input)
{
    private const int Piece = 65_536;
    private const int Window = 32_768;
    private const int EndOfBlock = 256;

    private static readonly ushort[] s_lengths = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
    private static readonly byte[] s_lengthBits = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
    private static readonly ushort[] s_distances =
        [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];

    private static readonly byte[] s_distanceBits = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];

    private readonly byte[] _output = new byte[Window + Piece];
    private readonly BlockCodes _codes = new(input);
    private State _state = State.Head;
    private bool _isLast;
    private int _from;
    private int _at;
    private int _length;
    private int _distance;

    private enum State
    {
        Head,
        StoredLength,
        Stored,
        Codes,
        Symbol,
        LengthBits,
        Distance,
        DistanceBits,
        Copy,
        End,
        Broken,
    }

    /// <summary>Whether the last block ended; what follows in the input is not of the data.</summary>
    public bool IsEnded => _state == State.End;

    /// <summary>Whether the data is none of RFC 1951.</summary>
    public bool IsBroken => _state == State.Broken;

    /// <summary>
    /// What can be decompressed now, at most 96 KiB; valid until the next call. Empty when more input is needed, at the end, and when the data is
    /// broken.
    /// </summary>
    public ReadOnlySpan<byte> Next()
    {
        if (_at > Window)
        {
            _output.AsSpan(_at - Window, Window).CopyTo(_output);
            _at = Window;
        }

        _from = _at;
        while (_at < _output.Length && Step())
        {
        }

        return _output.AsSpan(_from, _at - _from);
    }

    /// <summary>False when it cannot go on.</summary>
    private bool Step() => _state switch
    {
        State.Head => Head(),
        State.StoredLength => StoredLength(),
        State.Stored => Stored(),
        State.Codes => Codes(),
        State.Symbol => Symbol(),
        State.LengthBits => LengthBits(),
        State.Distance => Distance(),
        State.DistanceBits => DistanceBits(),
        State.Copy => Copy(),
        _ => false,
    };

    private bool Become(State state)
    {
        _state = state;
        return true;
    }

    private bool Break()
    {
        _state = State.Broken;
        return false;
    }

    private bool EndBlock() => Become(_isLast ? State.End : State.Head);

    private bool Head()
    {
        if (!input.Need(3))
        {
            return false;
        }

        _isLast = input.Take(1) == 1;
        switch (input.Take(2))
        {
            case 0:
                input.Align();
                return Become(State.StoredLength);
            case 1:
                _codes.UseFixed();
                return Become(State.Symbol);
            case 2:
                _codes.Begin();
                return Become(State.Codes);
            default:
                return Break();
        }
    }

    private bool StoredLength()
    {
        if (!input.Need(32))
        {
            return false;
        }

        _length = input.Take(16);
        return input.Take(16) == (_length ^ 0xFFFF) ? Become(State.Stored) : Break();
    }

    private bool Stored()
    {
        var count = input.Read(_output.AsSpan(_at, Math.Min(_length, _output.Length - _at)));
        _at += count;
        _length -= count;
        return _length == 0 ? EndBlock() : count > 0;
    }

    private bool Codes() => _codes.Read() switch
    {
        true => Become(State.Symbol),
        false => Break(),
        null => false,
    };

    private bool Symbol()
    {
        var literals = _codes.Literals;
        while (_at < _output.Length)
        {
            var symbol = literals.Read(input);
            if (symbol is >= 0 and < EndOfBlock)
            {
                _output[_at++] = (byte)symbol;
                continue;
            }

            _length = symbol - EndOfBlock - 1;
            return symbol switch
            {
                HuffmanCode.More => false,
                EndOfBlock => EndBlock(),
                _ when symbol > EndOfBlock && _length < s_lengths.Length => Become(State.LengthBits),
                _ => Break(),
            };
        }

        return true;
    }

    private bool LengthBits()
    {
        var bits = s_lengthBits[_length];
        if (!input.Need(bits))
        {
            return false;
        }

        _length = s_lengths[_length] + input.Take(bits);
        return Become(State.Distance);
    }

    private bool Distance()
    {
        _distance = _codes.Distances.Read(input);
        return _distance == HuffmanCode.More ? false : _distance >= 0 && _distance < s_distances.Length ? Become(State.DistanceBits) : Break();
    }

    private bool DistanceBits()
    {
        var bits = s_distanceBits[_distance];
        if (!input.Need(bits))
        {
            return false;
        }

        _distance = s_distances[_distance] + input.Take(bits);
        return _distance <= _at ? Become(State.Copy) : Break();
    }

    private bool Copy()
    {
        var count = Math.Min(_length, _output.Length - _at);
        for (var end = _at + count; _at < end; _at++)
        {
            _output[_at] = _output[_at - _distance];
        }

        _length -= count;
        return _length > 0 || Become(State.Symbol);
    }
}
