using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Native.Symbol;
using Jint.Runtime;
using Jint.Runtime.Descriptors;
using Jint.Runtime.Interop;

namespace BaasFunctions.Sandbox.Engines;

/// <summary>
/// Iterates texts by code point (ECMA-262, 22.1.5), where the engine's own iterator takes what a reader sees as one character for one:
/// CR LF, a letter with its accents. Everything that iterates goes through this property: the engine's own short cuts apply only while it holds
/// the engine's own function.
/// </summary>
internal static class StringIteration
{
    /// <summary>UTF-16 units up to which the characters are laid out at once, which the engine then walks without a call for each.</summary>
    private const int MaxLaidOut = 4096;

    /// <summary>Characters between two looks at the limits, where a text is drawn into an array without a statement in between.</summary>
    private const int CheckInterval = 4096;

    private static readonly JsString s_value = JsString.Create("value");
    private static readonly JsString s_done = JsString.Create("done");
    private static readonly JsString s_next = JsString.Create("next");
    private static readonly JsString s_values = JsString.Create("values");

    private static readonly JsString[] s_latin = [.. Enumerable.Range(0, 256).Select(static code => JsString.Create(((char)code).ToString()))];

    public static void AddTo(Engine engine)
    {
        var prototype = (ObjectInstance)((ObjectInstance)engine.Global.Get("String")).Get("prototype");
        prototype.FastSetProperty(
            GlobalSymbolRegistry.Iterator,
            new PropertyDescriptor(new ClrFunction(engine, "[Symbol.iterator]", Iterate, 0, PropertyFlag.Configurable), PropertyFlag.NonEnumerable));
    }

    private static JsValue Iterate(JsValue self, JsValue[] arguments)
    {
        var engine = Execution.ExecutionScope.Current.Engine;
        if (self.IsUndefined() || self.IsNull())
        {
            throw new JavaScriptException(engine.Intrinsics.TypeError, "String.prototype[Symbol.iterator] called on null or undefined");
        }

        var text = TypeConverter.ToString(self);
        return text.Length <= MaxLaidOut ? LaidOut(engine, text) : OneByOne(engine, text);
    }

    private static JsValue LaidOut(Engine engine, string text)
    {
        var characters = new JsValue[text.Length];
        var count = 0;
        for (var at = 0; at < text.Length;)
        {
            characters[count++] = Character(text, ref at);
        }

        return Values(engine, new JsArray(engine, count == characters.Length ? characters : characters[..count]));
    }

    private static JsObject OneByOne(Engine engine, string text)
    {
        var at = 0;
        var drawn = 0;
        var iterator = new JsObject(engine);
        // %ArrayIteratorPrototype% and above it %IteratorPrototype%, which holds the helpers.
        iterator.Prototype = ((ObjectInstance)Values(engine, new JsArray(engine))).Prototype!.Prototype;
        var next = new ClrFunction(engine, "next", (_, _) =>
        {
            if (++drawn % CheckInterval == 0)
            {
                engine.Constraints.Check();
            }

            var result = new JsObject(engine);
            var isDone = at >= text.Length;
            result.FastSetProperty(s_value, new PropertyDescriptor(isDone ? JsValue.Undefined : Character(text, ref at), PropertyFlag.ConfigurableEnumerableWritable));
            result.FastSetProperty(s_done, new PropertyDescriptor(isDone ? JsBoolean.True : JsBoolean.False, PropertyFlag.ConfigurableEnumerableWritable));
            return result;
        });
        iterator.FastSetProperty(s_next, new PropertyDescriptor(next, PropertyFlag.NonEnumerable));
        return iterator;
    }

    private static JsValue Values(Engine engine, JsArray array) => engine.Call(array.Get(s_values), array, Arguments.Empty);

    private static JsString Character(string text, ref int at)
    {
        var first = text[at++];
        return char.IsHighSurrogate(first) && at < text.Length && char.IsLowSurrogate(text[at])
            ? JsString.Create(string.Create(2, (first, text[at++]), static (pair, from) => (pair[0], pair[1]) = from))
            : first < s_latin.Length ? s_latin[first] : JsString.Create(first.ToString());
    }
}
