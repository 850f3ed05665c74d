namespace BaasFunctions.Server.Client;

/// <summary>A server, and as whom it is asked about which project.</summary>
/// <param name="Url">Where it is, with a slash at the end.</param>
/// <param name="Key">The API key; null for none.</param>
/// <param name="Project">The project.</param>
internal sealed record ServerConnection(Uri Url, string? Key, string Project)
{
    /// <summary>Where a server without settings listens.</summary>
    public const string DefaultUrl = "http://localhost:3001";

    public const string DefaultProject = "dev";

    /// <summary>Reads an address; null when it is none of HTTP, or has what belongs elsewhere.</summary>
    public static Uri? ReadUrl(string text) =>
        Uri.TryCreate(text.TrimEnd('/') + '/', UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url is { UserInfo: "", Query: "", Fragment: "" } ? url : null;

    /// <summary>Whether a text can be sent as a key.</summary>
    public static bool IsKey(string text) => text.Length is > 0 and <= 4096 && text.All(static c => c is > ' ' and < '\u007f');

    /// <summary>The path of a project's part of the API.</summary>
    public string PathOf(string rest) => $"projects/{Uri.EscapeDataString(Project)}/{rest}";

    /// <summary>The path of a function in it.</summary>
    /// <param name="name">The function.</param>
    /// <param name="rest">What follows its name, with its slash.</param>
    public string PathOfFunction(string name, string rest = "") => PathOf($"functions/{Uri.EscapeDataString(name)}{rest}");

    /// <summary>A key is in no text.</summary>
    public override string ToString() => $"{Url} ({Project})";
}
