using System.Globalization;

namespace BaasFunctions.Sandbox.Engines.Intl;

/// <summary>Plural categories of a language (UTS #35, part 3: language plural rules).</summary>
internal static class PluralRule
{
    private static readonly string[] s_order = ["zero", "one", "two", "few", "many", "other"];

    /// <summary>The category of a number as it is written.</summary>
    /// <param name="locale">The locale.</param>
    /// <param name="kind"><c>cardinal</c> or <c>ordinal</c>.</param>
    /// <param name="whole">Digits before the point.</param>
    /// <param name="fraction">Digits after it, as written.</param>
    /// <param name="exponent">The power of ten of the compact form; 0 when there is none.</param>
    public static string Select(LocaleData locale, string kind, string whole, string fraction, int exponent = 0)
    {
        foreach (var rule in Rules(locale, kind))
        {
            var equals = rule.IndexOf('=', StringComparison.Ordinal);
            if (rule[(equals + 1)..].Split(" or ").Any(all => all.Split(" and ").All(condition => Holds(condition.Trim(), whole, fraction, exponent))))
            {
                return rule[..equals];
            }
        }

        return "other";
    }

    public static IEnumerable<string> Categories(LocaleData locale, string kind)
    {
        var known = Rules(locale, kind).Select(rule => rule[..rule.IndexOf('=', StringComparison.Ordinal)]).Append("other").ToHashSet();
        return s_order.Where(known.Contains);
    }

    private static string[] Rules(LocaleData locale, string kind)
    {
        var plurals = CldrData.Section("plurals");
        var text = plurals.GetValueOrDefault($"{kind}.{locale.Name}") ?? plurals.GetValueOrDefault($"{kind}.{locale.Language}") ?? "";
        return text.Split('|', StringSplitOptions.RemoveEmptyEntries);
    }

    private static bool Holds(string condition, string whole, string fraction, int exponent)
    {
        var parts = condition.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var value = Operand(parts[0][0], whole, fraction, exponent);
        var at = 1;
        if (parts[at] == "%")
        {
            value %= double.Parse(parts[at + 1], CultureInfo.InvariantCulture);
            at += 2;
        }

        var isIn = parts[at + 1].Split(',').Any(range =>
        {
            var ends = range.Split("..");
            var low = double.Parse(ends[0], CultureInfo.InvariantCulture);
            return ends.Length == 1 ? value == low : value >= low && value <= double.Parse(ends[1], CultureInfo.InvariantCulture) && value == Math.Floor(value);
        });
        return parts[at] == "=" ? isIn : !isIn;
    }

    private static double Operand(char name, string whole, string fraction, int exponent)
    {
        var isCompact = exponent > 0;
        // 1.2 of 1.2 million is 1,200,000: its point moves by the exponent.
        var digits = isCompact ? whole + fraction.PadRight(exponent, '0')[..exponent] : whole;
        var rest = isCompact ? (fraction.Length > exponent ? fraction[exponent..] : "") : fraction;
        return name switch
        {
            'n' => Number(digits + "." + rest.TrimEnd('0')),
            'i' => Number(digits),
            'v' => rest.Length,
            'w' => rest.TrimEnd('0').Length,
            'f' => Number(rest),
            't' => Number(rest.TrimEnd('0')),
            _ => exponent,
        };
    }

    /// <summary>The last digits and the size are all that rules look at; longer numbers lose nothing that counts.</summary>
    private static double Number(string digits)
    {
        var dot = digits.IndexOf('.', StringComparison.Ordinal);
        var whole = dot < 0 ? digits : digits[..dot];
        var text = whole.Length > 15 ? $"1{whole[^14..]}{(dot < 0 ? "" : digits[dot..])}" : digits;
        return double.TryParse(text.TrimEnd('.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : 0;
    }
}
