namespace BaasFunctions.Sandbox.Urls;

/// <summary>Single parts of URLs, written as a URL would have them (URL Pattern Standard, 3.1).</summary>
internal static class UrlComponents
{
    /// <returns>The part; null where no URL can have it.</returns>
    /// <param name="part">Name of the part as scripts have it; <c>opaque</c> for a path without segments.</param>
    /// <param name="value">Its text.</param>
    /// <param name="scheme">The scheme, which may have a port of its own; empty for none.</param>
    public static string? Canonical(string part, string value, string scheme)
    {
        if (value.Length is 0 or > UrlRecord.MaxLength)
        {
            return value.Length == 0 ? "" : null;
        }

        var url = UrlRecord.Parse("https://dummy.invalid/")!;
        switch (part)
        {
            case "protocol":
                return UrlRecord.Parse($"{value}://dummy.invalid/")?.Scheme;
            case "username":
                return UrlSetters.Set(url, part, value).Username;
            case "password":
                return UrlSetters.Set(url, part, value).Password;
            case "hostname":
                return HostParser.Parse(InputText.Cleaned(value), isSpecial: true);
            case "port":
                url.Scheme = scheme;
                return Parse(url, value, UrlState.Port) ? $"{url.Port}" : null;
            case "pathname":
                // Without a slash of its own it may be what follows another part, so that its dots are no segments.
                url.Path = "";
                return !Parse(url, value[0] == '/' ? value : "/-" + value, UrlState.PathStart) ? null : value[0] == '/' ? url.Path : url.Path[2..];
            case "opaque":
                (url.Path, url.HasOpaquePath) = ("", true);
                return Parse(url, value, UrlState.OpaquePath) ? url.Path : null;
            case "search":
                return Parse(url, value, UrlState.Query) ? url.Query : null;
            default:
                return Parse(url, value, UrlState.Fragment) ? url.Fragment : null;
        }
    }

    private static bool Parse(UrlRecord url, string text, UrlState state) => new UrlParser(InputText.Cleaned(text), root: null, url, state).Run();
}
