using BaasFunctions.Sandbox.Engines.Context;
using Jint;
using Jint.Native;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Engines.Intl;

/// <summary>Formatters of dates, for the script.</summary>
internal static class DateFunctions
{
    private static readonly FormatterCache<DateTimeFormatter> s_formatters = new();

    public static (string Name, HostFunction.Body Body)[] All =>
    [
        ("hasTimeZone", static (_, arguments) => IntlTimeZone.Find(arguments.Required(0)) is null ? JsBoolean.False : JsBoolean.True),
        ("date", static (scope, arguments) => Create(scope.Engine, arguments)),
    ];

    private static JsValue Create(Engine engine, JsValue[] arguments)
    {
        var locale = arguments.Locale();
        var options = new DateTimeOptions
        {
            Calendar = arguments.Text(1) is "gregory" or "buddhist" ? arguments.Text(1) : null,
            NumberingSystem = arguments.Text(2) is { } system && Digits.IsKnown(system) ? system : null,
            HourCycle = arguments.Text(3),
            Hour12 = arguments.Value(4).IsUndefined() ? null : TypeConverter.ToBoolean(arguments.Value(4)),
            Weekday = arguments.Text(6),
            Era = arguments.Text(7),
            Year = arguments.Text(8),
            Month = arguments.Text(9),
            Day = arguments.Text(10),
            DayPeriod = arguments.Text(11),
            Hour = arguments.Text(12),
            Minute = arguments.Text(13),
            Second = arguments.Text(14),
            FractionalSecondDigits = arguments.Count(15),
            TimeZoneName = arguments.Text(16),
            DateStyle = arguments.Text(17),
            TimeStyle = arguments.Text(18),
        };
        var zone = arguments.Text(5) is { } name ? IntlTimeZone.Find(name) ?? IntlTimeZone.Utc : IntlTimeZone.Utc;
        var formatter = s_formatters.Get($"{locale.Key}\n{options}\n{zone.Id}", () => new DateTimeFormatter(locale, options, zone));
        return IntlArguments.Plain(engine,
        [
            ("resolved", Resolved(engine, formatter)),
            ("format", IntlArguments.Function(engine, "format", 1, (_, of) => JsString.Create(formatter.Format(Time(of, 0))))),
            ("parts", IntlArguments.Function(engine, "parts", 1, (scope, of) => IntlArguments.Array(scope.Engine, formatter.Parts(Time(of, 0))))),
            ("range", IntlArguments.Function(
                engine, "range", 2, (scope, of) => IntlArguments.Array(scope.Engine, formatter.RangeParts(Time(of, 0), Time(of, 1))))),
        ]);
    }

    private static double Time(JsValue[] arguments, int index) => Math.Clamp(TypeConverter.ToNumber(arguments.Value(index)), -8.64e15, 8.64e15);

    private static JsObject Resolved(Engine engine, DateTimeFormatter formatter)
    {
        var members = new List<(string Name, JsValue Value)>
        {
            ("locale", JsString.Create(formatter.Locale)),
            ("calendar", JsString.Create(formatter.Calendar)),
            ("numberingSystem", JsString.Create(formatter.NumberingSystem)),
            ("timeZone", JsString.Create(formatter.Zone.Id)),
        };
        if (formatter.HourCycle is { } cycle)
        {
            members.Add(("hourCycle", JsString.Create(cycle)));
            members.Add(("hour12", cycle is "h11" or "h12" ? JsBoolean.True : JsBoolean.False));
        }

        members.AddRange(formatter.ResolvedFields().Select(field => (
            field.Name,
            field.Name == "fractionalSecondDigits" ? (JsValue)JsNumber.Create(field.Value[0] - '0') : JsString.Create(field.Value))));
        return IntlArguments.Plain(engine, members);
    }
}
