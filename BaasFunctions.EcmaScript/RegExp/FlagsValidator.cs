namespace Acornima.RegularExpressions;

/// <summary>The flags <c>d g i m s u v y</c>, each at most once, <c>u</c> and <c>v</c> not together (22.2.3.3).</summary>
internal static class FlagsValidator
{
    internal static RegExpFault? Validate(ReadOnlySpan<char> flags, out PatternMode mode)
    {
        mode = PatternMode.Legacy;
        var seen = 0;

        for (var at = 0; at < flags.Length; at++)
        {
            var flag = flags[at];
            if (flag is not ('d' or 'g' or 'i' or 'm' or 's' or 'u' or 'v' or 'y'))
            {
                return RegExpFaults.UnknownFlag(flag, at);
            }

            var bit = 1 << (flag - 'a');
            if ((seen & bit) != 0)
            {
                return RegExpFaults.RepeatedFlag(flag, at);
            }

            seen |= bit;
            if (flag is 'u' or 'v')
            {
                if (mode != PatternMode.Legacy)
                {
                    return RegExpFaults.ConflictingFlags(at);
                }

                mode = flag == 'u' ? PatternMode.Unicode : PatternMode.UnicodeSets;
            }
        }

        return null;
    }
}
