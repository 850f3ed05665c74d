using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Service.HostCalls.Http;

/// <summary>
/// What an error of a request says of it: method, address and the beginning of the answer. Of the address neither query nor user nor fragment, where tokens stand; the function knows them.
/// </summary>
internal static class HttpErrorText
{
    /// <summary>Characters of a body that an error shows; more are in its details.</summary>
    private const int ShownOfABody = 200;

    private const int ShownOfAnAddress = 300;

    /// <summary>Such as <c>GET https://api.example/orders</c>.</summary>
    public static string Name(string method, Uri url) => $"{method} {Address(url)}";

    /// <summary>Such as <c>https://api.example/orders</c>.</summary>
    public static string Address(Uri url) =>
        ErrorText.Shorten(url.IsAbsoluteUri ? $"{url.Scheme}://{url.Authority}{Path(url.AbsolutePath)}" : "", ShownOfAnAddress);

    /// <summary>The error of a status but 2xx, such as <c>HTTP 404: Not Found (GET https://api.example/orders): no such order</c>.</summary>
    /// <param name="status">The status.</param>
    /// <param name="phrase">Its phrase.</param>
    /// <param name="name">The request, as <see cref="Name"/> has it.</param>
    /// <param name="body">The body as text; null for one that is none.</param>
    public static string Status(int status, string phrase, string name, string? body)
    {
        var shown = Beginning(body);
        return $"HTTP {status}: {phrase} ({name}){(shown.Length > 0 ? ": " : "")}{shown}";
    }

    /// <summary>An address that is used as it is written has its query here, too.</summary>
    private static string Path(string path) => path.IndexOfAny(['?', '#']) is >= 0 and var end ? path[..end] : path;

    /// <summary>The beginning of a text, as it is, so that values of the environment are found in it; nothing of one with control characters, which is no text.</summary>
    private static string Beginning(string? text)
    {
        var beginning = ErrorText.Shorten(text?.Trim() ?? "", ShownOfABody);
        return beginning.Any(static c => (char.IsControl(c) && !char.IsWhiteSpace(c)) || c == '\uFFFD') ? "" : beginning;
    }
}
