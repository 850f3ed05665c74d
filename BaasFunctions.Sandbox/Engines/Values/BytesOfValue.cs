using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Engines.Values;

/// <summary>The bytes that a buffer, a typed array or a view shows.</summary>
internal static class BytesOfValue
{
    public static bool Are(JsValue value) => value is JsTypedArray || value.IsArrayBuffer() || value.IsDataView();

    /// <summary>Whether it is an array of numbers that are more than one byte each.</summary>
    public static bool AreNumbers(JsValue value) => value is JsTypedArray && !(value.IsUint8Array() || value.IsUint8ClampedArray() || value.IsInt8Array());

    /// <summary>A copy of them; null for any other value.</summary>
    public static byte[]? Read(JsValue value)
    {
        if (value.IsArrayBuffer())
        {
            return value.AsArrayBuffer()?.ToArray() ?? [];
        }

        return value is JsTypedArray || value.IsDataView() ? OfView((ObjectInstance)value) : null;
    }

    /// <summary>What the view says of itself may come from script, so it is held against the buffer.</summary>
    private static byte[] OfView(ObjectInstance view)
    {
        if (!view.Get("buffer").IsArrayBuffer() || view.Get("buffer").AsArrayBuffer() is not { } bytes)
        {
            return [];
        }

        var offset = TypeConverter.ToInteger(view.Get("byteOffset"));
        var length = TypeConverter.ToInteger(view.Get("byteLength"));
        return offset >= 0 && length >= 0 && offset + length <= bytes.Length
            ? bytes.AsSpan((int)offset, (int)length).ToArray()
            : [];
    }
}
