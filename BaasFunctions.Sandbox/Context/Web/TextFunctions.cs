using System.Text;
using BaasFunctions.Sandbox.Context.Calls;
using Jint.Native;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Context.Web;

/// <summary>What TextEncoder and TextDecoder cannot do in script (WHATWG Encoding, UTF-8).</summary>
internal static class TextFunctions
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static (string Name, HostFunction.Body Body)[] All =>
    [
        ("encode", static (scope, arguments) => ScriptBytes.ToArray(scope.Engine, Encoding.UTF8.GetBytes(TypeConverter.ToString(arguments.At(0))))),
        ("decode", static (scope, arguments) =>
        {
            var bytes = ScriptBytes.Of(arguments.At(0)) ?? [];
            var isFatal = TypeConverter.ToBoolean(arguments.At(1));
            var text = bytes.AsSpan();
            if (!TypeConverter.ToBoolean(arguments.At(2)) && text.StartsWith("\uFEFF"u8))
            {
                text = text[3..];
            }

            try
            {
                return JsString.Create((isFatal ? s_strict : Encoding.UTF8).GetString(text));
            }
            catch (DecoderFallbackException)
            {
                throw HostFunction.TypeError(scope, "The bytes are not UTF-8");
            }
        }),
    ];
}
