using System.Text;
using System.Text.RegularExpressions;

namespace BaasFunctions.Sandbox.Engines.Context.Web;

/// <summary>
/// An address of a scheme that the URL standard gives no rules of its own, such as <c>mailto:</c>, <c>tel:</c>, <c>data:</c>, <c>urn:</c> or
/// <c>redis:</c>. What follows the scheme is taken as it is written; only what may not stand in a URL is encoded.
/// </summary>
internal sealed partial record PlainUrl(
    string Scheme, bool HasHost, string UserName, string Password, string Host, string Port, string Path, string Query, string Fragment)
{
    private static readonly string[] s_special = ["http", "https", "ws", "wss", "ftp", "file"];

    /// <summary>Whether the path has no levels, so that nothing is relative to it.</summary>
    public bool IsOpaque => !HasHost && !Path.StartsWith('/');

    public PlainUrl WithFragment(string fragment) => this with { Fragment = Part(fragment, " \"<>`") };

    /// <returns>False for what is no absolute address, or one of a scheme with rules of its own.</returns>
    public static bool TryParse(string text, out PlainUrl url)
    {
        url = null!;
        if (Parts().Match(text) is not { Success: true } match)
        {
            return false;
        }

        var scheme = match.Groups["scheme"].Value.ToLowerInvariant();
        var rest = match.Groups["rest"].Value;
        if (s_special.Contains(scheme))
        {
            return false;
        }

        var (user, password, host, port) = ("", "", "", "");
        var hasHost = rest.StartsWith("//", StringComparison.Ordinal);
        if (hasHost)
        {
            var end = rest.IndexOf('/', 2);
            var authority = end < 0 ? rest[2..] : rest[2..end];
            rest = end < 0 ? "" : rest[end..];
            if (Authority().Match(authority) is not { Success: true } parts || (parts.Groups["port"].Length > 0 && !IsPort(parts.Groups["port"].Value)))
            {
                return false;
            }

            user = Part(parts.Groups["user"].Value, UserInfo);
            password = Part(parts.Groups["password"].Value, UserInfo);
            host = Part(parts.Groups["host"].Value, "");
            port = parts.Groups["port"].Value.Length == 0 ? "" : parts.Groups["port"].Value.TrimStart('0') is { Length: > 0 } digits ? digits : "0";
        }

        var path = hasHost || rest.StartsWith('/') ? Part(rest, " \"#<>?^`{}") : Part(rest, "");
        url = new PlainUrl(
            scheme, hasHost, user, password, host, port, path, Part(match.Groups["query"].Value, " \"#<>"), "")
            .WithFragment(match.Groups["fragment"].Value);
        url = url with { Query = url.Query == "?" ? "" : url.Query, Fragment = url.Fragment == "#" ? "" : url.Fragment };
        return true;
    }

    private const string UserInfo = " \"#<>?`{}/:;=@[\\]^|";

    private static bool IsPort(string text) => text.Length <= 8 && int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) <= 65535;

    /// <summary>Encodes control characters, what is not ASCII, and what else may not stand in this part. A lone surrogate is U+FFFD.</summary>
    private static string Part(string text, string encoded)
    {
        if (text.All(character => character is > '\u001f' and < '\u007f' && !encoded.Contains(character)))
        {
            return text;
        }

        var result = new StringBuilder(text.Length + 16);
        foreach (var value in Encoding.UTF8.GetBytes(text))
        {
            if (value is > 0x1f and < 0x7f && !encoded.Contains((char)value))
            {
                result.Append((char)value);
            }
            else
            {
                result.Append('%').Append(value.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        return result.ToString();
    }

    [GeneratedRegex(@"^(?<scheme>[a-zA-Z][a-zA-Z0-9+.-]*):(?<rest>[^?#]*)(?<query>\?[^#]*)?(?<fragment>#.*)?$", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Parts();

    [GeneratedRegex(@"^((?<user>[^:@]*)(:(?<password>[^@]*))?@)?(?<host>\[[0-9a-fA-F:.]*\]|[^\s#%/:<>?@\[\\\]^|]*)(:(?<port>[0-9]*))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Authority();
}
