using System.Globalization;

namespace BaasFunctions.Sandbox.Engines.Intl;

/// <summary>Writes numbers as one <c>Intl.NumberFormat</c> does. Holds nothing of an execution and does not change, so that executions share it.</summary>
internal sealed partial class NumberFormatter
{
    private readonly LocaleData _data;
    private readonly Symbols _symbols;
    private readonly NumberPattern _pattern;
    private readonly int _minimumGrouping;
    private readonly string _system;

    public NumberFormatter(ResolvedLocale locale, NumberOptions options)
    {
        Options = options;
        _data = locale.Data;
        var extension = locale.Extensions.GetValueOrDefault("nu");
        NumberingSystem = Known(options.NumberingSystem) ?? Known(extension) ?? _data.Get('n', "nu");
        // A system that the locale has no symbols for has those of its Latin digits.
        _system = _data.Find('n', $"sym.{NumberingSystem}") is null ? "latn" : NumberingSystem;
        _symbols = new Symbols(_data.List('n', $"sym.{_system}"));
        _pattern = NumberPattern.Parse(_data.Get('n', Pattern(options)));
        var ofLocale = int.Parse(_data.Get('n', "mingroup"), CultureInfo.InvariantCulture);
        _minimumGrouping = options.UseGrouping switch { "always" => 1, "min2" => Math.Max(2, ofLocale), _ => ofLocale };
        Locale = extension is not null && extension == NumberingSystem && (options.NumberingSystem is null || options.NumberingSystem == extension)
            ? $"{locale.Tag}-u-nu-{extension}"
            : locale.Tag;
    }

    public string Locale { get; }

    public NumberOptions Options { get; }

    public string NumberingSystem { get; }

    /// <summary>The text of a number: of a double that is not finite by its name, of all others by their digits.</summary>
    public string Format(string number) => string.Concat(Parts(number).Select(part => part.Value));

    public List<FormattedPart> Parts(string number)
    {
        if (number is "NaN" or "Infinity" or "-Infinity")
        {
            var special = number == "NaN" ? new FormattedPart("nan", _symbols.NaN) : new FormattedPart("infinity", _symbols.Infinity);
            return Dress([special], number[0] == '-', number == "NaN", "other", 0);
        }

        var value = DecimalQuantity.Parse(number);
        if (Options.Style == "percent")
        {
            value = value.Scaled(2);
        }

        var exponent = Exponent(value);
        value = Round(value.Scaled(-exponent));
        var (whole, fraction) = Written(value);
        var category = PluralRule.Select(_data, "cardinal", whole, fraction);
        var parts = new List<FormattedPart>();
        Group(parts, whole);
        if (fraction.Length > 0)
        {
            parts.Add(new("decimal", Options.Style == "currency" && _symbols.CurrencyDecimal.Length > 0 ? _symbols.CurrencyDecimal : _symbols.Decimal));
            parts.Add(new("fraction", Digits.Write(fraction, NumberingSystem)));
        }

        if (Options.Notation is "scientific" or "engineering")
        {
            parts.Add(new("exponentSeparator", _symbols.Exponential));
            if (exponent < 0)
            {
                parts.Add(new("exponentMinusSign", _symbols.Minus));
            }

            parts.Add(new("exponentInteger", Digits.Write(Math.Abs(exponent).ToString(CultureInfo.InvariantCulture), NumberingSystem)));
        }

        return Dress(parts, value.IsNegative, value.IsZero, category, Options.Notation == "compact" ? exponent : 0);
    }

    /// <summary>The category of a number as this formatter would write it.</summary>
    public string Plural(string kind, string number)
    {
        if (number is "NaN" or "Infinity" or "-Infinity")
        {
            return "other";
        }

        var value = DecimalQuantity.Parse(number);
        var exponent = Exponent(value);
        var (whole, fraction) = Written(Round(value.Scaled(-exponent)));
        return PluralRule.Select(_data, kind, whole, fraction, Options.Notation == "compact" ? exponent : 0);
    }

    public List<FormattedPart> RangeParts(string from, string to)
    {
        var first = Parts(from);
        var second = Parts(to);
        if (first.SequenceEqual(second))
        {
            var sign = new FormattedPart("approximatelySign", _symbols.Approximately, "shared");
            return [sign, .. first.Select(part => part with { Source = "shared" })];
        }

        // A unit that both have after the digits is said once.
        var shared = 0;
        while (shared < first.Count && shared < second.Count && first[^(shared + 1)] is var last && last == second[^(shared + 1)]
            && last.Type is "literal" or "currency" or "unit" or "percentSign" or "compact")
        {
            shared++;
        }

        var separator = _data.Get('n', $"rng.{_system}").Replace("{0}", "", StringComparison.Ordinal).Replace("{1}", "", StringComparison.Ordinal);
        var isDigit = second.Count > 0 && second[0].Type is "integer" && first[^(shared + 1)].Type is "integer" or "fraction";
        if (!isDigit && separator.Trim() == separator)
        {
            separator = $" {separator} ";
        }

        return
        [
            .. first.Take(first.Count - shared).Select(part => part with { Source = "startRange" }),
            new FormattedPart("literal", separator, "shared"),
            .. second.Take(second.Count - shared).Select(part => part with { Source = "endRange" }),
            .. second.TakeLast(shared).Select(part => part with { Source = "shared" }),
        ];
    }

    private static string? Known(string? system) => system is not null && Digits.IsKnown(system) ? system : null;

    private bool IsCurrency => Options.Style == "currency" && Options.CurrencyDisplay != "name";

    private string Pattern(NumberOptions options) => options.Style switch
    {
        "percent" => $"pct.{_system}",
        "currency" when options.CurrencyDisplay == "name" => $"dec.{_system}",
        "currency" => $"{(options.CurrencySign == "accounting" ? "acc" : "cur")}.{_system}",
        _ => $"dec.{_system}",
    };

    private DecimalQuantity Round(DecimalQuantity value)
    {
        var o = Options;
        var hasFraction = o.MaximumFractionDigits >= 0;
        var hasSignificant = o.MaximumSignificantDigits > 0;
        if (hasFraction && hasSignificant)
        {
            var byFraction = -o.MaximumFractionDigits;
            var bySignificant = value.Magnitude - o.MaximumSignificantDigits + 1;
            var power = o.RoundingPriority == "lessPrecision" ? Math.Max(byFraction, bySignificant) : Math.Min(byFraction, bySignificant);
            return value.Rounded(power, o.RoundingMode);
        }

        return hasSignificant
            ? value.Rounded(value.Magnitude - o.MaximumSignificantDigits + 1, o.RoundingMode)
            : value.Rounded(-o.MaximumFractionDigits, o.RoundingMode, o.RoundingIncrement);
    }

    private (string Whole, string Fraction) Written(DecimalQuantity value)
    {
        var (whole, fraction) = value.Split();
        var least = Math.Max(Options.MinimumFractionDigits, 0);
        if (Options.MinimumSignificantDigits > 0)
        {
            var bySignificant = Options.MinimumSignificantDigits - 1 - value.Magnitude;
            // Beside digits of a fraction the more exact of both counts, and in a compact number nothing is padded.
            least = Options.MaximumFractionDigits >= 0
                ? Options.RoundingPriority == "lessPrecision" ? Math.Min(least, bySignificant) : least
                : bySignificant;
        }

        fraction = fraction.PadRight(Math.Max(least, 0), '0');
        if (Options.TrailingZeroDisplay == "stripIfInteger" && !fraction.AsSpan().ContainsAnyExcept('0'))
        {
            fraction = "";
        }

        return (whole.PadLeft(Options.MinimumIntegerDigits, '0'), fraction);
    }

    private int Exponent(DecimalQuantity value)
    {
        if (Options.Notation == "standard" || value.IsZero)
        {
            return 0;
        }

        var exponent = ExponentOf(value.Magnitude);
        var rounded = Round(value.Scaled(-exponent));
        // 999,999 rounds to 1,000 thousand, which is a million.
        return rounded.IsZero ? exponent : ExponentOf(rounded.Magnitude + exponent);
    }

    private int ExponentOf(int magnitude)
    {
        if (Options.Notation == "scientific")
        {
            return magnitude;
        }

        if (Options.Notation == "engineering")
        {
            return (int)Math.Floor(magnitude / 3.0) * 3;
        }

        return CompactPattern(magnitude, "other") is { } pattern ? pattern.Exponent : 0;
    }

    private void Group(List<FormattedPart> parts, string whole)
    {
        var primary = Options.UseGrouping == "always" && _pattern.Primary == 0 ? 3 : _pattern.Primary;
        if (Options.UseGrouping == "false" || primary == 0 || whole.Length < primary + _minimumGrouping || (Options.Notation is "scientific" or "engineering"))
        {
            parts.Add(new("integer", Digits.Write(whole, NumberingSystem)));
            return;
        }

        var secondary = _pattern.Secondary == 0 ? primary : _pattern.Secondary;
        var head = (whole.Length - primary) % secondary;
        var symbol = Options.Style == "currency" && _symbols.CurrencyGroup.Length > 0 ? _symbols.CurrencyGroup : _symbols.Group;
        for (var at = 0; at < whole.Length;)
        {
            var size = at == 0 && head > 0 ? head : whole.Length - at == primary ? primary : secondary;
            if (at > 0)
            {
                parts.Add(new("group", symbol));
            }

            parts.Add(new("integer", Digits.Write(whole.Substring(at, size), NumberingSystem)));
            at += size;
        }
    }

    private sealed class Symbols(string[] list)
    {
        public string Decimal => list[0];

        public string Group => list[1];

        public string Percent => list[2];

        public string Plus => list[3];

        public string Minus => list[4];

        public string Exponential => list[5];

        public string Infinity => list[6];

        public string NaN => list[7];

        public string Approximately => list[8];

        public string CurrencyDecimal => list[10];

        public string CurrencyGroup => list[11];
    }
}
