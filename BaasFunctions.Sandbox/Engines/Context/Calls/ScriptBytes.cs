using BaasFunctions.Sandbox.Engines.Values;
using Jint;
using Jint.Native;

namespace BaasFunctions.Sandbox.Engines.Context.Calls;

/// <summary>Bytes of script: buffers, typed arrays and views of them.</summary>
internal static class ScriptBytes
{
    /// <summary>A copy of the bytes that a buffer, typed array or view shows; null for any other value.</summary>
    public static byte[]? Of(JsValue value) => BytesOfValue.Read(value);

    /// <summary>The bytes as an <c>ArrayBuffer</c>.</summary>
    public static JsValue ToBuffer(Engine engine, ReadOnlyMemory<byte> bytes) => engine.Intrinsics.ArrayBuffer.Construct(bytes.ToArray());

    /// <summary>The bytes as a <c>Uint8Array</c>.</summary>
    public static JsValue ToArray(Engine engine, ReadOnlyMemory<byte> bytes) => engine.Intrinsics.Uint8Array.Construct(bytes.Span);
}
