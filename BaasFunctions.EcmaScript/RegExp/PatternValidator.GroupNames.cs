using System.Text;
using Acornima.Text;

namespace Acornima.RegularExpressions;

internal ref partial struct PatternValidator
{
    // GroupName :: < RegExpIdentifierName >
    private bool DeclareGroupName(int group)
    {
        var start = _at;
        if (!TryReadGroupName(out var name))
        {
            return Fail(RegExpFaults.InvalidGroupName(start));
        }

        _names ??= new GroupNameTable();
        var previous = _names.Declare(name, group);
        return previous < 0
            || !MightBothParticipate(previous)
            || Fail(RegExpFaults.DuplicateGroupName(start));
    }

    /// <summary>Whether a group that began earlier can take part in a match together with one that begins here (22.2.1.4).</summary>
    /// <remarks>
    /// The innermost group that is still open and holds the earlier one is where the two part. They exclude each other
    /// when it has moved on to another alternative since. The last group of a name speaks for all of them: the place
    /// where a still earlier one parts is one of the places already found to be apart.
    /// </remarks>
    private readonly bool MightBothParticipate(int earlier)
    {
        var low = 0;
        var high = _groupDepth;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_groups![middle].Start < earlier)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return earlier >= (low == 0 ? _alternativeStart : _groups![low - 1].AlternativeStart);
    }

    // RegExpIdentifierName :: RegExpIdentifierStart | RegExpIdentifierName RegExpIdentifierPart
    private bool TryReadGroupName(out ReadOnlySpan<char> name)
    {
        name = default;
        if (!IsAt('<'))
        {
            return false;
        }

        var start = ++_at;
        StringBuilder? cooked = null;
        while (!IsAt('>'))
        {
            var isFirst = _at == start;
            var plainEnd = _at;
            if (!TryReadNameCharacter(out var codePoint, out var isEscaped)
                || !(isFirst ? UnicodeIdentifier.IsStart(codePoint) : UnicodeIdentifier.IsPart(codePoint)))
            {
                return false;
            }

            if (isEscaped)
            {
                cooked ??= new StringBuilder().Append(_pattern[start..plainEnd]);
            }

            cooked?.Append(char.ConvertFromUtf32(codePoint));
        }

        name = cooked is null ? _pattern[start.._at] : cooked.ToString();
        _at++;
        return !name.IsEmpty;
    }

    /// <summary>Names are made of code points and code point escapes in all three modes.</summary>
    private bool TryReadNameCharacter(out int codePoint, out bool isEscaped)
    {
        codePoint = 0;
        isEscaped = false;
        if (_at == _pattern.Length)
        {
            return false;
        }

        if (_pattern[_at] == '\\')
        {
            isEscaped = true;
            _at++;
            return TryReadUnicodeEscape(allowCodePoints: true, out codePoint);
        }

        if (Rune.DecodeFromUtf16(_pattern[_at..], out var rune, out var length) != System.Buffers.OperationStatus.Done)
        {
            return false;
        }

        codePoint = rune.Value;
        _at += length;
        return true;
    }
}
