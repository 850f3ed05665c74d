using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime.Descriptors;

namespace BaasFunctions.Sandbox.Engines.Context;

/// <summary>Plain script objects that script cannot change.</summary>
internal static class FrozenObject
{
    public static JsObject Of(Engine engine, params ReadOnlySpan<(string Name, JsValue Value)> members)
    {
        var result = new JsObject(engine);
        foreach (var (name, value) in members)
        {
            // An absent value is an absent member, as in the service that clients know.
            if (!value.IsUndefined())
            {
                Add(result, name, value);
            }
        }

        result.PreventExtensions();
        return result;
    }

    public static JsObject Of(Engine engine, IReadOnlyDictionary<string, string> members)
    {
        var result = new JsObject(engine);
        foreach (var (name, value) in members)
        {
            Add(result, name, JsString.Create(value));
        }

        result.PreventExtensions();
        return result;
    }

    /// <summary>Makes an object whose members cannot be written take no new ones either.</summary>
    public static ObjectInstance Sealed(ObjectInstance value)
    {
        value.PreventExtensions();
        return value;
    }

    private static void Add(JsObject target, string name, JsValue value) =>
        target.DefineOwnProperty(JsString.Create(name), new PropertyDescriptor(value, PropertyFlag.OnlyEnumerable));
}
