using System.Buffers;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using BaasFunctions.Server.Client;
using BaasFunctions.Server.Commands;
using BaasFunctions.Server.Running;

namespace BaasFunctions.Server.Remote;

/// <summary><c>invoke</c>: calls a function at its URL. The output is the body of the response, as it comes.</summary>
internal sealed record Invocation
{
    /// <summary>Larger than this a body of JSON is shown as it is.</summary>
    private const int MaxIndented = 1 << 20;

    public required string Name { get; init; }

    /// <summary>JSON or text; <c>@FILE</c> a file, <c>-</c> the input; null for none.</summary>
    public string? Body { get; init; }

    /// <summary>The method; null is POST with a body, GET without.</summary>
    public string? Method { get; init; }

    /// <summary>What follows the name in the URL: nothing, or a path with its slash, or a query.</summary>
    public string Path { get; init; } = "";

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public async Task<int> RunAsync(RemoteTarget target, CancellationToken cancellation)
    {
        using var client = new ApiClient(target.Server);
        var (content, unreadable) = Content();
        if (unreadable is not null)
        {
            await Console.Error.WriteLineAsync(unreadable);
            return ExitCode.Usage;
        }

        using var request = new HttpRequestMessage(
            new HttpMethod(Method ?? (content is null ? "GET" : "POST")), $"f/{Uri.EscapeDataString(target.Server.Project)}/{Uri.EscapeDataString(Name)}{Path}") { Content = content };
        foreach (var (name, value) in Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content ??= new ByteArrayContent([]);
                request.Content.Headers.Remove(name);
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        var (response, fault) = await client.CallAsync(request, cancellation);
        if (response is null)
        {
            await Console.Error.WriteLineAsync(fault);
            return ExitCode.Failure;
        }

        using (response)
        {
            try
            {
                await PrintAsync(response, target.Json, cancellation);
            }
            catch (Exception broken) when (broken is HttpRequestException or IOException)
            {
                await Console.Error.WriteLineAsync("The response ended before it was whole.");
                return ExitCode.Failure;
            }

            if ((int)response.StatusCode < 400)
            {
                return ExitCode.Success;
            }

            await Console.Error.WriteLineAsync(TerminalStyle.ForErrors().Red($"HTTP {(int)response.StatusCode} {TerminalText.Printable(response.ReasonPhrase ?? "")}".TrimEnd()));
            return ExitCode.Failure;
        }
    }

    private (HttpContent? Content, string? Fault) Content()
    {
        if (Body is null)
        {
            return (null, null);
        }

        if (Body == "-")
        {
            return (Typed(new StreamContent(Console.OpenStandardInput()), "application/json"), null);
        }

        if (Body is not ['@', .. { Length: > 0 } path])
        {
            return (Typed(new ByteArrayContent(Encoding.UTF8.GetBytes(Body)), IsJson(Body) ? "application/json" : "text/plain; charset=utf-8"), null);
        }

        try
        {
            return (Typed(new StreamContent(File.OpenRead(path)), System.IO.Path.GetExtension(path) == ".json" ? "application/json" : "application/octet-stream"), null);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return (null, $"--body {Body} cannot be read");
        }
    }

    private static HttpContent Typed(HttpContent content, string type)
    {
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return content;
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var parsed = JsonDocument.Parse(text, RequestBodyText.Options);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static async Task PrintAsync(HttpResponseMessage response, bool json, CancellationToken cancellation)
    {
        if (json)
        {
            PrintWhole(response, await response.Content.ReadAsByteArrayAsync(cancellation));
            return;
        }

        if (Console.IsOutputRedirected)
        {
            await using var output = Console.OpenStandardOutput();
            await response.Content.CopyToAsync(output, cancellation);
            return;
        }

        if (response.Content.Headers is { ContentType.MediaType: "application/json", ContentLength: <= MaxIndented })
        {
            var body = await response.Content.ReadAsByteArrayAsync(cancellation);
            await Console.Out.WriteLineAsync(TerminalText.Printable(IsJson(Encoding.UTF8.GetString(body)) ? TerminalText.Indent(body) : Encoding.UTF8.GetString(body)));
            return;
        }

        await ShowAsync(await response.Content.ReadAsStreamAsync(cancellation), cancellation);
    }

    /// <summary>Each piece as it comes; bytes that are no text cannot steer the terminal.</summary>
    private static async Task ShowAsync(Stream body, CancellationToken cancellation)
    {
        using var reader = new StreamReader(body, Encoding.UTF8);
        var buffer = ArrayPool<char>.Shared.Rent(4096);
        while (await reader.ReadAsync(buffer, cancellation) is > 0 and var read)
        {
            await Console.Out.WriteAsync(TerminalText.Printable(new string(buffer, 0, read)));
            await Console.Out.FlushAsync(cancellation);
        }

        ArrayPool<char>.Shared.Return(buffer);
        await Console.Out.WriteLineAsync();
    }

    /// <summary>The whole response as one object: its body as the value where it is JSON, else as a text.</summary>
    private static void PrintWhole(HttpResponseMessage response, byte[] body) => JsonOutput.Print(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("status"u8, (int)response.StatusCode);
        json.WriteStartObject("headers"u8);
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers))
        {
            json.WriteString(name.ToLowerInvariant(), string.Join(", ", values));
        }

        json.WriteEndObject();
        var text = Encoding.UTF8.GetString(body);
        json.WritePropertyName("body"u8);
        if (response.Content.Headers.ContentType?.MediaType == "application/json" && IsJson(text))
        {
            json.WriteRawValue(body, skipInputValidation: true);
        }
        else
        {
            json.WriteStringValue(text);
        }

        json.WriteEndObject();
    });
}
