using System.Globalization;
using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using Microsoft.AspNetCore.WebUtilities;

namespace BaasFunctions.Service.HostCalls.Http;

/// <summary>A validated request of a function.</summary>
internal sealed record OutgoingRequest
{
    private const int MaxHeaders = 100;
    private const int MaxHeaderLength = 8 * 1024;

    /// <summary>Connection headers, which functions may not set.</summary>
    private static readonly HashSet<string> s_notAllowed = new(StringComparer.OrdinalIgnoreCase)
    {
        "Host", "Connection", "Content-Length", "Transfer-Encoding", "TE", "Trailer", "Upgrade", "Keep-Alive", "Expect", "Via", "Forwarded", "X-Forwarded-For",
        "Proxy-Authorization", "Proxy-Authenticate", "Proxy-Connection", "HTTP2-Settings",
    };

    private static readonly string[] s_methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

    public required string Method { get; init; }

    public required Uri Url { get; init; }

    public required IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Whether the function wants the response whatever its status.</summary>
    public required bool IsRaw { get; init; }

    /// <summary>Whether the function can read the body piece by piece.</summary>
    public required bool IsOpen { get; init; }

    public required TimeSpan Timeout { get; init; }

    /// <summary>Whether the function named the timeout.</summary>
    public required bool HasTimeout { get; init; }

    public required int Retries { get; init; }

    public required int Redirects { get; init; }

    /// <summary><c>follow</c>, <c>error</c> or <c>manual</c>, as the Fetch standard has it.</summary>
    public required string Redirect { get; init; }

    /// <summary>Whether the method is idempotent (RFC 9110, 9.2.2).</summary>
    public bool MayBeRepeated => Method is not ("POST" or "PATCH");

    /// <summary>Reads the arguments, which keep the error if there is one.</summary>
    public static OutgoingRequest? Read(CallArguments arguments, EgressOptions options)
    {
        var method = arguments.Text("method").ToUpperInvariant();
        if (arguments.Fault is null && !s_methods.Contains(method))
        {
            arguments.Refuse($"http.send expects a method of {string.Join(", ", s_methods)}");
        }

        var redirect = arguments.Has("redirect") ? arguments.Text("redirect") : "follow";
        if (arguments.Fault is null && redirect is not ("follow" or "error" or "manual"))
        {
            arguments.Refuse("redirect must be \"follow\", \"error\" or \"manual\"");
        }

        var headers = ReadHeaders(arguments);
        var request = new OutgoingRequest
        {
            Method = method,
            Url = ReadUrl(arguments) ?? new Uri("about:blank"),
            Headers = headers,
            Body = arguments.Body,
            IsRaw = arguments.Value("raw").ValueKind == JsonValueKind.True,
            IsOpen = arguments.Value("stream").ValueKind == JsonValueKind.True,
            HasTimeout = arguments.Value("timeout").ValueKind == JsonValueKind.Number,
            Timeout = TimeSpan.FromMilliseconds(arguments.Whole(
                arguments.Root, "timeout", 1, (long)options.MaxTimeout.TotalMilliseconds, (long)options.Timeout.TotalMilliseconds)),
            Retries = (int)arguments.Whole(arguments.Root, "retries", 0, 10, options.Retries),
            Redirects = (int)arguments.Whole(arguments.Root, "maxRedirects", 0, options.Redirects, options.Redirects),
            Redirect = redirect,
        };
        return arguments.Fault is null ? request : null;
    }

    private static Uri? ReadUrl(CallArguments arguments)
    {
        var text = arguments.Text("url");
        if (arguments.Fault is not null)
        {
            return null;
        }

        if (text.Length > OutgoingUrl.MaxLength)
        {
            arguments.Refuse(EgressFaults.InvalidUrl(OutgoingUrl.TooLong(text.Length)));
            return null;
        }

        if (OutgoingUrl.Read(text, root: null, out var wrong) is not { } url)
        {
            arguments.Refuse(EgressFaults.InvalidUrl(wrong!));
            return null;
        }

        var query = arguments.Value("params");
        if (query.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            return url;
        }

        if (query.ValueKind != JsonValueKind.Object)
        {
            arguments.Refuse("params", "an object", query);
            return null;
        }

        foreach (var member in query.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Object
                || (member.Value.ValueKind == JsonValueKind.Array && member.Value.EnumerateArray().Any(item => item.ValueKind is JsonValueKind.Object or JsonValueKind.Array)))
            {
                arguments.Refuse($"params.{(member.Name.Length <= 64 ? member.Name : "...")}", "a text, a number, a boolean or an array of them", member.Value);
                return null;
            }
        }

        var added = query.EnumerateObject()
            .Where(member => member.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
            .SelectMany(member => member.Value.ValueKind == JsonValueKind.Array
                ? member.Value.EnumerateArray().Select(item => KeyValuePair.Create(member.Name, (string?)item.ToString()))
                : [KeyValuePair.Create(member.Name, (string?)TextOf(member.Value))]);
        if (OutgoingUrl.Read(QueryHelpers.AddQueryString(url.AbsoluteUri, added), root: null, out wrong) is not { } whole)
        {
            arguments.Refuse(EgressFaults.InvalidUrl(wrong!));
            return null;
        }

        return whole;
    }

    private static string TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => value.ToString(),
    };

    private static List<KeyValuePair<string, string>> ReadHeaders(CallArguments arguments)
    {
        var headers = new List<KeyValuePair<string, string>>();
        var given = arguments.Value("headers");
        if (given.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null))
        {
            if (given.ValueKind != JsonValueKind.Object)
            {
                arguments.Refuse("headers", "an object", given);
                return headers;
            }

            foreach (var header in given.EnumerateObject())
            {
                if (SaysWhatIsSo(header.Name, TextOf(header.Value), arguments.Body.Length))
                {
                    continue;
                }

                if (Wrong(header.Name, TextOf(header.Value)) is { } wrong)
                {
                    arguments.Refuse(new HostCallError("INVALID_HEADER", $"Request error: {wrong}"));
                    return headers;
                }

                headers.Add(KeyValuePair.Create(header.Name, TextOf(header.Value)));
            }
        }

        if (arguments.Has("content_type") && !headers.Exists(header => string.Equals(header.Key, "Content-Type", StringComparison.OrdinalIgnoreCase)))
        {
            headers.Add(KeyValuePair.Create("Content-Type", arguments.Text("content_type")));
        }

        if (headers.Count > MaxHeaders)
        {
            arguments.Refuse($"A request may have {MaxHeaders} headers");
        }

        return headers;
    }

    /// <summary>What libraries that were written for Node send along, and what is so without them.</summary>
    private static bool SaysWhatIsSo(string name, string value, int length) =>
        (string.Equals(name, "Content-Length", StringComparison.OrdinalIgnoreCase) && value == length.ToString(CultureInfo.InvariantCulture))
        || (string.Equals(name, "Connection", StringComparison.OrdinalIgnoreCase) && string.Equals(value, "keep-alive", StringComparison.OrdinalIgnoreCase));

    private static string? Wrong(string name, string value)
    {
        var shown = ErrorText.Shorten(name, 64);
        return name.Length == 0 || name.Any(c => !(char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c, StringComparison.Ordinal)))
            ? "a name of a header has letters, digits and hyphens"
            : s_notAllowed.Contains(name) || name.StartsWith("Proxy-", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Sec-", StringComparison.OrdinalIgnoreCase)
            ? $"the header {shown} is not for functions to set"
            : value.Length > MaxHeaderLength || value.Any(c => c is < ' ' and not '\t' or > '~' and < (char)0xA0 or > (char)0xFF)
            ? $"the value of the header {shown} has characters that headers cannot have, or is longer than {MaxHeaderLength}"
            : null;
    }
}
