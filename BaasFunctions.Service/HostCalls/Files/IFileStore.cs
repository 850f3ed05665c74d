using BaasFunctions.Service.Contracts;

namespace BaasFunctions.Service.HostCalls.Files;

/// <summary>Stores files of projects. The project comes from the scope; ids are validated before. Callable from any thread.</summary>
internal interface IFileStore
{
    /// <summary>Stores a file, completely or not at all.</summary>
    Task<CallResult<StoredFile>> UploadAsync(CallScope scope, string name, string type, ReadOnlyMemory<byte> content, CancellationToken cancellation);

    /// <summary>A file with its content; <c>FILE_NOT_FOUND</c> when there is none.</summary>
    Task<CallResult<(StoredFile File, ReadOnlyMemory<byte> Content)>> DownloadAsync(CallScope scope, string id, CancellationToken cancellation);

    /// <summary>The metadata of a file.</summary>
    Task<CallResult<StoredFile>> FindAsync(CallScope scope, string id, CancellationToken cancellation);

    /// <summary>Files whose names have a prefix, in the order in which they were stored, after a given file.</summary>
    Task<CallResult<IReadOnlyList<StoredFile>>> ListAsync(CallScope scope, string prefix, string? after, int limit, CancellationToken cancellation);

    /// <summary>Deletes a file; returns whether there was one.</summary>
    Task<CallResult<bool>> DeleteAsync(CallScope scope, string id, CancellationToken cancellation);
}
