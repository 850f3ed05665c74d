using BaasFunctions.Sandbox.Engines.Context;
using Jint;
using Jint.Native;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Engines.Intl;

/// <summary>Reads what the script hands over, and makes what it gets back.</summary>
internal static class IntlArguments
{
    public static JsValue Value(this JsValue[] arguments, int index) => index < arguments.Length ? arguments[index] : JsValue.Undefined;

    public static string? Text(this JsValue[] arguments, int index) =>
        arguments.Value(index) is var value && value.IsUndefined() ? null : TypeConverter.ToString(value);

    public static string Required(this JsValue[] arguments, int index) => TypeConverter.ToString(arguments.Value(index));

    public static int Count(this JsValue[] arguments, int index) =>
        arguments.Value(index) is var value && value.IsUndefined() ? 0 : (int)TypeConverter.ToNumber(value);

    /// <summary>The first tag of a list that there is data for.</summary>
    public static ResolvedLocale Locale(this JsValue[] arguments) =>
        ResolvedLocale.Of(arguments.Required(0).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    public static JsObject Plain(Engine engine, IEnumerable<(string Name, JsValue Value)> members)
    {
        var result = new JsObject(engine);
        foreach (var (name, value) in members)
        {
            result.FastSetDataProperty(name, value);
        }

        return result;
    }

    public static JsArray Array(Engine engine, IEnumerable<FormattedPart> parts, string? last = null) =>
        new(engine, [.. parts.Select(part => (JsValue)Plain(engine, Members(part, last)))]);

    public static JsValue Function(Engine engine, string name, int length, HostFunction.Body body) =>
        HostFunction.Create(engine, name, HostFunction.Guard(body), length);

    private static IEnumerable<(string Name, JsValue Value)> Members(FormattedPart part, string? last)
    {
        yield return ("type", JsString.Create(part.Type));
        yield return ("value", JsString.Create(part.Value));
        if (part.Source is not null)
        {
            yield return (last ?? "source", JsString.Create(part.Source));
        }
    }
}
