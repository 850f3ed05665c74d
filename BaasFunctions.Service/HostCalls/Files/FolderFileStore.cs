using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.HostCalls.Storage;
using BaasFunctions.Service.Memory;

namespace BaasFunctions.Service.HostCalls.Files;

/// <summary>
/// Files in the data directory: a folder for each project, named by a hash, and in it two files for each file, content and what is known of
/// it. The second one comes last and makes the file exist. No name or id of a function ever becomes a path.
/// </summary>
internal sealed class FolderFileStore(string root, FileLimits limits, TimeProvider time) : IFileStore
{
    private const string Content = ".bin";
    private const string Known = ".json";

    private readonly FolderUse _use = new(limits, time);

    public async Task<CallResult<StoredFile>> UploadAsync(CallScope scope, string name, string type, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        try
        {
            var folder = FolderOf(scope);
            PrivateFile.CreateFolder(folder);
            if (_use.Add(folder, content.Length, "*" + Content) is { } tooMuch)
            {
                return tooMuch;
            }

            var file = new StoredFile(Guid.CreateVersion7(time.GetUtcNow()).ToString("N"), name, type, content.Length, time.GetUtcNow().ToUnixTimeSeconds());
            try
            {
                await WriteAsync(Path.Combine(folder, file.Id + Content), content, cancellation);
                await WriteAsync(Path.Combine(folder, file.Id + Known), JsonSerializer.SerializeToUtf8Bytes(file, StoredJson.Default.StoredFile), cancellation);
                return file;
            }
            catch
            {
                // Content that nobody knows of would take its place for ever.
                File.Delete(Path.Combine(folder, file.Id + Content));
                _use.Remove(folder, content.Length);
                throw;
            }
        }
        catch (Exception fault) when (Translate(fault) is { } told)
        {
            return told;
        }
    }

    public async Task<CallResult<(StoredFile File, ReadOnlyMemory<byte> Content)>> DownloadAsync(CallScope scope, string id, CancellationToken cancellation)
    {
        var found = await FindAsync(scope, id, cancellation);
        if (found.Failed)
        {
            return found.Fault;
        }

        // The content, and its copy on the way to the function.
        if (scope.Held is { } held && !await held.CoverAsync(2 * found.Value.Size, cancellation))
        {
            return MemoryFaults.HostCall("files.download", held, 2 * found.Value.Size);
        }

        try
        {
            return (found.Value, await File.ReadAllBytesAsync(Path.Combine(FolderOf(scope), found.Value.Id + Content), cancellation));
        }
        catch (Exception fault) when (Translate(fault) is { } told)
        {
            return told;
        }
    }

    public async Task<CallResult<StoredFile>> FindAsync(CallScope scope, string id, CancellationToken cancellation)
    {
        // Ids are ours: anything else is no file, and no path.
        if (!Guid.TryParseExact(id, "N", out var parsed))
        {
            return FileFaults.NotFound;
        }

        try
        {
            return await ReadAsync(Path.Combine(FolderOf(scope), parsed.ToString("N") + Known), cancellation) is { } file ? file : FileFaults.NotFound;
        }
        catch (Exception fault) when (Translate(fault) is { } told)
        {
            return told;
        }
    }

    public async Task<CallResult<IReadOnlyList<StoredFile>>> ListAsync(CallScope scope, string prefix, string? after, int limit, CancellationToken cancellation)
    {
        var files = new List<StoredFile>();
        try
        {
            var folder = FolderOf(scope);
            var names = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*" + Known).Order(StringComparer.Ordinal) : Enumerable.Empty<string>();
            foreach (var name in names)
            {
                if (files.Count == limit)
                {
                    break;
                }

                if ((after is null || string.CompareOrdinal(Path.GetFileNameWithoutExtension(name), after) > 0)
                    && await ReadAsync(name, cancellation) is { } file && file.Name.StartsWith(prefix, StringComparison.Ordinal))
                {
                    files.Add(file);
                }
            }

            return files;
        }
        catch (Exception fault) when (Translate(fault) is { } told)
        {
            return told;
        }
    }

    public async Task<CallResult<bool>> DeleteAsync(CallScope scope, string id, CancellationToken cancellation)
    {
        var found = await FindAsync(scope, id, cancellation);
        if (found.Failed)
        {
            return found.Fault.Code == FileFaults.NotFound.Code ? false : found.Fault;
        }

        try
        {
            var path = Path.Combine(FolderOf(scope), found.Value.Id);
            File.Delete(path + Known);
            File.Delete(path + Content);
            _use.Remove(FolderOf(scope), found.Value.Size);
            return true;
        }
        catch (Exception fault) when (Translate(fault) is { } told)
        {
            return told;
        }
    }

    private string FolderOf(CallScope scope) => Path.Combine(root, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(scope.Project))));

    private static async Task<StoredFile?> ReadAsync(string path, CancellationToken cancellation)
    {
        try
        {
            return JsonSerializer.Deserialize(await File.ReadAllBytesAsync(path, cancellation), StoredJson.Default.StoredFile);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Whole and on the disk before it has its name.</summary>
    private static async Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var unfinished = path + ".new";
        try
        {
            var stream = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None, 4096, FileOptions.Asynchronous);
            await using (stream)
            {
                await stream.WriteAsync(content, cancellation);
                stream.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    private static HostCallError? Translate(Exception fault) => fault switch
    {
        // ENOSPC and EDQUOT, as .NET reports them.
        IOException { HResult: 28 or 122 or unchecked((int)0x80070070) } => FileFaults.Full,
        IOException or UnauthorizedAccessException => FileFaults.Unavailable,
        _ => null,
    };
}
