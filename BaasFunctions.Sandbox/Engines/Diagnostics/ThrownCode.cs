using BaasFunctions.Sandbox.Contracts;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Engines.Diagnostics;

/// <summary>
/// The <c>code</c> that a function put on what it threw. A text in the shape of a code is one; a number is not, because those of the web's own
/// errors mean nothing here. A code that tells how the sandbox ended an execution stays the sandbox's to give.
/// </summary>
internal static class ThrownCode
{
    private const int MaxLength = 64;

    /// <summary>The code; null for none that may stand in an answer.</summary>
    public static string? Of(JsValue thrown)
    {
        if (thrown is not ObjectInstance error)
        {
            return null;
        }

        try
        {
            return error.Get("code", error) is JsString { Length: > 0 and <= MaxLength } text && text.ToString() is var code
                && HasShape(code) && !ErrorCodes.IsReserved(code) ? code : null;
        }
        catch (JavaScriptException)
        {
            return null;
        }
    }

    private static bool HasShape(string code) =>
        char.IsAsciiLetter(code[0]) && code.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or ':' or '/' or '-');
}
