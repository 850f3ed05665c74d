using System.Buffers;
using System.Text;
using System.Text.Unicode;
using BaasFunctions.Sandbox.Engines.Context.Calls;
using BaasFunctions.Sandbox.Engines.Execution;
using Jint.Native;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Engines.Context.Web;

/// <summary>What TextEncoder and TextDecoder cannot do in script (WHATWG Encoding).</summary>
internal static class TextFunctions
{
    /// <summary>Texts to bytes of UTF-8 and back, each as a whole.</summary>
    public static (string Name, HostFunction.Body Body)[] Whole =>
    [
        ("encode", static (scope, arguments) => ScriptBytes.ToArray(scope.Engine, Encoding.UTF8.GetBytes(TypeConverter.ToString(arguments.At(0))))),
        ("decode", Decode),
    ];

    public static (string Name, HostFunction.Body Body)[] All => [.. Whole, ("encodeInto", EncodeInto), ("decoder", Decoder)];

    /// <summary>Arguments: bytes, whether what is no UTF-8 is an error, whether a byte order mark stays.</summary>
    private static JsString Decode(ExecutionScope scope, JsValue[] arguments)
    {
        var decoder = new TextDecoding(EncodingLabels.Utf8, TypeConverter.ToBoolean(arguments.At(1)), TypeConverter.ToBoolean(arguments.At(2)));
        return Decoded(scope, decoder, ScriptBytes.Of(arguments.At(0)) ?? [], goesOn: false);
    }

    /// <summary>As many whole characters as so many bytes hold: their bytes, and how many UTF-16 units of the text they are.</summary>
    private static JsArray EncodeInto(ExecutionScope scope, JsValue[] arguments)
    {
        var text = TypeConverter.ToString(arguments.At(0));
        var room = (int)Math.Clamp(TypeConverter.ToInteger(arguments.At(1)), 0, Math.Min((long)text.Length * 3, int.MaxValue / 2));
        var bytes = ArrayPool<byte>.Shared.Rent(room);
        try
        {
            Utf8.FromUtf16(text, bytes.AsSpan(0, room), out var read, out var written, replaceInvalidSequences: true, isFinalBlock: true);
            return new JsArray(scope.Engine, [ScriptBytes.ToArray(scope.Engine, bytes.AsMemory(0, written)), JsNumber.Create(read)]);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>
    /// What decodes in the encoding of a label, piece by piece: its name and the function that takes a piece and whether more will come. Null for
    /// a label that is not known.
    /// </summary>
    private static JsValue Decoder(ExecutionScope scope, JsValue[] arguments)
    {
        if (EncodingLabels.Find(TypeConverter.ToString(arguments.At(0))) is not { } encoding)
        {
            return JsValue.Null;
        }

        var decoder = new TextDecoding(encoding, TypeConverter.ToBoolean(arguments.At(1)), TypeConverter.ToBoolean(arguments.At(2)));
        var decode = HostFunction.Create(
            scope.Engine,
            "decode",
            HostFunction.Guard((current, given) => Decoded(current, decoder, ScriptBytes.Of(given.At(0)) ?? [], TypeConverter.ToBoolean(given.At(1)))),
            2);
        return FrozenObject.Of(scope.Engine, ("encoding", JsString.Create(encoding.Name)), ("decode", decode));
    }

    private static JsString Decoded(ExecutionScope scope, TextDecoding decoder, byte[] bytes, bool goesOn) =>
        decoder.TryDecode(bytes, goesOn, out var text)
            ? JsString.Create(text)
            : throw HostFunction.TypeError(scope, $"The bytes are not {decoder.Name}");
}
