namespace BaasFunctions.Sandbox.Urls;

/// <summary>The setters of URL (URL Standard, 6.1). What a part cannot become leaves it as it is.</summary>
internal static class UrlSetters
{
    /// <summary>The URL after a part was set.</summary>
    /// <param name="url">The URL, which stays as it is.</param>
    /// <param name="part">Name of the part, as scripts have it.</param>
    /// <param name="value">The new text.</param>
    public static UrlRecord Set(UrlRecord url, string part, string value)
    {
        var next = url.Copy();
        switch (part)
        {
            case "protocol":
                Parse(next, value + ":", UrlState.SchemeStart);
                break;
            case "username" when next.TakesCredentials:
                next.Username = PercentEncoding.Encode(InputText.Scalar(value), PercentEncoding.UserInfo);
                break;
            case "password" when next.TakesCredentials:
                next.Password = PercentEncoding.Encode(InputText.Scalar(value), PercentEncoding.UserInfo);
                break;
            case "host" when !next.HasOpaquePath:
                Parse(next, value, UrlState.Host);
                break;
            case "hostname" when !next.HasOpaquePath:
                Parse(next, value, UrlState.Hostname);
                break;
            case "port" when next.TakesCredentials && value.Length == 0:
                next.Port = null;
                break;
            case "port" when next.TakesCredentials:
                Parse(next, value, UrlState.Port);
                break;
            case "pathname" when !next.HasOpaquePath:
                next.Path = "";
                Parse(next, value, UrlState.PathStart);
                break;
            case "search":
                next.Query = null;
                if (value.Length > 0)
                {
                    Parse(next, value[0] == '?' ? value[1..] : value, UrlState.Query);
                }

                break;
            case "hash":
                next.Fragment = null;
                if (value.Length > 0)
                {
                    Parse(next, value[0] == '#' ? value[1..] : value, UrlState.Fragment);
                }

                break;
        }

        return next;
    }

    private static void Parse(UrlRecord url, string text, UrlState state) => new UrlParser(InputText.Cleaned(text), root: null, url, state).Run();
}
