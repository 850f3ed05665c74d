using BaasFunctions.Service.Configuration;
using BaasFunctions.Service.HostCalls.Storage;

namespace BaasFunctions.Server.Running;

/// <summary>A store that begins empty and is gone with the command: in memory where the system has a file system of that kind.</summary>
internal sealed class ThrowawayStore : IDisposable
{
    private const string SharedMemory = "/dev/shm";

    private readonly DirectoryInfo _folder;

    public ThrowawayStore()
    {
        var parent = Directory.Exists(SharedMemory) ? SharedMemory : Path.GetTempPath();
        _folder = new DirectoryInfo(Path.Combine(parent, $"baas-run-{Environment.ProcessId}-{Guid.NewGuid():N}"));
        if (OperatingSystem.IsWindows())
        {
            _folder.Create();
        }
        else
        {
            // What a function stores is nobody else's.
            Directory.CreateDirectory(_folder.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>The settings with this store in place of those that they name.</summary>
    public ServiceOptions In(ServiceOptions options) => options with
    {
        Data = options.Data with { Directory = _folder.FullName, Entities = EntityStoreKind.Sqlite, DatabaseUrl = null, DrupalUrl = null, DrupalKey = null, RawUrl = null },
    };

    public void Dispose()
    {
        try
        {
            _folder.Delete(recursive: true);
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            // The system clears it.
        }
    }
}
