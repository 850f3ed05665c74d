using System.Net;
using Jint;
using Jint.Native;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Engines.Context.Web;

/// <summary>What URL and URLSearchParams cannot do in script. Addresses are read by the runtime (RFC 3986), whose answers are those of the URL standard for http and https.</summary>
internal static class UrlFunctions
{
    private const int MaxLength = 64 * 1024;

    public static (string Name, HostFunction.Body Body)[] All =>
    [
        ("parse", Parse),
        ("encodeForm", static (_, arguments) => JsString.Create(EncodeForm(TypeConverter.ToString(arguments.At(0))))),
        ("decodeForm", static (_, arguments) => JsString.Create(WebUtility.UrlDecode(TypeConverter.ToString(arguments.At(0))))),
    ];

    private static JsValue Parse(Execution.ExecutionScope scope, JsValue[] arguments)
    {
        var text = TypeConverter.ToString(arguments.At(0)).Trim(' ', '\t', '\n', '\r');
        Uri? url;
        if (text.Length > MaxLength)
        {
            return JsValue.Null;
        }

        text = text.Replace("\t", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal);
        if (PlainUrl.TryParse(text, out var plain))
        {
            return Record(scope, plain);
        }

        if (!arguments.At(1).IsNull() && PlainUrl.TryParse(TypeConverter.ToString(arguments.At(1)).Trim(), out var plainRoot) && plainRoot.IsOpaque)
        {
            // Only a fragment can be put to what has no levels.
            return text.StartsWith('#') ? Record(scope, plainRoot.WithFragment(text)) : JsValue.Null;
        }

        if (arguments.At(1).IsNull())
        {
            // A path alone would be a file to the runtime.
            if (text.StartsWith('/') || !Uri.TryCreate(text, UriKind.Absolute, out url))
            {
                return JsValue.Null;
            }
        }
        else if (!Uri.TryCreate(TypeConverter.ToString(arguments.At(1)), UriKind.Absolute, out var root) || !Uri.TryCreate(root, text, out url))
        {
            return JsValue.Null;
        }

        var hasHost = url.Authority.Length > 0 || url.Scheme is "http" or "https" or "ws" or "wss" or "ftp" or "file";
        var user = url.UserInfo.Split(':', 2);
        return FrozenObject.Of(
            scope.Engine,
            ("protocol", JsString.Create(url.Scheme + ":")),
            ("hasHost", hasHost ? JsBoolean.True : JsBoolean.False),
            ("username", JsString.Create(user[0])),
            ("password", JsString.Create(user.Length > 1 ? user[1] : "")),
            ("hostname", JsString.Create(url.HostNameType == UriHostNameType.IPv6 ? url.Host : url.IdnHost)),
            ("port", JsString.Create(url.IsDefaultPort || url.Port < 0 ? "" : url.Port.ToString(System.Globalization.CultureInfo.InvariantCulture))),
            ("pathname", JsString.Create(url.AbsolutePath)),
            ("search", JsString.Create(url.Query == "?" ? "" : url.Query)),
            ("hash", JsString.Create(url.Fragment == "#" ? "" : url.Fragment)));
    }

    private static JsObject Record(Execution.ExecutionScope scope, PlainUrl url) => FrozenObject.Of(
        scope.Engine,
        ("protocol", JsString.Create(url.Scheme + ":")),
        ("hasHost", url.HasHost ? JsBoolean.True : JsBoolean.False),
        ("isOpaque", url.IsOpaque ? JsBoolean.True : JsBoolean.False),
        ("username", JsString.Create(url.UserName)),
        ("password", JsString.Create(url.Password)),
        ("hostname", JsString.Create(url.Host)),
        ("port", JsString.Create(url.Port)),
        ("pathname", JsString.Create(url.Path)),
        ("search", JsString.Create(url.Query)),
        ("hash", JsString.Create(url.Fragment)));

    /// <summary>application/x-www-form-urlencoded (URL standard, 5.2).</summary>
    private static string EncodeForm(string text) =>
        Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal).Replace("%2A", "*", StringComparison.Ordinal).Replace("~", "%7E", StringComparison.Ordinal);
}
