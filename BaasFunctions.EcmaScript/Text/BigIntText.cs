using System.Globalization;
using System.Numerics;

namespace Acornima.Text;

/// <summary>Reads whole numbers of any length. The framework's own parser is used for decimals; it is subquadratic.</summary>
internal static class BigIntText
{
    /// <param name="digits">Digits, with separators.</param>
    /// <param name="radix">2, 8, 10 or 16.</param>
    public static BigInteger Parse(ReadOnlySpan<char> digits, int radix)
    {
        var plain = digits.Contains('_') ? digits.ToString().Replace("_", "", StringComparison.Ordinal) : digits;
        return radix switch
        {
            10 => BigInteger.Parse(plain, NumberStyles.None, CultureInfo.InvariantCulture),
            16 => BigInteger.Parse($"0{plain}", NumberStyles.HexNumber, CultureInfo.InvariantCulture),
            2 => BigInteger.Parse($"0{plain}", NumberStyles.BinaryNumber, CultureInfo.InvariantCulture),
            _ => ParseOctal(plain),
        };
    }

    private static BigInteger ParseOctal(ReadOnlySpan<char> digits)
    {
        var bits = new char[digits.Length * 3];
        for (var i = 0; i < digits.Length; i++)
        {
            var value = digits[i] - '0';
            bits[i * 3] = (char)('0' + (value >> 2));
            bits[(i * 3) + 1] = (char)('0' + ((value >> 1) & 1));
            bits[(i * 3) + 2] = (char)('0' + (value & 1));
        }

        return BigInteger.Parse($"0{new string(bits)}", NumberStyles.BinaryNumber, CultureInfo.InvariantCulture);
    }
}
