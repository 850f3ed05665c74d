using BaasFunctions.Sandbox.Engines.Context;
using Jint;
using Jint.Native;

namespace BaasFunctions.Sandbox.Engines.Intl;

/// <summary>Relative times, lists and names, for the script.</summary>
internal static class WordFunctions
{
    private static readonly FormatterCache<RelativeTimeFormatter> s_relative = new();

    public static (string Name, HostFunction.Body Body)[] All =>
    [
        ("supports", static (_, arguments) => ResolvedLocale.Find(arguments.Required(0)) is null ? JsBoolean.False : JsBoolean.True),
        ("relative", static (scope, arguments) => Relative(scope.Engine, arguments)),
        ("list", static (scope, arguments) => List(scope.Engine, arguments)),
        ("names", static (scope, arguments) => Names(scope.Engine, arguments)),
    ];

    private static JsObject Relative(Engine engine, JsValue[] arguments)
    {
        var locale = arguments.Locale();
        var system = arguments.Text(1) is { } asked && Digits.IsKnown(asked) ? asked : null;
        var style = arguments.Required(2);
        var mode = arguments.Required(3);
        var formatter = s_relative.Get(
            $"{locale.Key}\n{system}\n{style}\n{mode}", () => new RelativeTimeFormatter(locale, system, style, mode == "auto"));
        return IntlArguments.Plain(engine,
        [
            ("locale", JsString.Create(formatter.Locale)),
            ("numberingSystem", JsString.Create(formatter.NumberingSystem)),
            ("parts", IntlArguments.Function(
                engine, "parts", 2, (scope, of) => IntlArguments.Array(scope.Engine, formatter.Parts(of.Required(0), of.Required(1)), "unit"))),
        ]);
    }

    private static JsObject List(Engine engine, JsValue[] arguments)
    {
        var locale = arguments.Locale();
        var type = arguments.Required(1);
        var style = arguments.Required(2);
        return IntlArguments.Plain(engine,
        [
            ("locale", JsString.Create(locale.Tag)),
            ("pieces", IntlArguments.Function(engine, "pieces", 2, (scope, of) => new JsArray(
                scope.Engine,
                [.. ListPattern.Pieces(locale.Data, type, style, of.Required(0), of.Required(1)).Select(piece => piece switch
                {
                    "0" => JsNumber.Create(0),
                    "1" => JsNumber.Create(1),
                    _ => (JsValue)JsString.Create(piece),
                })]))),
        ]);
    }

    private static JsObject Names(Engine engine, JsValue[] arguments)
    {
        var locale = arguments.Locale();
        return IntlArguments.Plain(engine,
        [
            ("locale", JsString.Create(locale.Tag)),
            ("of", IntlArguments.Function(engine, "of", 4, (_, of) => DisplayName.Of(
                locale.Data, of.Required(0), of.Required(1), of.Required(2) == "dialect", of.Required(3)) is { } name ? JsString.Create(name) : JsValue.Undefined)),
        ]);
    }
}
