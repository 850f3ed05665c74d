using System.Globalization;
using System.Text;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Diagnostics;
using BaasFunctions.Sandbox.Engines.Values;
using Jint;
using Jint.Native;
using Jint.Native.Array;
using Jint.Native.Error;
using Jint.Native.Object;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Engines.Context.Logging;

/// <summary>
/// Writes a value for a log, in bounds of bytes, depth and elements: as JSON for the data of an entry, or as text for its message, where the
/// class of a value stands before it. What JSON has no form for is shown in a useful one, and never as an empty object. Getters, toJSON and
/// proxy traps of the function run under its limits; what they throw leaves a note in the place of their value.
/// </summary>
internal sealed partial class LoggedValueWriter(Engine engine, int room, bool asText) : IDisposable
{
    private const int MaxDepth = 32;
    private const int MaxElements = 10_000;
    private const int MaxBigIntBits = 4096;
    private const int ChecksEvery = 256;

    private const string Unreadable = "[not loggable]";

    private readonly JsonText _text = new(room);
    private readonly List<ObjectInstance> _open = [];

    private int _elements;
    private bool _tooLarge;

    /// <summary>The value as UTF-8; its beginning when it is larger than there is room.</summary>
    public static byte[] Write(Engine engine, JsValue value, int room, bool asText)
    {
        using var writer = new LoggedValueWriter(engine, room, asText);
        writer.Value(value);
        return writer.Result() ?? writer.Beginning();
    }

    /// <summary>What an error has besides name, message, stack and cause, as a JSON object; null when it has nothing or there is no room.</summary>
    public static byte[]? WriteExtras(Engine engine, ErrorInstance error, int room)
    {
        using var writer = new LoggedValueWriter(engine, room, asText: true);
        writer._open.Add(error);
        writer._text.Raw((byte)'{');
        var any = false;
        writer.ErrorExtras(error, ref any);
        writer._text.Raw((byte)'}');
        return any ? writer.Result() : null;
    }

    public void Dispose() => _text.Dispose();

    private bool IsFull => _tooLarge || _text.Overflowed;

    private byte[]? Result() => IsFull ? null : _text.ToArray();

    private byte[] Beginning()
    {
        var size = string.Create(CultureInfo.InvariantCulture, $"more than {room} bytes");
        var written = _text.ToArray();
        var bytes = Math.Min(room, LogCut.MaxBytes / 2);
        return asText
            ? Encoding.UTF8.GetBytes(LogCut.Text(Encoding.UTF8.GetString(written), size, bytes))
            : LogCut.Json(written, size, bytes);
    }

    private void Value(JsValue value)
    {
        switch (value.Type)
        {
            case Types.Undefined:
                _text.Raw(asText ? "undefined"u8 : "null"u8);
                break;
            case Types.Null:
                _text.Raw("null"u8);
                break;
            case Types.Boolean:
                _text.Raw(value.AsBoolean() ? "true"u8 : "false"u8);
                break;
            case Types.String:
                Text((JsString)value);
                break;
            case Types.Number:
                Number(value.AsNumber(), value);
                break;
            case Types.BigInt:
                _text.Quoted(BigInt(value));
                break;
            case Types.Object:
                Object((ObjectInstance)value);
                break;
            default:
                _text.Quoted(ErrorText.Shorten(value.ToString(), ErrorText.MaxName));
                break;
        }
    }

    /// <summary>Turning a long BigInt into digits takes time in the square of its length.</summary>
    public static string BigInt(JsValue value)
    {
        var number = TypeConverter.ToBigInt(value);
        return number.GetBitLength() > MaxBigIntBits ? "[BigInt]" : number.ToString(CultureInfo.InvariantCulture) + "n";
    }

    /// <summary>The length is asked for before the characters: a long concatenation is not built until somebody reads it.</summary>
    private void Text(JsString text)
    {
        if (text.Length <= _text.Room)
        {
            _text.Quoted(text.ToString());
            return;
        }

        if (text.Length <= LogCut.MaxBuilt)
        {
            _text.Quoted(text.ToString().AsSpan(0, Math.Min(text.Length, LogCut.MaxBytes)));
        }

        _tooLarge = true;
    }

    private void Number(double number, JsValue value)
    {
        var shown = value.ToString();
        if (double.IsFinite(number))
        {
            Plain(number == 0 ? "0" : shown);
        }
        else if (asText)
        {
            Plain(shown);
        }
        else
        {
            _text.Quoted(shown);
        }
    }

    private void Object(ObjectInstance value)
    {
        if (value.IsCallable())
        {
            _text.Quoted(FunctionText(value));
        }
        else if (_open.Contains(value))
        {
            _text.Quoted("[Circular]");
        }
        else if (_open.Count == MaxDepth)
        {
            _text.Quoted("[...]");
        }
        else
        {
            _open.Add(value);
            Content(value);
            _open.RemoveAt(_open.Count - 1);
        }
    }

    private void Content(ObjectInstance value)
    {
        switch (value)
        {
            case ErrorInstance error:
                Error(error);
                break;
            case JsMap map:
                Map(map);
                break;
            case JsSet set:
                Set(set);
                break;
            case JsTypedArray numbers:
                Numbers(numbers);
                break;
            case JsRegExp expression:
                _text.Quoted(ErrorText.Shorten($"/{expression.Source}/{expression.Flags}", ErrorText.MaxMessage));
                break;
            case JsDate date:
                Date(date);
                break;
            case ArrayInstance array:
                Elements((long)TypeConverter.ToLength(array.Get("length", array)), index => array[(uint)index]);
                break;
            case var wrapper when wrapper is IJsPrimitive primitive:
                Value(primitive.PrimitiveValue);
                break;
            case var bytes when bytes.IsArrayBuffer() || bytes.IsDataView():
                Bytes(bytes);
                break;
            case var promise when promise.IsPromise():
                _text.Quoted("[Promise]");
                break;
            default:
                Instance(value);
                break;
        }
    }

    private void Date(JsDate date)
    {
        if (double.IsNaN(date.DateValue))
        {
            _text.Quoted("Invalid Date");
        }
        else if (TryRead(() => engine.Call(date.Get("toISOString"), date, []), out var iso) && iso is JsString text)
        {
            Text(text);
        }
        else
        {
            _text.Quoted(Unreadable);
        }
    }

    /// <summary>False once the elements of this value, or the bytes, are used up.</summary>
    private bool MayShowMore()
    {
        if (IsFull || _elements == MaxElements)
        {
            return false;
        }

        if (++_elements % ChecksEvery == 0)
        {
            engine.Constraints.Check();
        }

        return true;
    }

    private void Separate(ref bool any)
    {
        if (any)
        {
            _text.Raw((byte)',');
        }

        any = true;
    }

    /// <summary>Runs code of the function, which may throw; limits that it runs into pass.</summary>
    private static bool TryRead(Func<JsValue> read, out JsValue value)
    {
        try
        {
            value = read();
            return true;
        }
        catch (JavaScriptException)
        {
            value = JsValue.Undefined;
            return false;
        }
    }

    private void Plain(string text) => _text.Raw(Encoding.UTF8.GetBytes(text));

    private static string FunctionText(ObjectInstance function) =>
        NameIn(function) is { Length: > 0 } name ? $"[function {name}]" : "[function]";

    /// <summary>The class of a value; null for a plain object. Runs no getter of the function.</summary>
    private static string? ClassOf(ObjectInstance value)
    {
        const int MaxSteps = 8;
        var prototype = value.Prototype;
        for (var i = 0; i < MaxSteps && prototype is not null; i++, prototype = prototype.Prototype)
        {
            if (DataIn(prototype, "constructor") is ObjectInstance constructor)
            {
                return NameIn(constructor) is { Length: > 0 } name && name != "Object" ? name : null;
            }
        }

        return null;
    }

    private static string? NameIn(ObjectInstance function) =>
        DataIn(function, "name") is JsString { Length: <= ErrorText.MaxName } name ? name.ToString() : null;

    /// <summary>A member that is no getter; null for none, and for a proxy that throws.</summary>
    private static JsValue? DataIn(ObjectInstance value, string name)
    {
        try
        {
            var descriptor = value.GetOwnProperty(name);
            return descriptor.IsDataDescriptor() ? descriptor.Value : null;
        }
        catch (JavaScriptException)
        {
            return null;
        }
    }
}
