using System.Globalization;
using System.Numerics;

namespace Acornima.Lexing;

/// <summary>Numbers (ECMA-262, 12.9.3, B.1.1).</summary>
internal partial class Lexer
{
    private const int MaxExactDigits = 15;

    // Any power of two beyond is infinite as a double.
    private const int MaxExponent = 2000;

    private void ReadNumber(char first)
    {
        Type = TokenType.Number;
        LegacyOctalAt = -1;
        if (first == '0')
        {
            var radix = (At(Position + 1) | 0x20) switch { 'x' => 16, 'o' => 8, 'b' => 2, _ => 0 };
            if (radix != 0)
            {
                ReadRadixNumber(radix);
                return;
            }
        }

        ReadDecimalNumber(first);
        EnsureNumberEnds();
    }

    private void ReadRadixNumber(int radix)
    {
        var start = Position;
        Position += 2;
        if (!SkipDigits(radix, allowSeparators: true))
        {
            throw Error(Position, "InvalidNumber", $"Expected digits in radix {radix}");
        }

        if (At(Position) == 'n')
        {
            Type = TokenType.BigInt;
            Position++;
        }
        else
        {
            NumberValue = RadixValue(Input.AsSpan(start + 2, Position - start - 2), radix);
        }

        EnsureNumberEnds();
    }

    private void ReadDecimalNumber(char first)
    {
        var start = Position;
        if (first == '0' && CharacterClass.IsDigit(At(Position + 1)))
        {
            ReadLegacyNumber();
            return;
        }

        if (first != '.')
        {
            SkipDigits(10, allowSeparators: true);
            if (first == '0' && Input.AsSpan(start, Position - start).Contains('_'))
            {
                throw Error(start + 1, "InvalidNumericSeparator", "Numeric separators are not allowed after a leading 0");
            }

            if (At(Position) == 'n')
            {
                Type = TokenType.BigInt;
                Position++;
                return;
            }

            if (At(Position) is not ('.' or 'e' or 'E') && Position - start <= MaxExactDigits)
            {
                NumberValue = SmallValue(Input.AsSpan(start, Position - start));
                return;
            }
        }

        if (At(Position) == '.')
        {
            Position++;
            if (At(Position) == '_')
            {
                throw Error(Position, "InvalidNumericSeparator", "A numeric separator must stand between digits");
            }

            SkipDigits(10, allowSeparators: true);
        }

        SkipExponent();
        NumberValue = DecimalValue(Input.AsSpan(start, Position - start));
    }

    /// <summary><c>010</c> is octal, <c>08</c> and <c>09.5</c> decimal; all of them are for sloppy code.</summary>
    private void ReadLegacyNumber()
    {
        var start = Position;
        LegacyOctalAt = start;
        SkipDigits(10, allowSeparators: false);
        if (At(Position) == '_')
        {
            throw Error(Position, "InvalidNumericSeparator", "Numeric separators are not allowed in numbers with a leading 0");
        }

        var digits = Input.AsSpan(start, Position - start);
        if (!digits.ContainsAny('8', '9'))
        {
            NumberValue = RadixValue(digits, 8);
            return;
        }

        if (At(Position) == '.')
        {
            Position++;
            SkipDigits(10, allowSeparators: false);
        }

        SkipExponent();
        NumberValue = DecimalValue(Input.AsSpan(start, Position - start));
    }

    private void SkipExponent()
    {
        if ((At(Position) | 0x20) != 'e')
        {
            return;
        }

        Position += At(Position + 1) is '+' or '-' ? 2 : 1;
        if (!SkipDigits(10, allowSeparators: true))
        {
            throw Error(Position, "InvalidNumber", "Expected digits in the exponent");
        }
    }

    /// <summary>Skips digits; separators must stand alone between two of them.</summary>
    private bool SkipDigits(int radix, bool allowSeparators)
    {
        var start = Position;
        var lastWasSeparator = true;
        while (true)
        {
            var c = At(Position);
            if (c == '_' && allowSeparators)
            {
                if (lastWasSeparator)
                {
                    throw Error(Position, "InvalidNumericSeparator", "A numeric separator must stand between digits");
                }

                lastWasSeparator = true;
            }
            else if (CharacterClass.DigitValue(c) < radix)
            {
                lastWasSeparator = false;
            }
            else
            {
                break;
            }

            Position++;
        }

        if (Position > start && lastWasSeparator)
        {
            throw Error(Position - 1, "InvalidNumericSeparator", "A numeric separator is not allowed at the end of a number");
        }

        return Position > start;
    }

    private void EnsureNumberEnds()
    {
        var c = At(Position);
        if (CharacterClass.IsAsciiNamePart(c) || c == '\\' || (c >= 0x80 && CharacterClass.IsNameStart(CodePointAt(Position))))
        {
            throw Error(Position, "IdentifierAfterNumber", "A name or digit directly after a number");
        }
    }

    private static double SmallValue(ReadOnlySpan<char> digits)
    {
        var value = 0L;
        foreach (var c in digits)
        {
            if (c != '_')
            {
                value = (value * 10) + (c - '0');
            }
        }

        return value;
    }

    private static double DecimalValue(ReadOnlySpan<char> text) => double.Parse(
        text.Contains('_') ? text.ToString().Replace("_", "", StringComparison.Ordinal) : text,
        NumberStyles.Float,
        CultureInfo.InvariantCulture);

    /// <summary>
    /// Correctly rounded for any length. The leading 61 bits or more are kept; of the others it only matters, for a tie,
    /// whether one is set, and the lowest kept bit is far enough below the rounded place to say that.
    /// </summary>
    private static double RadixValue(ReadOnlySpan<char> digits, int radix)
    {
        var bitsPerDigit = BitOperations.Log2((uint)radix);
        var value = 0UL;
        var rest = 0;
        var droppedBits = 0L;
        foreach (var c in digits)
        {
            if (c == '_')
            {
                continue;
            }

            if (value >> (64 - bitsPerDigit) == 0)
            {
                value = (value << bitsPerDigit) | (uint)CharacterClass.DigitValue(c);
            }
            else
            {
                rest |= CharacterClass.DigitValue(c);
                droppedBits += bitsPerDigit;
            }
        }

        return Math.ScaleB(value | (rest != 0 ? 1UL : 0UL), (int)Math.Min(droppedBits, MaxExponent));
    }

    /// <summary>Value of the current token, a BigInt.</summary>
    private protected BigInteger ReadBigIntValue()
    {
        var digits = Input.AsSpan(TokenStart, TokenEnd - TokenStart - 1);
        var radix = digits.Length > 2 ? (digits[1] | 0x20) switch { 'x' => 16, 'o' => 8, 'b' => 2, _ => 10 } : 10;
        return Acornima.Text.BigIntText.Parse(radix == 10 ? digits : digits[2..], radix);
    }
}
