using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Health;

namespace BaasFunctions.Service.Api.OpenApi;

/// <summary>What <c>GET /</c> tells, as a page, as text and as JSON. The page is whole in itself: it loads nothing and runs nothing.</summary>
/// <param name="Status">Whether requests are welcome, in the word of <c>/health/ready</c>.</param>
/// <param name="Curl">The first request to try.</param>
/// <param name="KeyHeader">Header that a key is asked for in; null where none is.</param>
/// <param name="KeyAdvice">Where a key comes from, or how to get others served without one; code stands in backticks.</param>
internal sealed record HomePage(string Status, string Curl, string? KeyHeader, string KeyAdvice)
{
    private const string About = "Runs JavaScript functions over HTTP: each in a sandbox, with the data of its project, and tells exactly what happened.";

    private const string Style = """
        :root { color-scheme: light dark; }
        body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 0 auto; padding: 2rem 1rem; color: #1b1b1b; background: #fff; }
        h1 { font-size: 1.6rem; margin: 0 0 .5rem; } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
        pre { padding: 1rem; background: #f2f2f2; border: 1px solid #c8c8c8; border-radius: 4px; white-space: pre-wrap; overflow-wrap: anywhere; }
        code { font: .9rem/1.5 ui-monospace, monospace; }
        a { color: #0b57b0; } a:focus-visible { outline: 3px solid #0b57b0; outline-offset: 2px; }
        .status { display: inline-block; padding: .1rem .6rem; border-radius: 1rem; border: 1px solid; font-weight: 600; }
        .ready { color: #0a5c2b; } .other { color: #8a1c00; }
        dt { font-weight: 600; } dd { margin: 0 0 .6rem; }
        @media (prefers-color-scheme: dark) {
          body { color: #e8e8e8; background: #161616; } pre { background: #242424; border-color: #4a4a4a; }
          a { color: #8ab8ff; } a:focus-visible { outline-color: #8ab8ff; } .ready { color: #7fd8a0; } .other { color: #ffb199; }
        }
        """;

    private static readonly (string Path, string Text, bool NeedsKey)[] s_links =
    [
        ("/openapi.json", "the whole API as OpenAPI 3.1, for people and tools", true),
        ("/health", "how the service is, check by check", false),
        ("/info", "versions, capabilities and the limits in force", true),
    ];

    /// <summary>Allows the style of the page and nothing else.</summary>
    public static string ContentSecurityPolicy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(StyleText)))}'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static string StyleText => Style.ReplaceLineEndings("\n");

    private bool IsReady => Status == Readiness.Ready;

    public string ToText()
    {
        var text = new StringBuilder()
            .Append(ServiceIdentity.ServiceName).Append(": ").Append(Status).Append("\n\n").Append(About).Append("\n\nTry it:\n\n  ").Append(Curl)
            .Append("\n\n").Append(KeyAdvice.Replace("`", "", StringComparison.Ordinal)).Append("\n\nRead on:\n\n");
        foreach (var (path, meaning, needsKey) in s_links)
        {
            text.Append("  ").Append(path.PadRight(15)).Append(meaning).Append(needsKey && KeyHeader is not null ? " (with the key)" : "").Append('\n');
        }

        return text.Append("  docs/          the documents of the source: docs/api.md, docs/context-api.md, docs/settings.md\n").ToString();
    }

    public string ToJson()
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            var links = s_links.ToDictionary(link => link.Path, link => link.Text);
            var answer = new HomeResponse { Service = ServiceIdentity.ServiceName, Status = Status, About = About, Try = Curl, KeyHeader = KeyHeader, Links = links };
            JsonSerializer.Serialize(json, answer, ApiJson.Default.HomeResponse);
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    public string ToHtml()
    {
        var html = new StringBuilder()
            .Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
            .Append(ServiceIdentity.ServiceName).Append("</title>\n<style>").Append(StyleText).Append("</style>\n</head>\n<body>\n<main>\n<h1>")
            .Append(ServiceIdentity.ServiceName).Append("</h1>\n<p>").Append(About).Append("</p>\n<p>Status: <span class=\"status ")
            .Append(IsReady ? "ready" : "other").Append("\">").Append(WebUtility.HtmlEncode(Status)).Append("</span></p>\n")
            .Append("<h2>Try it</h2>\n<pre tabindex=\"0\" role=\"region\" aria-label=\"The first request, as a command for a shell\"><code>")
            .Append(WebUtility.HtmlEncode(Curl)).Append("</code></pre>\n<p>").Append(CodeOf(KeyAdvice)).Append("</p>\n<h2>Read on</h2>\n<dl>\n");
        foreach (var (path, meaning, needsKey) in s_links)
        {
            html.Append("<dt><a href=\"").Append(path).Append("\"><code>").Append(path).Append("</code></a></dt>\n<dd>").Append(meaning)
                .Append(needsKey && KeyHeader is not null ? "; asks for the key" : "").Append("</dd>\n");
        }

        return html.Append("<dt><code>docs/</code></dt>\n<dd>the documents of the source: <code>docs/api.md</code> has every request and answer, ")
            .Append("<code>docs/context-api.md</code> what functions can use, <code>docs/settings.md</code> every setting</dd>\n</dl>\n</main>\n</body>\n</html>\n").ToString();
    }

    /// <summary>Text for a page, with what stands in backticks as code.</summary>
    private static string CodeOf(string text)
    {
        var parts = WebUtility.HtmlEncode(text).Split('`');
        return string.Concat(parts.Select((part, i) => i % 2 == 0 ? part : $"<code>{part}</code>"));
    }
}
