using BaasFunctions.Sandbox.Execution;
using Jint;
using Jint.Native;
using Jint.Runtime;
using Jint.Runtime.Descriptors;

namespace BaasFunctions.Sandbox.Context.Calls;

/// <summary>
/// <c>get(name)</c> and <c>has(name)</c>, whatever the case of the name, on the plain object that holds headers. Not enumerable, so that the
/// object shows headers only; a header of such a name keeps its place.
/// </summary>
internal static class HeaderReaders
{
    public static void AddTo(JsObject headers)
    {
        Add(headers, "get", value => value.IsUndefined() ? JsValue.Null : value);
        Add(headers, "has", value => value.IsUndefined() ? JsBoolean.False : JsBoolean.True);
    }

    private static void Add(JsObject headers, string name, Func<JsValue, JsValue> answer)
    {
        if (headers.HasOwnProperty(name))
        {
            return;
        }

        var function = HostFunction.Create(
            headers.Engine, name, HostFunction.Guard((ExecutionScope scope, JsValue[] given) => answer(Find(headers, given.At(0)))), 1);
        headers.DefineOwnProperty(JsString.Create(name), new PropertyDescriptor(function, PropertyFlag.NonEnumerable));
    }

    private static JsValue Find(JsObject headers, JsValue name)
    {
        var key = JsString.Create(TypeConverter.ToString(name).ToLowerInvariant());
        return headers.GetOwnProperty(key) is { Enumerable: true } header ? header.Value : JsValue.Undefined;
    }
}
