using BaasFunctions.Sandbox.Contracts;
using Jint;
using Jint.Native;
using Jint.Native.Error;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Descriptors;

namespace BaasFunctions.Sandbox.Engines.Values;

/// <summary>Values that JSON does not have.</summary>
internal sealed partial class JsonValueWriter
{
    /// <summary>What errors have of their own that does not show when they are enumerated, without the stack: that is for logs.</summary>
    private static readonly string[] s_ofErrors = ["code", "status", "details", "cause", "errors"];

    /// <summary>The Map, Set or Error that the next object shows; null when it shows itself.</summary>
    private ObjectInstance? _origin;

    /// <summary>Where the writer is.</summary>
    private ValuePath Path()
    {
        var path = new ValuePath(limits.Root);
        for (var i = 0; i < _depth; i++)
        {
            ref var frame = ref _frames[i];
            path = frame.Keys is null ? path.Element(frame.Next - 1) : path.Member(frame.Keys[(int)frame.Next - 1]);
        }

        return path;
    }

    /// <summary>Undefined, a symbol or a function.</summary>
    private void LeaveOut(JsValue value, bool isMember)
    {
        var isUndefined = value.IsUndefined();
        if (limits.Rules == ValueRules.Exact || (limits.Rules == ValueRules.Argument && !(isUndefined && isMember)))
        {
            Refuse(value);
        }

        if (!isUndefined)
        {
            Note(value, isMember && _depth > 0 ? "left out" : "written as null");
        }
    }

    private void InvalidDate(JsValue value) => RefuseOrNote(value, "written as null");

    private void NotFinite(JsValue value) => RefuseOrNote(value, "written as null");

    /// <summary>An object of the language that keeps what it holds where JSON.stringify does not look.</summary>
    private JsValue Special(ObjectInstance value)
    {
        switch (value)
        {
            case JsMap map:
                return Shown(value, ofMap: map);
            case JsSet set:
                RefuseOrNote(value, "written as an array");
                RefuseIfWide(set.Size);
                return Shown(value, new JsArray(engine, Items(set)));
            case ErrorInstance error:
                RefuseOrNote(value, _depth == 0
                    ? "written as an object with its name and message: throw it to make the execution fail"
                    : "written as an object with its name and message");
                return Shown(value, OfError(error));
            default:
                return value is JsRegExp ? TextOf(value)
                    : !BytesOfValue.Are(value) ? value
                    : BytesOfValue.AreNumbers(value) ? Numbers(value)
                    : Base64(value);
        }
    }

    private JsValue Shown(ObjectInstance origin, JsMap ofMap)
    {
        var named = HasNames(ofMap);
        RefuseOrNote(origin, named ? "written as an object" : "written as an array of pairs");
        RefuseIfWide(ofMap.Size);
        return Shown(origin, named ? Members(ofMap) : new JsArray(engine, Pairs(ofMap)));
    }

    private ObjectInstance Shown(ObjectInstance origin, ObjectInstance shown)
    {
        _origin = origin;
        return shown;
    }

    private JsString TextOf(ObjectInstance value)
    {
        RefuseOrNote(value, "written as its text");
        return JsString.Create(TypeConverter.ToString(value));
    }

    private JsString Base64(ObjectInstance value)
    {
        RefuseOrNote(value, "written as base64");
        var bytes = BytesOfValue.Read(value)!;
        var length = (bytes.Length + 2L) / 3 * 4;
        return length <= _text.Room ? JsString.Create(System.Convert.ToBase64String(bytes)) : throw TooLarge(length);
    }

    private ObjectInstance Numbers(ObjectInstance value)
    {
        var numbers = (JsTypedArray)value;
        RefuseOrNote(value, "written as an array");
        RefuseIfWide(numbers.Length);
        var items = new JsValue[numbers.Length];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = numbers[i];
        }

        return Shown(value, new JsArray(engine, items));
    }

    private static JsValue[] Items(JsSet set)
    {
        var items = new List<JsValue>(set.Size);
        foreach (var item in set)
        {
            items.Add(item);
        }

        return [.. items];
    }

    /// <summary>Whether the keys are all texts, or all numbers: they then name members without being mixed up.</summary>
    private static bool HasNames(JsMap map)
    {
        var (texts, numbers) = (true, true);
        foreach (var (key, _) in map)
        {
            texts &= key.IsString();
            numbers &= key.IsNumber();
            if (!texts && !numbers)
            {
                return false;
            }
        }

        return true;
    }

    private JsObject Members(JsMap map)
    {
        var shown = new JsObject(engine);
        foreach (var (key, value) in map)
        {
            shown.CreateDataProperty(JsString.Create(TypeConverter.ToString(key)), value);
        }

        return shown;
    }

    private JsValue[] Pairs(JsMap map)
    {
        var pairs = new List<JsValue>(map.Size);
        foreach (var (key, value) in map)
        {
            pairs.Add(new JsArray(engine, [key, value]));
        }

        return [.. pairs];
    }

    private JsObject OfError(ErrorInstance error)
    {
        var shown = new JsObject(engine);
        shown.FastSetDataProperty("name", error.Get("name"));
        shown.FastSetDataProperty("message", error.Get("message"));
        foreach (var name in s_ofErrors)
        {
            if (error.HasOwnProperty(name) && error.Get(name) is { } value && !value.IsUndefined())
            {
                shown.FastSetDataProperty(name, value);
            }
        }

        foreach (var key in error.GetOwnPropertyKeys(Types.String))
        {
            var descriptor = error.GetOwnProperty(key);
            if (!ReferenceEquals(descriptor, PropertyDescriptor.Undefined) && descriptor.Enumerable && !shown.HasOwnProperty(key))
            {
                shown.CreateDataProperty(key, error.Get(key));
            }
        }

        return shown;
    }

    /// <summary>Members named by symbols are none in JSON. In a query such a condition would be gone; elsewhere they are told when nothing else is there.</summary>
    private void SymbolMembers(ObjectInstance value, int named)
    {
        if ((named > 0 && limits.Rules != ValueRules.Exact) || value.GetOwnPropertyKeys(Types.Symbol).Count == 0)
        {
            return;
        }

        if (limits.Rules != ValueRules.Result)
        {
            throw Ended(ErrorCodes.InvalidArgument, $"{Path()} has a member that is named by a symbol: write a text as its name", null);
        }

        Note(value, "written as {}: its members are named by symbols");
    }

    /// <summary>What has members, but none that JSON would show, such as a Proxy around an Error, is no empty object.</summary>
    private void NothingEnumerable(in JsonFrame frame)
    {
        if (frame is { Keys.Count: > 0, AnyEnumerable: false } && ReferenceEquals(frame.Origin, frame.Holder))
        {
            RefuseOrNote(frame.Holder, "written as {}");
        }
    }

    /// <summary>
    /// What stands for an object without members: nothing for a plain one, and for one that shows itself as a text that text. Whatever else it
    /// keeps is private to its class.
    /// </summary>
    private string? TextOfEmpty(ObjectInstance origin, ObjectInstance value)
    {
        if (!ReferenceEquals(origin, value) || value.Prototype?.Prototype is null)
        {
            return null;
        }

        if (limits.Rules != ValueRules.Result)
        {
            Refuse(value);
        }

        var toString = value.Get("toString");
        if (value.IsPromise() || !toString.IsCallable() || ReferenceEquals(toString, engine.Intrinsics.Object.Get("prototype").Get("toString")))
        {
            Note(value, value.IsPromise() ? "written as {}: await it" : "written as {}");
            return null;
        }

        Note(value, "written as its text");
        return TypeConverter.ToString(engine.Call(toString, value, []));
    }

    private void RefuseOrNote(JsValue value, string became)
    {
        if (limits.Rules != ValueRules.Result)
        {
            Refuse(value);
        }

        Note(value, became);
    }

    private void Note(JsValue value, string became)
    {
        if (notes is not null)
        {
            notes.Add(Path(), ValueWords.Of(value), became);
        }
    }

    private void Refuse(JsValue value) => throw Ended(
        ErrorCodes.InvalidArgument,
        $"{Path()} is {ValueWords.Of(value)}: {ValueWords.Instead(value, limits.Rules == ValueRules.Exact)}",
        null);

    private void RefuseIfWide(long more)
    {
        if (_properties + more > limits.MaxProperties)
        {
            _properties = limits.MaxProperties;
            Count();
        }
    }
}
