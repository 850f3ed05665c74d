using System.Globalization;
using System.Text;

namespace BaasFunctions.Sandbox.Urls;

/// <summary>
/// A URL as the URL Standard has it (section 4.1), with its parts as they stand in its text. Functions get it as <c>URL</c>, and requests of functions
/// are sent to what it says.
/// </summary>
public sealed class UrlRecord
{
    /// <summary>UTF-16 units of a text that is read as a URL.</summary>
    public const int MaxLength = 1024 * 1024;

    internal UrlRecord()
    {
    }

    /// <summary>In lower case, without the colon.</summary>
    public string Scheme { get; internal set; } = "";

    public string Username { get; internal set; } = "";

    public string Password { get; internal set; } = "";

    /// <summary>A name in ASCII, an IPv4 address, an IPv6 address in brackets, or what another scheme takes for a host; null for none.</summary>
    public string? Host { get; internal set; }

    /// <summary>Null for the port of the scheme.</summary>
    public int? Port { get; internal set; }

    /// <summary>Segments with a slash before each; where the path is opaque, its text.</summary>
    public string Path { get; internal set; } = "";

    /// <summary>Whether the path has no segments, as in <c>mailto:a@b.example</c>.</summary>
    public bool HasOpaquePath { get; internal set; }

    /// <summary>Without the question mark; null for none.</summary>
    public string? Query { get; internal set; }

    /// <summary>Without the number sign; null for none.</summary>
    public string? Fragment { get; internal set; }

    /// <summary>The whole as a text (4.5), which read again gives the same.</summary>
    public string Href => Text(withFragment: true);

    /// <summary>The whole without its fragment, as it is requested.</summary>
    public string Address => Text(withFragment: false);

    /// <summary>Host and port; empty for none.</summary>
    public string HostAndPort => Port is { } port ? string.Create(CultureInfo.InvariantCulture, $"{Host}:{port}") : Host ?? "";

    /// <summary>The origin (4.7) as a text: <c>null</c> where it is opaque.</summary>
    public string Origin => Scheme switch
    {
        "blob" => Parse(Path) is { Scheme: "http" or "https" } inner ? inner.Origin : "null",
        "ftp" or "http" or "https" or "ws" or "wss" => $"{Scheme}://{HostAndPort}",
        _ => "null",
    };

    internal bool IsSpecial => SpecialSchemes.Has(Scheme);

    internal bool HasCredentials => Username.Length > 0 || Password.Length > 0;

    /// <summary>Whether user, password and port can be set.</summary>
    internal bool TakesCredentials => Host is { Length: > 0 } && Scheme != "file";

    /// <summary>Reads a text (4.4), alone or relative to a URL.</summary>
    /// <returns>Null where the text is no URL, or longer than <see cref="MaxLength"/>.</returns>
    public static UrlRecord? Parse(string text, UrlRecord? root = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MaxLength)
        {
            return null;
        }

        var url = new UrlRecord();
        var parser = new UrlParser(InputText.Trimmed(text), root, url, stateOverride: null);
        return parser.Run() ? url : null;
    }

    internal UrlRecord Copy() => (UrlRecord)MemberwiseClone();

    internal List<string> Segments() => Path.Length == 0 ? [] : [.. Path[1..].Split('/')];

    private string Text(bool withFragment)
    {
        var text = new StringBuilder(Scheme.Length + Path.Length + (Query?.Length ?? 0) + 32).Append(Scheme).Append(':');
        if (Host is not null)
        {
            text.Append("//");
            if (HasCredentials)
            {
                text.Append(Username);
                if (Password.Length > 0)
                {
                    text.Append(':').Append(Password);
                }

                text.Append('@');
            }

            text.Append(HostAndPort);
        }
        else if (!HasOpaquePath && Path.StartsWith("//", StringComparison.Ordinal))
        {
            // Without it the path would be read as a host.
            text.Append("/.");
        }

        text.Append(Path);
        if (Query is not null)
        {
            text.Append('?').Append(Query);
        }

        return withFragment && Fragment is not null ? text.Append('#').Append(Fragment).ToString() : text.ToString();
    }
}
