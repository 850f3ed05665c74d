using System.Text;
using BaasFunctions.Sandbox.Engines.Execution;
using Jint.Native;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Engines.Context.Web;

/// <summary><c>atob</c> and <c>btoa</c> (HTML standard, 8.3).</summary>
internal static class Base64Binding
{
    public static readonly Func<JsValue, JsValue[], JsValue> Encode = HostFunction.Guard(static (scope, arguments) =>
    {
        var text = TypeConverter.ToString(arguments.At(0));
        if (text.Any(c => c > 0xFF))
        {
            throw HostFunction.TypeError(scope, "btoa() takes characters up to U+00FF; encode other texts with TextEncoder or context.utils.base64Encode");
        }

        return JsString.Create(Convert.ToBase64String(Encoding.Latin1.GetBytes(text)));
    });

    public static readonly Func<JsValue, JsValue[], JsValue> Decode = HostFunction.Guard(static (scope, arguments) =>
        JsString.Create(Encoding.Latin1.GetString(Bytes(scope, TypeConverter.ToString(arguments.At(0)), "atob()"))));

    /// <summary>The bytes of base64 in either alphabet, with or without padding.</summary>
    public static byte[] Bytes(ExecutionScope scope, string text, string what)
    {
        var digits = string.Concat(text.Where(c => c is not (' ' or '\t' or '\n' or '\r' or '\f'))).TrimEnd('=').Replace('-', '+').Replace('_', '/');
        try
        {
            return Convert.FromBase64String(digits.PadRight((digits.Length + 3) / 4 * 4, '='));
        }
        catch (FormatException)
        {
            throw HostFunction.TypeError(scope, $"{what} was given a text that is not base64");
        }
    }
}
