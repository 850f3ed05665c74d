namespace Acornima.RegularExpressions;

internal ref partial struct PatternValidator
{
    // AtomEscape :: DecimalEscape
    private void ReadNumberedReference(int start)
    {
        var number = 0;
        foreach (var digit in ReadDigits())
        {
            // The number of groups is an int, so saturation does not change the answer.
            number = number > (int.MaxValue - 9) / 10 ? int.MaxValue : (number * 10) + (digit - '0');
        }

        if (number > _highestReference)
        {
            _highestReference = number;
            _highestReferenceOffset = start;
        }
    }

    /// <summary>Only the Unicode modes get here: B.1.2 reads a number without a group as an octal escape or a digit.</summary>
    private bool CheckNumberedReferences() =>
        _highestReference <= _captureCount || Fail(RegExpFaults.UnknownGroupNumber(_highestReferenceOffset));

    // AtomEscape :: k GroupName
    private bool ReadNamedReference(int start)
    {
        var afterLetter = ++_at;
        if (TryReadGroupName(out var name))
        {
            _names ??= new GroupNameTable();
            _names.Refer(name, start);
            return true;
        }

        if (_isUnicode)
        {
            return Fail(RegExpFaults.InvalidNamedReference(start));
        }

        // The letter k, unless a group with a name turns up.
        _at = afterLetter;
        NoteMalformedReference(start);
        return true;
    }

    private void NoteMalformedReference(int start)
    {
        if (_malformedReference < 0)
        {
            _malformedReference = start;
        }
    }

    /// <summary>
    /// A legacy pattern without named groups has no [NamedCaptureGroups], and <c>\k&lt;a&gt;</c> in it is plain text.
    /// Read as a reference it covers the same text and can be repeated likewise, so nothing has to be read again.
    /// </summary>
    private bool CheckNamedReferences()
    {
        if (!_isUnicode && _names is not { HasNames: true })
        {
            return true;
        }

        if (_malformedReference >= 0)
        {
            return Fail(RegExpFaults.InvalidNamedReference(_malformedReference));
        }

        var unknown = _names?.FindUnknownReference() ?? -1;
        return unknown < 0 || Fail(RegExpFaults.UnknownGroupName(unknown));
    }
}
