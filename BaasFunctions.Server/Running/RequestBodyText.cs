using System.Text;
using System.Text.Json;

namespace BaasFunctions.Server.Running;

/// <summary>Finds the body that a person gave to <c>run</c>: as text, in a file, or on the standard input.</summary>
internal static class RequestBodyText
{
    /// <summary>How long a standard input that nobody asked for may say nothing: a program that was started without one may hold an open pipe.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(500);

    /// <summary>Deeper than the server lets a body be: what is too deep is the sandbox's to say.</summary>
    public static readonly JsonDocumentOptions Options = new() { MaxDepth = 1024 };

    /// <summary>The body as JSON, or null for none; the second is what is wrong with it.</summary>
    public static async Task<(string? Json, string? Fault)> ReadAsync(RunRequest request, int mostBytes, CancellationToken cancellation)
    {
        if (request is { Body: { Length: > 1 } named } && named[0] == '@')
        {
            return await ReadFileAsync(named[1..], mostBytes, cancellation);
        }

        if (request.Body is { } given)
        {
            return Check(given, "--body");
        }

        if (!request.BodyIsInput && !Console.IsInputRedirected)
        {
            return (null, null);
        }

        return await ReadInputAsync(request.BodyIsInput, mostBytes, cancellation);
    }

    private static async Task<(string?, string?)> ReadFileAsync(string path, int mostBytes, CancellationToken cancellation)
    {
        try
        {
            using var file = File.OpenRead(path);
            var (text, fault) = await ReadAllAsync(file, $"--body @{path}", mostBytes, cancellation);
            return fault is null ? Check(text!, $"--body @{path}") : (null, fault);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return (null, $"--body @{path} cannot be read");
        }
    }

    private static async Task<(string?, string?)> ReadInputAsync(bool isAskedFor, int mostBytes, CancellationToken cancellation)
    {
        // Not disposed: a read that nothing ends would hold it.
        var input = Console.OpenStandardInput();
        var reading = Task.Run(() => ReadAllAsync(input, "the standard input", mostBytes, cancellation), cancellation);
        var begun = isAskedFor ? reading : await Task.WhenAny(reading, Task.Delay(s_patience, cancellation));
        if (begun != reading)
        {
            await Console.Error.WriteLineAsync("The standard input is open but says nothing: going on without a body. `--body -` waits for it.");
            return (null, null);
        }

        var (text, fault) = await reading;
        return fault is not null ? (null, fault) : string.IsNullOrWhiteSpace(text) && !isAskedFor ? (null, null) : Check(text!, "The standard input");
    }

    private static async Task<(string? Text, string? Fault)> ReadAllAsync(Stream stream, string shown, int mostBytes, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await stream.ReadAsync(buffer, cancellation) is > 0 and var read)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > mostBytes)
            {
                return (null, $"The body on {shown} is larger than the {mostBytes} bytes that BAAS_MAX_BODY_BYTES allows");
            }
        }

        return (Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length).TrimStart('\uFEFF'), null);
    }

    private static (string?, string?) Check(string text, string shown)
    {
        try
        {
            using var parsed = JsonDocument.Parse(text, Options);
            return (text, null);
        }
        catch (JsonException wrong)
        {
            var place = $"line {wrong.LineNumber + 1}, column {wrong.BytePositionInLine + 1}";
            var advice = text.Trim() is { Length: > 0 } word && char.IsLetter(word[0]) ? " A text is JSON in quotes: '\"text\"'." : "";
            return (null, $"{shown} is not JSON at {place}.{advice}");
        }
    }
}
