using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.HostCalls.Database.Drupal;

namespace BaasFunctions.Service.HostCalls.Files;

/// <summary>
/// The media API of a Drupal backend. Its route for deleting knows no project, so a file is looked up in the project first. It has no list.
/// </summary>
internal sealed class DrupalFileStore(DrupalClient client) : IFileStore
{
    public async Task<CallResult<StoredFile>> UploadAsync(CallScope scope, string name, string type, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        // The singular is the backend's.
        var path = $"project/{Uri.EscapeDataString(scope.Project)}/media/upload";
        var sent = await client.SendToAsync(scope, HttpMethod.Post, path, Form(name, type, content), cancellation);
        if (sent.Failed || !sent.Value.Succeeded)
        {
            return sent.Fault ?? DrupalFaults.Of(sent.Value!, "files");
        }

        return sent.Value.Data.TryGetProperty("uploaded_files", out var files) && files is { ValueKind: JsonValueKind.Array } && files.GetArrayLength() > 0
            ? Read(files[0], name, type, content.Length)
            : new HostCallError("FILE_REFUSED", "The backend did not take the file; its type or size may not be allowed there") { DetailsJson = Errors(sent.Value.Data) };
    }

    public async Task<CallResult<(StoredFile File, ReadOnlyMemory<byte> Content)>> DownloadAsync(CallScope scope, string id, CancellationToken cancellation)
    {
        var found = await FindAsync(scope, id, cancellation);
        if (found.Failed)
        {
            return found.Fault;
        }

        var content = await client.DownloadAsync(scope, found.Value.Url ?? "", cancellation);
        return content.Failed ? content.Fault : (found.Value, content.Value);
    }

    public async Task<CallResult<StoredFile>> FindAsync(CallScope scope, string id, CancellationToken cancellation)
    {
        if (id.Length is 0 or > 64 || !id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            return FileFaults.NotFound;
        }

        var sent = await client.SendAsync(scope, HttpMethod.Get, $"files/{id}", null, cancellation);
        return sent.Failed ? sent.Fault
            : sent.Value.Succeeded ? Read(sent.Value.Data.TryGetProperty("file", out var file) ? file : sent.Value.Data, "file", "application/octet-stream", 0)
            : sent.Value.Status == 404 ? FileFaults.NotFound
            : DrupalFaults.Of(sent.Value, "files");
    }

    public Task<CallResult<IReadOnlyList<StoredFile>>> ListAsync(CallScope scope, string prefix, string? after, int limit, CancellationToken cancellation) =>
        Task.FromResult<CallResult<IReadOnlyList<StoredFile>>>(new HostCallError("NOT_SUPPORTED", "The backend does not list files; keep their ids with an entity"));

    public async Task<CallResult<bool>> DeleteAsync(CallScope scope, string id, CancellationToken cancellation)
    {
        var found = await FindAsync(scope, id, cancellation);
        if (found.Failed)
        {
            return found.Fault.Code == FileFaults.NotFound.Code ? false : found.Fault;
        }

        var sent = await client.SendToAsync(scope, HttpMethod.Delete, $"media/{id}", null, cancellation);
        return sent.Failed ? sent.Fault
            : sent.Value.Status is >= 200 and <= 299 ? true
            : sent.Value.Code == "FILE_IN_USE" ? new HostCallError("FILE_IN_USE", "An entity uses the file; change the entity first") { Status = 409 }
            : sent.Value.Status == 404 ? false
            : DrupalFaults.Of(sent.Value, "files");
    }

    private static MultipartFormDataContent Form(string name, string type, ReadOnlyMemory<byte> content)
    {
        var file = new ReadOnlyMemoryContent(content);
        file.Headers.ContentType = MediaTypeHeaderValue.TryParse(type, out var parsed) ? parsed : new MediaTypeHeaderValue("application/octet-stream");
        return new MultipartFormDataContent { { file, "file", name } };
    }

    private static StoredFile Read(JsonElement file, string name, string type, long size) => new(
        Text(file, "id") ?? "",
        Text(file, "original_filename") ?? Text(file, "filename") ?? name,
        Text(file, "mime_type") ?? type,
        Number(file, "filesize") ?? size,
        Number(file, "created") ?? 0)
    {
        Url = Text(file, "url"),
    };

    private static byte[] Errors(JsonElement data) => data.TryGetProperty("errors", out var errors) && errors.GetRawText().Length <= 2048
        ? PlainJson.Bytes(new JsonObject { ["errors"] = PlainJson.Node(errors) })
        : [];

    private static string? Text(JsonElement file, string name) =>
        file.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? value.ToString() : null;

    private static long? Number(JsonElement file, string name) =>
        long.TryParse(Text(file, name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;
}
