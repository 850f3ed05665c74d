using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Service.HostCalls.Files;

/// <summary><c>context.files</c>: validates the arguments and calls the store.</summary>
internal sealed class FileOperations(IFileStore store, FileLimits limits) : IHostOperations
{
    private const int MaxNameLength = 255;
    private const int MaxListed = 1_000;

    public IEnumerable<HostOperation> All =>
    [
        new HostOperation("files.upload", UploadAsync),
        HostOperation.Read("files.download", DownloadAsync),
        HostOperation.Read("files.list", ListAsync),
        new HostOperation("files.delete", DeleteAsync),
        HostOperation.Read("files.url", UrlAsync),
    ];

    private ValueTask<HostAnswer> UploadAsync(HostCallContext session, CallArguments arguments, CancellationToken cancellation)
    {
        var options = arguments.Options("options", "name", "type");
        var name = Text(arguments, options, "name") ?? "file";
        var type = Text(arguments, options, "type") ?? (arguments.Value("is_text").ValueKind == JsonValueKind.True ? "text/plain" : "application/octet-stream");
        if (name.Length is 0 or > MaxNameLength || name.Any(char.IsControl))
        {
            arguments.Refuse($"The name of a file has 1 to {MaxNameLength} visible characters");
        }

        if (type.Length > 127 || !type.Contains('/', StringComparison.Ordinal) || type.Any(c => c is < ' ' or > '~'))
        {
            arguments.Refuse("The type of a file is a media type, such as image/png");
        }

        if (arguments.Body.Length > limits.FileBytes)
        {
            arguments.Refuse(FileFaults.TooLarge(limits.FileBytes));
        }

        var essence = type.Split(';')[0].Trim().ToLowerInvariant();
        if (limits.Types.Count > 0 && !limits.Types.Any(allowed => Matches(allowed, essence)))
        {
            arguments.Refuse(FileFaults.Type(essence));
        }

        return HostAnswers.OfAsync(
            arguments, () => store.UploadAsync(session.Scope, name, type, arguments.Body, cancellation), file => HostAnswers.Write(json => Write(json, file)));
    }

    private ValueTask<HostAnswer> DownloadAsync(HostCallContext session, CallArguments arguments, CancellationToken cancellation)
    {
        var id = arguments.Id("id");
        return HostAnswers.OfAsync(
            arguments,
            () => store.DownloadAsync(arguments.Held is { } held ? session.Scope with { Held = held } : session.Scope, id, cancellation),
            found => HostAnswers.Write(json => Write(json, found.File)) with { Body = found.Content });
    }

    private ValueTask<HostAnswer> ListAsync(HostCallContext session, CallArguments arguments, CancellationToken cancellation)
    {
        var options = arguments.Options("options", "prefix", "limit", "after");
        var limit = (int)arguments.Whole(options, "limit", 1, MaxListed, 100);
        var (prefix, after) = (Text(arguments, options, "prefix") ?? "", Text(arguments, options, "after"));
        return HostAnswers.OfAsync(arguments, () => store.ListAsync(session.Scope, prefix, after, limit, cancellation), files => HostAnswers.Write(json =>
        {
            json.WriteStartArray();
            foreach (var file in files)
            {
                Write(json, file);
            }

            json.WriteEndArray();
        }));
    }

    private ValueTask<HostAnswer> DeleteAsync(HostCallContext session, CallArguments arguments, CancellationToken cancellation)
    {
        var id = arguments.Id("id");
        return HostAnswers.OfAsync(
            arguments,
            () => store.DeleteAsync(session.Scope, id, cancellation),
            was => was ? HostAnswer.Of("""{"success":true}"""u8.ToArray()) : HostAnswers.Of(FileFaults.NotFound));
    }

    private ValueTask<HostAnswer> UrlAsync(HostCallContext session, CallArguments arguments, CancellationToken cancellation)
    {
        var id = arguments.Id("id");
        return HostAnswers.OfAsync(
            arguments,
            () => store.FindAsync(session.Scope, id, cancellation),
            file => file.Url is { } url ? HostAnswers.Write(json => json.WriteStringValue(url)) : HostAnswers.Of(FileFaults.NoAddress));
    }

    private static void Write(Utf8JsonWriter json, StoredFile file)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, file.Id);
        json.WriteString("url"u8, file.Url);
        json.WriteString("name"u8, file.Name);
        json.WriteString("type"u8, file.Type);
        json.WriteNumber("size"u8, file.Size);
        json.WriteNumber("created"u8, file.Created);
        json.WriteEndObject();
    }

    private static bool Matches(string allowed, string type) =>
        allowed == type || (allowed.EndsWith("/*", StringComparison.Ordinal) && type.StartsWith(allowed[..^1], StringComparison.Ordinal));

    /// <summary>From the options, or beside the content.</summary>
    private static string? Text(CallArguments arguments, JsonElement options, string name)
    {
        var value = options.ValueKind == JsonValueKind.Object && options.TryGetProperty(name, out var given) ? given : arguments.Value(name);
        return value.ValueKind switch
        {
            JsonValueKind.Undefined or JsonValueKind.Null => null,
            JsonValueKind.String => value.GetString(),
            _ => arguments.Refuse(name, "a text", value),
        };
    }
}
