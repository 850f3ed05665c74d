using BaasFunctions.Sandbox.Engines.Context.Calls;
using BaasFunctions.Sandbox.Engines.Execution;
using Jint.Native;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Engines.Context.Web.Compression;

/// <summary>What CompressionStream and DecompressionStream cannot do in script.</summary>
internal static class CompressionFunctions
{
    public static (string Name, HostFunction.Body Body)[] All =>
    [
        ("compressor", Compress),
        ("decompressor", Decompress),
    ];

    /// <summary>
    /// What compresses in a format: functions that take a piece and return what is compressed by now, that end it, and that give it up. Where there are too
    /// many, the number that there may be.
    /// </summary>
    private static JsValue Compress(ExecutionScope scope, JsValue[] arguments)
    {
        var format = FormatOf(arguments.At(0));
        if (scope.Native.Open(() => new Compressor(format)) is not { } compressor)
        {
            return JsNumber.Create(NativeStates.Max);
        }

        return FrozenObject.Of(
            scope.Engine,
            ("push", Function(scope, "push", (current, given) => ScriptBytes.ToArray(current.Engine, compressor.Add(ScriptBytes.Of(given.At(0)) ?? []).ToArray()))),
            ("finish", Function(scope, "finish", (current, _) =>
            {
                var rest = compressor.End().ToArray();
                current.Native.Close(compressor);
                return ScriptBytes.ToArray(current.Engine, rest);
            })),
            ("close", Function(scope, "close", (current, _) =>
            {
                current.Native.Close(compressor);
                return JsValue.Undefined;
            })));
    }

    /// <summary>What decompresses a format: functions that take a piece, that return the next piece or null, and that fail unless all came.</summary>
    private static JsObject Decompress(ExecutionScope scope, JsValue[] arguments)
    {
        var decompressor = new Decompressor(FormatOf(arguments.At(0)));
        return FrozenObject.Of(
            scope.Engine,
            ("push", Function(scope, "push", (_, given) =>
            {
                decompressor.Add(ScriptBytes.Of(given.At(0)) ?? []);
                return JsValue.Undefined;
            })),
            ("next", Function(scope, "next", (current, _) => Next(current, decompressor))),
            ("finish", Function(scope, "finish", (current, _) =>
                decompressor.IsEnded ? JsValue.Undefined : throw HostFunction.TypeError(current, "The compressed data ends before its end: a part of it is missing"))));
    }

    private static JsValue Next(ExecutionScope scope, Decompressor decompressor)
    {
        try
        {
            var bytes = decompressor.Next();
            return bytes.IsEmpty ? JsValue.Null : ScriptBytes.ToArray(scope.Engine, bytes.ToArray());
        }
        catch (InvalidDataException exception)
        {
            throw HostFunction.TypeError(scope, $"The compressed data is not valid: {exception.Message}");
        }
    }

    private static JsValue Function(ExecutionScope scope, string name, HostFunction.Body body) =>
        HostFunction.Create(scope.Engine, name, HostFunction.Guard(body), 1);

    private static CompressionFormat FormatOf(JsValue name) => TypeConverter.ToString(name) switch
    {
        "gzip" => CompressionFormat.Gzip,
        "deflate" => CompressionFormat.Zlib,
        _ => CompressionFormat.Raw,
    };
}
