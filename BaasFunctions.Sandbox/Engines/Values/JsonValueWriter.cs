using System.Globalization;
using BaasFunctions.Sandbox.Contracts;
using Jint;
using Jint.Native;
using Jint.Native.Array;
using Jint.Native.Object;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Engines.Values;

/// <summary>
/// Writes a script value as JSON.stringify would, without recursion and within bounds. Getters, toJSON and proxy traps
/// of the script run as they would there, under the limits of the execution. Values that JSON does not have are refused, or written in a useful
/// form and noted; which of the two the limits say.
/// </summary>
internal sealed partial class JsonValueWriter(Engine engine, JsonWriteLimits limits, ValueNotes? notes) : IDisposable
{
    private const int ChecksEvery = 256;

    private readonly JsonText _text = new(limits.MaxBytes);

    private JsonFrame[] _frames = new JsonFrame[8];
    private int _depth;
    private int _properties;

    /// <summary>The value as UTF-8 JSON; the word <c>null</c> where JSON.stringify gives nothing.</summary>
    /// <param name="engine">The engine of the value.</param>
    /// <param name="value">The value.</param>
    /// <param name="limits">Bounds and rules.</param>
    /// <param name="notes">Gets what was written in another form; null when nobody asks.</param>
    public static byte[] Write(Engine engine, JsValue value, JsonWriteLimits limits, ValueNotes? notes = null)
    {
        using var writer = new JsonValueWriter(engine, limits, notes);
        return writer.Write(value);
    }

    public void Dispose() => _text.Dispose();

    private byte[] Write(JsValue root)
    {
        if (Convert(root, JsString.Empty) is { } value)
        {
            Begin(value);
        }
        else
        {
            _text.Raw("null"u8);
        }

        while (_depth > 0)
        {
            Step(ref _frames[_depth - 1]);
            ThrowIfTooLarge();
        }

        ThrowIfTooLarge();
        return _text.ToArray();
    }

    private void Step(ref JsonFrame frame)
    {
        if (frame.Next == frame.Count)
        {
            _text.Raw(frame.Keys is null ? (byte)']' : (byte)'}');
            _depth--;
            NothingEnumerable(frame);
            return;
        }

        Count();
        var index = frame.Next++;
        if (frame.Keys is null)
        {
            Element(ref frame, index);
        }
        else
        {
            Member(ref frame, frame.Keys[(int)index]);
        }
    }

    private void Element(ref JsonFrame frame, long index)
    {
        if (frame.Any)
        {
            _text.Raw((byte)',');
        }

        frame.Any = true;
        var element = frame.Holder is ArrayInstance array && index <= uint.MaxValue - 1
            ? array[(uint)index]
            : frame.Holder.Get(Key(index));
        if (element.IsObject() || element.IsBigInt())
        {
            element = Convert(element, Key(index), isMember: false);
        }
        else if (element.IsUndefined() || element.IsSymbol())
        {
            LeaveOut(element, isMember: false);
            element = null;
        }

        Begin(element ?? JsValue.Null);
    }

    private void Member(ref JsonFrame frame, JsValue key)
    {
        var holder = frame.Holder;
        var descriptor = holder.GetOwnProperty(key);
        if (ReferenceEquals(descriptor, Jint.Runtime.Descriptors.PropertyDescriptor.Undefined) || !descriptor.Enumerable)
        {
            return;
        }

        frame.AnyEnumerable = true;
        if (Convert(holder.Get(key, holder), key) is not { } value)
        {
            return;
        }

        if (frame.Any)
        {
            _text.Raw((byte)',');
        }

        frame.Any = true;
        Text(key);
        _text.Raw((byte)':');
        Begin(value);
    }

    /// <summary>Steps 2 to 4 of SerializeJSONProperty: toJSON and the wrapper objects. Null for what JSON leaves out.</summary>
    private JsValue? Convert(JsValue value, JsValue key, bool isMember = true)
    {
        if (value is ObjectInstance || value.IsBigInt())
        {
            var toJson = value is ObjectInstance holder ? holder.Get("toJSON", value) : engine.GetValue(value, "toJSON");
            if (toJson.IsCallable())
            {
                if (value is JsDate { DateValue: double.NaN })
                {
                    InvalidDate(value);
                }

                value = engine.Call(toJson, value, [key]);
            }

            if (value is ObjectInstance && value is IJsPrimitive wrapper)
            {
                value = wrapper.Type switch
                {
                    Types.Number => JsNumber.Create(TypeConverter.ToNumber(value)),
                    Types.String => JsString.Create(TypeConverter.ToString(value)),
                    Types.Boolean or Types.BigInt => wrapper.PrimitiveValue,
                    _ => value,
                };
            }
        }

        if (value.IsUndefined() || value.IsSymbol() || value.IsCallable())
        {
            LeaveOut(value, isMember);
            return null;
        }

        return value is ObjectInstance special and not (JsObject or ArrayInstance) ? Special(special) : value;
    }

    private void Begin(JsValue value)
    {
        switch (value.Type)
        {
            case Types.Null or Types.Undefined:
                _text.Raw("null"u8);
                break;
            case Types.Boolean:
                _text.Raw(value.AsBoolean() ? "true"u8 : "false"u8);
                break;
            case Types.String:
                Text(value);
                break;
            case Types.Number:
                Number(value);
                break;
            case Types.BigInt:
                throw Ended(
                    ErrorCodes.ResultBigInt,
                    $"{limits.Subject} contains a BigInt, which cannot be written as JSON: {Path()}; write Number(value), or String(value)",
                    null);
            default:
                Open((ObjectInstance)value);
                break;
        }
    }

    private void Number(JsValue value)
    {
        var number = value.AsNumber();
        if (!double.IsFinite(number))
        {
            NotFinite(value);
            _text.Raw("null"u8);
        }
        else if (Math.Abs(number) < 1e15 && Math.Floor(number) == number)
        {
            _text.Whole((long)number);
        }
        else
        {
            Span<byte> digits = stackalloc byte[32];
            var length = System.Text.Encoding.ASCII.GetBytes(TypeConverter.ToString(value), digits);
            _text.Raw(digits[..length]);
        }
    }

    /// <summary>Asks for the length before the characters: a long concatenation is not built until somebody reads it.</summary>
    private void Text(JsValue value)
    {
        if (value is JsString text && text.Length > _text.Room)
        {
            throw TooLarge(text.Length);
        }

        _text.Quoted(value.ToString());
    }

    private void Count()
    {
        if (++_properties > limits.MaxProperties)
        {
            throw Ended(
                ErrorCodes.ResultTooWide,
                string.Create(CultureInfo.InvariantCulture, $"{limits.Subject} has more than {limits.MaxProperties} members and elements"),
                new LimitReport("result_properties", "members", _properties, limits.MaxProperties));
        }

        if (_properties % ChecksEvery == 0)
        {
            engine.Constraints.Check();
        }
    }

    private static JsValue Key(long index) => JsString.Create(index.ToString(CultureInfo.InvariantCulture));
}
