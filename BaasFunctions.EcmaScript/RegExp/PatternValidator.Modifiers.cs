namespace Acornima.RegularExpressions;

internal ref partial struct PatternValidator
{
    // Atom :: (? RegularExpressionModifiers : Disjunction )
    //         (? RegularExpressionModifiers - RegularExpressionModifiers : Disjunction )
    private bool ReadModifiers(int start)
    {
        var first = _at;
        var seen = 0;
        if (!ReadModifierLetters(ref seen))
        {
            return false;
        }

        if (IsAt('-'))
        {
            _at++;
            if (!ReadModifierLetters(ref seen))
            {
                return false;
            }

            if (seen == 0 && IsAt(':'))
            {
                return Fail(RegExpFaults.InvalidModifiers("Modifiers to add or remove are missing", first));
            }
        }

        if (!IsAt(':'))
        {
            return Fail(RegExpFaults.InvalidGroup(start));
        }

        _at++;
        return true;
    }

    // RegularExpressionModifier :: one of i m s, each once on either side of the dash (22.2.1.1)
    private bool ReadModifierLetters(ref int seen)
    {
        while (CharAt(_at) is 'i' or 'm' or 's')
        {
            var bit = 1 << (_pattern[_at] - 'a');
            if ((seen & bit) != 0)
            {
                return Fail(RegExpFaults.InvalidModifiers($"Modifier '{_pattern[_at]}' given twice", _at));
            }

            seen |= bit;
            _at++;
        }

        return true;
    }
}
