using System.Text;

namespace BaasFunctions.Sandbox.Urls;

/// <summary>Punycode (RFC 3492).</summary>
internal static class Punycode
{
    private const int Base = 36;
    private const int InitialBias = 72;
    private const int InitialCode = 0x80;

    /// <summary>A label in ASCII, without the prefix.</summary>
    public static string Encode(string label)
    {
        var codes = label.EnumerateRunes().Select(rune => rune.Value).ToArray();
        var result = new StringBuilder();
        result.Append(string.Concat(label.Where(char.IsAscii)));
        var (basic, handled) = (result.Length, result.Length);
        if (basic > 0)
        {
            result.Append('-');
        }

        var (code, delta, bias) = (InitialCode, 0L, InitialBias);
        foreach (var next in codes.Where(value => value >= InitialCode).Distinct().Order())
        {
            delta += (long)(next - code) * (handled + 1);
            code = next;
            foreach (var value in codes)
            {
                if (value < code)
                {
                    delta++;
                }
                else if (value == code)
                {
                    AppendNumber(result, delta, bias);
                    bias = Adapt(delta, handled + 1, handled == basic);
                    delta = 0;
                    handled++;
                }
            }

            delta++;
            code++;
        }

        return result.ToString();
    }

    /// <returns>The label; null where the text, which is in ASCII and in lower case, encodes none.</returns>
    public static string? Decode(string text)
    {
        var split = text.LastIndexOf('-');
        var codes = split > 0 ? text[..split].Select(character => (int)character).ToList() : [];
        var (code, index, bias) = ((long)InitialCode, 0L, InitialBias);
        for (var at = split > 0 ? split + 1 : 0; at < text.Length;)
        {
            var start = index;
            var weight = 1L;
            for (var k = Base; ; k += Base)
            {
                if (at == text.Length || DigitOf(text[at++]) is not { } digit)
                {
                    return null;
                }

                index += digit * weight;
                if (index > int.MaxValue)
                {
                    return null;
                }

                var threshold = Threshold(k, bias);
                if (digit < threshold)
                {
                    break;
                }

                weight *= Base - threshold;
                if (weight > int.MaxValue)
                {
                    return null;
                }
            }

            bias = Adapt(index - start, codes.Count + 1, start == 0);
            code += index / (codes.Count + 1);
            index %= codes.Count + 1;
            if (code > 0x10FFFF || !Rune.IsValid((int)code))
            {
                return null;
            }

            codes.Insert((int)index++, (int)code);
        }

        return string.Concat(codes.Select(char.ConvertFromUtf32));
    }

    private static void AppendNumber(StringBuilder result, long number, int bias)
    {
        for (var k = Base; ; k += Base)
        {
            var threshold = Threshold(k, bias);
            if (number < threshold)
            {
                result.Append(Digit((int)number));
                return;
            }

            result.Append(Digit(threshold + (int)((number - threshold) % (Base - threshold))));
            number = (number - threshold) / (Base - threshold);
        }
    }

    private static int Threshold(int k, int bias) => Math.Clamp(k - bias, 1, 26);

    private static int Adapt(long delta, int count, bool isFirst)
    {
        delta = isFirst ? delta / 700 : delta / 2;
        delta += delta / count;
        var k = 0;
        for (; delta > 455; k += Base)
        {
            delta /= 35;
        }

        return k + (int)(36 * delta / (delta + 38));
    }

    private static char Digit(int value) => (char)(value < 26 ? 'a' + value : '0' + value - 26);

    private static int? DigitOf(char digit) => char.IsAsciiDigit(digit) ? digit - '0' + 26 : char.IsAsciiLetterLower(digit) ? digit - 'a' : null;
}
