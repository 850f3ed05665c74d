namespace BaasFunctions.Sandbox.Engines.Context.Web.Compression;

/// <summary>The header of a member of gzip (RFC 1952, 2.3), which comes in pieces.</summary>
internal sealed class GzipHeader(BitInput input)
{
    private const int HasChecksum = 2;
    private const int HasExtra = 4;
    private const int HasName = 8;
    private const int HasComment = 16;
    private const int Reserved = 0xE0;

    private Part _part = Part.Fixed;
    private int _flags;
    private int _count;
    private int _left;
    private uint _checksum;

    private enum Part
    {
        Fixed,
        ExtraLength,
        Extra,
        Name,
        Comment,
        Checksum,
        End,
    }

    /// <summary>Reads on; null when more input is needed, false when this is no header.</summary>
    public bool? Read()
    {
        while (_part != Part.End)
        {
            if (IsAbsent())
            {
                Go();
                continue;
            }

            if (!input.Need(8))
            {
                return null;
            }

            var before = _checksum;
            var one = (byte)input.Take(8);
            _checksum = Checksum.Crc32(before, [one]);
            if (!Take(one, before))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsAbsent() => _part switch
    {
        Part.ExtraLength => (_flags & HasExtra) == 0,
        Part.Extra => _left == 0,
        Part.Name => (_flags & HasName) == 0,
        Part.Comment => (_flags & HasComment) == 0,
        Part.Checksum => (_flags & HasChecksum) == 0,
        _ => false,
    };

    private void Go()
    {
        _part++;
        _count = 0;
    }

    private bool Take(byte one, uint checksum)
    {
        var at = _count++;
        switch (_part)
        {
            case Part.Fixed:
                _flags = at == 3 ? one : _flags;
                if (at == 9)
                {
                    Go();
                }

                return at switch { 0 => one == 0x1F, 1 => one == 0x8B, 2 => one == 8, 3 => (one & Reserved) == 0, _ => true };
            case Part.ExtraLength:
                _left |= one << (8 * at);
                if (at == 1)
                {
                    Go();
                }

                return true;
            case Part.Extra:
                _left--;
                return true;
            case Part.Checksum:
                // The lower half of the checksum of all before it.
                _left = at == 0 ? (int)(checksum & 0xFFFF) : _left >> 8;
                if (at == 1)
                {
                    Go();
                }

                return one == (byte)_left;
            default:
                if (one == 0)
                {
                    Go();
                }

                return true;
        }
    }
}
