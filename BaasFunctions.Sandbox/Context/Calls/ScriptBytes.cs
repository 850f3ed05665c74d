using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Context.Calls;

/// <summary>Bytes of script: buffers, typed arrays and views of them.</summary>
internal static class ScriptBytes
{
    /// <summary>A copy of the bytes that a buffer, typed array or view shows; null for any other value.</summary>
    public static byte[]? Of(JsValue value)
    {
        if (value.IsArrayBuffer())
        {
            return value.AsArrayBuffer()?.ToArray() ?? [];
        }

        if (value is JsTypedArray || value.IsDataView())
        {
            return OfView((ObjectInstance)value);
        }

        return null;
    }

    /// <summary>The bytes as an <c>ArrayBuffer</c>.</summary>
    public static JsValue ToBuffer(Engine engine, ReadOnlyMemory<byte> bytes) => engine.Intrinsics.ArrayBuffer.Construct(bytes.ToArray());

    /// <summary>The bytes as a <c>Uint8Array</c>.</summary>
    public static JsValue ToArray(Engine engine, ReadOnlyMemory<byte> bytes) => engine.Intrinsics.Uint8Array.Construct(bytes.Span);

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
