using System.Globalization;
using BaasFunctions.Sandbox.Engines.Context.Calls;
using BaasFunctions.Sandbox.Engines.Diagnostics;
using Jint;
using Jint.Native;
using Jint.Native.Error;
using Jint.Native.Object;
using Jint.Native.Symbol;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Engines.Context.Logging;

internal sealed partial class LoggedValueWriter
{
    /// <summary>Numbers of a typed array, bytes of a buffer, and values of an iterable that are shown.</summary>
    private const int MaxNumbers = 100;

    /// <summary>Calls of a stack that are shown.</summary>
    private const int MaxFrames = 10;

    private static readonly string[] s_shownOfErrors = ["name", "message", "stack", "cause", "errors", "code"];

    private void Error(ErrorInstance error)
    {
        var reading = ErrorReader.ReadAlone(error);
        _text.Raw("{\"name\":"u8);
        _text.Quoted(reading.Name);
        _text.Raw(",\"message\":"u8);
        _text.Quoted(reading.Message);
        var any = true;
        ErrorExtras(error, ref any);
        if (reading.FirstFrames(MaxFrames).Stack is { } stack)
        {
            _text.Raw(",\"stack\":"u8);
            _text.Quoted(stack);
        }

        ErrorPart(error, "cause");
        ErrorPart(error, "errors");
        _text.Raw((byte)'}');
    }

    /// <summary>The code, which calls of the context keep out of sight of loops, and what else the function put on the error.</summary>
    private void ErrorExtras(ErrorInstance error, ref bool any)
    {
        if (TryRead(() => error.Get("code", error), out var code) && !code.IsUndefined())
        {
            Separate(ref any);
            _text.Raw("\"code\":"u8);
            Value(code);
        }

        Members(error, KeysOf(error) ?? [], ref any, static name => s_shownOfErrors.Contains(name));
    }

    private void ErrorPart(ErrorInstance error, string name)
    {
        if (TryRead(() => error.Get(name, error), out var part) && !part.IsUndefined())
        {
            _text.Raw((byte)',');
            _text.Quoted(name);
            _text.Raw((byte)':');
            Value(part);
        }
    }

    private void Map(JsMap map)
    {
        // A getter of a value that is shown may change the map meanwhile.
        var entries = map.Take(MaxElements).ToArray();
        if (asText)
        {
            Plain(string.Create(CultureInfo.InvariantCulture, $"Map({map.Size}) {{"));
            Entries(entries, map.Size, " => "u8);
            _text.Raw((byte)'}');
        }
        else if (entries.All(static entry => entry.Key is JsString))
        {
            _text.Raw((byte)'{');
            Entries(entries, map.Size, ":"u8);
            _text.Raw((byte)'}');
        }
        else
        {
            _text.Raw((byte)'[');
            Pairs(entries, map.Size);
            _text.Raw((byte)']');
        }
    }

    private void Entries(KeyValuePair<JsValue, JsValue>[] entries, int size, ReadOnlySpan<byte> between)
    {
        var any = false;
        for (var i = 0; i < entries.Length; i++)
        {
            if (!MayShowMore())
            {
                More(size - i, ref any, isMember: !asText);
                return;
            }

            Separate(ref any);
            Value(entries[i].Key);
            _text.Raw(between);
            Value(entries[i].Value);
        }
    }

    private void Pairs(KeyValuePair<JsValue, JsValue>[] entries, int size)
    {
        var any = false;
        for (var i = 0; i < entries.Length; i++)
        {
            if (!MayShowMore())
            {
                More(size - i, ref any, isMember: false);
                return;
            }

            Separate(ref any);
            _text.Raw((byte)'[');
            Value(entries[i].Key);
            _text.Raw((byte)',');
            Value(entries[i].Value);
            _text.Raw((byte)']');
        }
    }

    private void Set(JsSet set)
    {
        var values = new List<JsValue>(Math.Min(set.Size, MaxElements));
        foreach (var value in set)
        {
            if (values.Count == MaxElements)
            {
                break;
            }

            values.Add(value);
        }

        Prefix("Set", set.Size);
        Elements(set.Size, index => values[(int)index], values.Count);
    }

    private void Numbers(JsTypedArray numbers)
    {
        Prefix(ClassOf(numbers) ?? "TypedArray", numbers.Length);
        Elements(numbers.Length, index => numbers[(uint)index], MaxNumbers);
    }

    private void Bytes(ObjectInstance buffer)
    {
        var bytes = ScriptBytes.Of(buffer) ?? [];
        Prefix(buffer.IsDataView() ? "DataView" : "ArrayBuffer", bytes.Length);
        Elements(bytes.Length, index => JsNumber.Create(bytes[index]), MaxNumbers);
    }

    private void Prefix(string name, long size)
    {
        if (asText)
        {
            Plain(string.Create(CultureInfo.InvariantCulture, $"{name}({size}) "));
        }
    }

    private void Elements(long size, Func<long, JsValue> read, int most = MaxElements)
    {
        var any = false;
        _text.Raw((byte)'[');
        for (var i = 0L; i < size; i++)
        {
            if (i == most || !MayShowMore())
            {
                More(size - i, ref any, isMember: false);
                break;
            }

            Separate(ref any);
            var index = i;
            Read(() => read(index));
        }

        _text.Raw((byte)']');
    }

    /// <summary>An object of the function, of a class or of none.</summary>
    private void Instance(ObjectInstance value)
    {
        if (!TryRead(() => value.Get("toJSON", value), out var toJson))
        {
            _text.Quoted(Unreadable);
        }
        else if (toJson.IsCallable())
        {
            if (TryRead(() => engine.Call(toJson, value, [JsString.Empty]), out var shown))
            {
                Converted(shown);
            }
            else
            {
                _text.Quoted(Unreadable);
            }
        }
        else if (IsArrayBehindProxy(value))
        {
            Elements(
                TryRead(() => value.Get("length", value), out var length) ? (long)TypeConverter.ToLength(length) : 0,
                index => value.Get(JsString.Create(index.ToString(CultureInfo.InvariantCulture)), value));
        }
        else
        {
            Object(value, ClassOf(value));
        }
    }

    /// <summary>What toJSON gave is shown as it is: it is not asked for its own.</summary>
    private void Converted(JsValue value)
    {
        if (value is JsObject converted && !_open.Contains(converted))
        {
            Object(converted, ClassOf(converted));
        }
        else
        {
            Value(value);
        }
    }

    private void Object(ObjectInstance value, string? name)
    {
        if (KeysOf(value) is not { } keys)
        {
            _text.Quoted(Unreadable);
            return;
        }

        if (name is not null && keys.Count == 0 && OwnForm(value, name))
        {
            return;
        }

        if (name is not null && asText)
        {
            Plain(name + " ");
        }

        _text.Raw((byte)'{');
        var any = false;
        Members(value, keys, ref any, static _ => false);
        _text.Raw((byte)'}');
    }

    /// <summary>An instance without visible members, in the form that its class gives it: a text, or what it iterates over.</summary>
    private bool OwnForm(ObjectInstance value, string name)
    {
        if (TryRead(() => value.Get("toString", value), out var toText) && toText.IsCallable()
            && !ReferenceEquals(toText, engine.Intrinsics.Object.PrototypeObject.Get("toString"))
            && TryRead(() => engine.Call(toText, value, []), out var text) && text is JsString shown)
        {
            if (asText)
            {
                Plain(name + " ");
            }

            Text(shown);
            return true;
        }

        if (Iterated(value) is { } values)
        {
            Prefix(name, values.Count);
            Elements(values.Count, index => values[(int)index]);
            return true;
        }

        if (!asText)
        {
            _text.Quoted($"[{name}]");
            return true;
        }

        return false;
    }

    /// <summary>The first values of what can be iterated over again and again; null for anything else.</summary>
    private List<JsValue>? Iterated(ObjectInstance value)
    {
        List<JsValue> values = [];
        var isIterable = TryRead(
            () =>
            {
                var iterate = value.Get(GlobalSymbolRegistry.Iterator, value);
                if (!iterate.IsCallable() || value.Get("next", value).IsCallable() || engine.Call(iterate, value, []) is not ObjectInstance iterator)
                {
                    return JsBoolean.False;
                }

                var next = iterator.Get("next", iterator);
                while (values.Count < MaxNumbers && engine.Call(next, iterator, []) is ObjectInstance step && !TypeConverter.ToBoolean(step.Get("done", step)))
                {
                    values.Add(step.Get("value", step));
                }

                return JsBoolean.True;
            },
            out var found);
        return isIterable && TypeConverter.ToBoolean(found) ? values : null;
    }

    /// <summary>Names of the members that a loop sees; null where a proxy does not tell them.</summary>
    private static List<JsValue>? KeysOf(ObjectInstance value)
    {
        try
        {
            return value.GetOwnPropertyKeys(Types.String).FindAll(key => value.GetOwnProperty(key).Enumerable);
        }
        catch (JavaScriptException)
        {
            return null;
        }
    }

    private void Members(ObjectInstance value, List<JsValue> keys, ref bool any, Func<string, bool> isLeftOut)
    {
        for (var i = 0; i < keys.Count; i++)
        {
            if (!MayShowMore())
            {
                More(keys.Count - i, ref any, isMember: true);
                return;
            }

            var key = keys[i];
            if (key is not JsString name || isLeftOut(name.ToString()))
            {
                continue;
            }

            Separate(ref any);
            Text(name);
            _text.Raw((byte)':');
            Read(() => value.Get(key, value));
        }
    }

    private void Read(Func<JsValue> read)
    {
        if (TryRead(read, out var value))
        {
            Value(value);
        }
        else
        {
            _text.Quoted(Unreadable);
        }
    }

    private void More(long count, ref bool any, bool isMember)
    {
        if (IsFull)
        {
            return;
        }

        Separate(ref any);
        if (isMember)
        {
            _text.Raw("\"...\":"u8);
        }

        _text.Quoted(string.Create(CultureInfo.InvariantCulture, $"... {count} more"));
    }

    /// <summary>Only the engine can tell what a proxy stands for.</summary>
    private bool IsArrayBehindProxy(ObjectInstance value) =>
        value is not JsObject
        && engine.Advanced.GetPropertyAccessSemantics(value) != PropertyAccessSemantics.Ordinary
        && TryRead(() => engine.Call(engine.Intrinsics.Array.Get("isArray"), JsValue.Undefined, [value]), out var isArray)
        && TypeConverter.ToBoolean(isArray);
}
