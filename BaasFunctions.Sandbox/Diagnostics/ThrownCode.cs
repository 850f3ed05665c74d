using System.Text.RegularExpressions;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Diagnostics;

/// <summary>
/// The <c>code</c> that a function put on what it threw. A text in the shape of a code is one; a number is not, because those of the web's own
/// errors mean nothing here. A code that tells how the sandbox ended an execution stays the sandbox's to give.
/// </summary>
internal static partial class ThrownCode
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
                && Shape().IsMatch(code) && !ErrorCodes.IsReserved(code) ? code : null;
        }
        catch (JavaScriptException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_.:/-]*\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Shape();
}
