using System.Globalization;
using System.Numerics;

namespace BaasFunctions.Sandbox.Engines.Intl;

/// <summary>A decimal number of any size: digits, and where the point stands among them.</summary>
/// <param name="IsNegative">Whether it has a minus; zero can have one.</param>
/// <param name="Digits">Its digits without zeros around them; empty for zero.</param>
/// <param name="Point">How many of the digits stand before the point; negative when zeros follow it.</param>
internal readonly record struct DecimalQuantity(bool IsNegative, string Digits, int Point)
{
    public bool IsZero => Digits.Length == 0;

    /// <summary>The exponent of its first digit.</summary>
    public int Magnitude => IsZero ? 0 : Point - 1;

    /// <summary>The shortest decimal number that reads back as this double, which is finite.</summary>
    public static DecimalQuantity Of(double value) => Parse(value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Of digits with an optional sign, point and exponent.</summary>
    public static DecimalQuantity Parse(string text)
    {
        var isNegative = text[0] == '-';
        var exponentAt = text.IndexOfAny(['e', 'E']);
        var exponent = exponentAt < 0 ? 0 : int.Parse(text.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = (exponentAt < 0 ? text : text[..exponentAt]).TrimStart('-', '+');
        var dot = mantissa.IndexOf('.', StringComparison.Ordinal);
        var digits = dot < 0 ? mantissa : mantissa.Remove(dot, 1);
        return Trimmed(isNegative, digits, (dot < 0 ? mantissa.Length : dot) + exponent);
    }

    public DecimalQuantity Scaled(int powerOfTen) => IsZero ? this : this with { Point = Point + powerOfTen };

    /// <summary>Rounded to a multiple of <paramref name="increment"/> of the digit at a power of ten.</summary>
    public DecimalQuantity Rounded(int power, string mode, int increment = 1)
    {
        var keep = Point - power;
        if (IsZero || (keep >= Digits.Length && increment == 1))
        {
            return this;
        }

        if (keep < 0)
        {
            // Less than a tenth of the last digit: only whether it is more than nothing counts.
            return RoundsUp(mode, -1, isOdd: false) ? Trimmed(IsNegative, increment.ToString(CultureInfo.InvariantCulture), DigitsOf(increment) + power) : Zero();
        }

        var kept = keep >= Digits.Length ? Digits.PadRight(keep, '0') : Digits[..keep];
        var rest = keep >= Digits.Length ? "" : Digits[keep..];
        var whole = kept.Length == 0 ? BigInteger.Zero : BigInteger.Parse(kept, CultureInfo.InvariantCulture);
        var quotient = BigInteger.DivRem(whole, increment, out var left);
        int half;
        if (increment == 1)
        {
            half = rest.Length == 0 ? -2 : CompareToHalf(rest);
        }
        else if (left.IsZero && rest.Length == 0)
        {
            half = -2;
        }
        else
        {
            var twice = (left * 2).CompareTo(increment);
            half = twice == 0 ? rest.Length == 0 ? 0 : 1 : twice;
        }

        if (half == -2)
        {
            return this;
        }

        var rounded = (RoundsUp(mode, half, !quotient.IsEven) ? quotient + 1 : quotient) * increment;
        var text = rounded.ToString(CultureInfo.InvariantCulture);
        return rounded.IsZero ? Zero() : Trimmed(IsNegative, text, text.Length + power);
    }

    /// <summary>The digits before and after the point.</summary>
    public (string Whole, string Fraction) Split()
    {
        if (IsZero)
        {
            return ("", "");
        }

        if (Point <= 0)
        {
            return ("", new string('0', -Point) + Digits);
        }

        return Point >= Digits.Length ? (Digits.PadRight(Point, '0'), "") : (Digits[..Point], Digits[Point..]);
    }

    private static int DigitsOf(int value) => value.ToString(CultureInfo.InvariantCulture).Length;

    private static int CompareToHalf(string rest) => rest[0] != '5' ? Math.Sign(rest[0] - '5') : rest.AsSpan(1).ContainsAnyExcept('0') ? 1 : 0;

    private static DecimalQuantity Trimmed(bool isNegative, string digits, int point)
    {
        var leading = digits.AsSpan().IndexOfAnyExcept('0');
        return leading < 0 ? new(isNegative, "", 0) : new(isNegative, digits.Trim('0'), point - leading);
    }

    private DecimalQuantity Zero() => new(IsNegative, "", 0);

    private bool RoundsUp(string mode, int half, bool isOdd) => mode switch
    {
        "ceil" => !IsNegative,
        "floor" => IsNegative,
        "expand" => true,
        "trunc" => false,
        "halfCeil" => half > 0 || (half == 0 && !IsNegative),
        "halfFloor" => half > 0 || (half == 0 && IsNegative),
        "halfTrunc" => half > 0,
        "halfEven" => half > 0 || (half == 0 && isOdd),
        _ => half >= 0,
    };
}
