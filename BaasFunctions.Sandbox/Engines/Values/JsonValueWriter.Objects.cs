using System.Globalization;
using BaasFunctions.Sandbox.Contracts;
using Jint;
using Jint.Native;
using Jint.Native.Array;
using Jint.Native.Object;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Engines.Values;

internal sealed partial class JsonValueWriter
{
    private void Open(ObjectInstance value)
    {
        var origin = _origin ?? value;
        _origin = null;
        if (IsOpen(origin))
        {
            throw Ended(
                ErrorCodes.ResultCircular, $"{limits.Subject} contains itself: {Path()} is a circular reference, which cannot be written as JSON", null);
        }

        if (_depth == limits.MaxDepth)
        {
            throw Ended(
                ErrorCodes.ResultTooDeep,
                string.Create(CultureInfo.InvariantCulture, $"{limits.Subject} is nested more than {limits.MaxDepth} levels deep at {Path()}"),
                new LimitReport("result_depth", "levels", _depth + 1, limits.MaxDepth));
        }

        var keys = IsArray(value) ? null : value.GetOwnPropertyKeys(Types.String);
        if (keys is { Count: 0 } && TextOfEmpty(origin, value) is { } text)
        {
            _text.Quoted(text);
            return;
        }

        if (keys is not null && ReferenceEquals(origin, value))
        {
            SymbolMembers(value, keys.Count);
        }

        if (_depth == _frames.Length)
        {
            Array.Resize(ref _frames, _depth * 2);
        }

        _frames[_depth++] = new JsonFrame
        {
            Holder = value,
            Origin = origin,
            Keys = keys,
            Count = keys?.Count ?? (long)TypeConverter.ToLength(value.Get("length", value)),
        };
        _text.Raw(keys is null ? (byte)'[' : (byte)'{');
    }

    /// <summary>The array test sees through proxies, for which only the engine knows the answer.</summary>
    private bool IsArray(ObjectInstance value)
    {
        if (value is ArrayInstance)
        {
            return true;
        }

        if (value is JsObject or JsTypedArray or JsDate or JsMap or JsSet or JsError)
        {
            return false;
        }

        return engine.Advanced.GetPropertyAccessSemantics(value) != PropertyAccessSemantics.Ordinary
            && engine.Intrinsics.Array.Get("isArray") is { } isArray
            && isArray.IsCallable()
            && TypeConverter.ToBoolean(engine.Call(isArray, JsValue.Undefined, [value]));
    }

    private bool IsOpen(ObjectInstance value)
    {
        for (var i = 0; i < _depth; i++)
        {
            if (ReferenceEquals(_frames[i].Origin, value))
            {
                return true;
            }
        }

        return false;
    }

    private void ThrowIfTooLarge()
    {
        if (_text.Overflowed)
        {
            throw TooLarge(null);
        }
    }

    private ExecutionEndedException TooLarge(long? used) => Ended(
        ErrorCodes.ResultTooLarge,
        string.Create(CultureInfo.InvariantCulture, $"{limits.Subject} is larger than {limits.MaxBytes} bytes of JSON"),
        new LimitReport("result_bytes", "bytes", used + _text.Length, limits.MaxBytes));

    private static ExecutionEndedException Ended(string code, string message, LimitReport? report) =>
        new(ExecutionOutcome.OutputLimit, code, message, report);
}
