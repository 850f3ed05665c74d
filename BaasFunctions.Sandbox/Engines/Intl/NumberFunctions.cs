using BaasFunctions.Sandbox.Engines.Context;
using Jint;
using Jint.Native;

namespace BaasFunctions.Sandbox.Engines.Intl;

/// <summary>Formatters of numbers, for the script.</summary>
internal static class NumberFunctions
{
    private static readonly string[] s_units =
        ("acre bit byte celsius centimeter day degree fahrenheit fluid-ounce foot gallon gigabit gigabyte gram hectare hour inch kilobit kilobyte kilogram "
            + "kilometer liter megabit megabyte meter microsecond mile mile-scandinavian milliliter millimeter millisecond minute month nanosecond ounce "
            + "percent petabyte pound second stone terabit terabyte week yard year").Split(' ');

    private static readonly FormatterCache<NumberFormatter> s_formatters = new();

    public static (string Name, HostFunction.Body Body)[] All =>
    [
        ("units", static (scope, _) => new JsArray(scope.Engine, [.. s_units.Select(unit => (JsValue)JsString.Create(unit))])),
        ("currencyDigits", static (_, arguments) => JsNumber.Create(CurrencyDigits(arguments.Required(0)))),
        ("number", static (scope, arguments) => Create(scope.Engine, arguments)),
    ];

    private static int CurrencyDigits(string code) => CldrData.General.GetValueOrDefault($"f.{code}") is { } digits ? digits[0] - '0' : 2;

    private static JsValue Create(Engine engine, JsValue[] arguments)
    {
        var locale = arguments.Locale();
        var options = new NumberOptions
        {
            NumberingSystem = arguments.Text(1) is { } system && Digits.IsKnown(system) ? system : null,
            Style = arguments.Required(2),
            Currency = arguments.Text(3),
            CurrencyDisplay = arguments.Required(4),
            CurrencySign = arguments.Required(5),
            Unit = arguments.Text(6),
            UnitDisplay = arguments.Required(7),
            Notation = arguments.Required(8),
            CompactDisplay = arguments.Required(9),
            SignDisplay = arguments.Required(10),
            UseGrouping = arguments.Required(11),
            MinimumIntegerDigits = arguments.Count(12),
            MinimumFractionDigits = arguments.Count(13),
            MaximumFractionDigits = arguments.Count(14),
            MinimumSignificantDigits = arguments.Count(15),
            MaximumSignificantDigits = arguments.Count(16),
            RoundingMode = arguments.Required(17),
            RoundingIncrement = arguments.Count(18),
            RoundingPriority = arguments.Required(19),
            TrailingZeroDisplay = arguments.Required(20),
        };
        var formatter = s_formatters.Get($"{locale.Key}\n{options}", () => new NumberFormatter(locale, options));
        return IntlArguments.Plain(engine,
        [
            ("resolved", Resolved(engine, formatter)),
            ("format", IntlArguments.Function(engine, "format", 1, (_, of) => JsString.Create(formatter.Format(of.Required(0))))),
            ("parts", IntlArguments.Function(engine, "parts", 1, (scope, of) => IntlArguments.Array(scope.Engine, formatter.Parts(of.Required(0))))),
            ("range", IntlArguments.Function(
                engine, "range", 2, (scope, of) => IntlArguments.Array(scope.Engine, formatter.RangeParts(of.Required(0), of.Required(1))))),
            ("plural", IntlArguments.Function(engine, "plural", 2, (_, of) => JsString.Create(formatter.Plural(of.Required(0), of.Required(1))))),
            ("categories", IntlArguments.Function(engine, "categories", 1, (scope, of) => new JsArray(
                scope.Engine, [.. PluralRule.Categories(locale.Data, of.Required(0)).Select(category => (JsValue)JsString.Create(category))]))),
        ]);
    }

    private static JsObject Resolved(Engine engine, NumberFormatter formatter)
    {
        var o = formatter.Options;
        var members = new List<(string Name, JsValue Value)>();
        void Add(string name, string? value)
        {
            if (value is not null)
            {
                members.Add((name, JsString.Create(value)));
            }
        }

        void Count(string name, int value, bool isUsed)
        {
            if (isUsed)
            {
                members.Add((name, JsNumber.Create(value)));
            }
        }

        Add("locale", formatter.Locale);
        Add("numberingSystem", formatter.NumberingSystem);
        Add("style", o.Style);
        Add("currency", o.Currency);
        Add("currencyDisplay", o.Currency is null ? null : o.CurrencyDisplay);
        Add("currencySign", o.Currency is null ? null : o.CurrencySign);
        Add("unit", o.Unit);
        Add("unitDisplay", o.Unit is null ? null : o.UnitDisplay);
        Count("minimumIntegerDigits", o.MinimumIntegerDigits, true);
        Count("minimumFractionDigits", o.MinimumFractionDigits, o.MaximumFractionDigits >= 0);
        Count("maximumFractionDigits", o.MaximumFractionDigits, o.MaximumFractionDigits >= 0);
        Count("minimumSignificantDigits", o.MinimumSignificantDigits, o.MaximumSignificantDigits > 0);
        Count("maximumSignificantDigits", o.MaximumSignificantDigits, o.MaximumSignificantDigits > 0);
        Add("useGrouping", o.UseGrouping);
        Add("notation", o.Notation);
        Add("compactDisplay", o.Notation == "compact" ? o.CompactDisplay : null);
        Add("signDisplay", o.SignDisplay);
        Count("roundingIncrement", o.RoundingIncrement, true);
        Add("roundingMode", o.RoundingMode);
        Add("roundingPriority", o.RoundingPriority);
        Add("trailingZeroDisplay", o.TrailingZeroDisplay);
        return IntlArguments.Plain(engine, members);
    }
}
