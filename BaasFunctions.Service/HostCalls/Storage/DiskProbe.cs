using System.Text.Json.Nodes;
using BaasFunctions.Service.Health;

namespace BaasFunctions.Service.HostCalls.Storage;

/// <summary>
/// Looks how much space the disk of the data directory has left, and whether the directory can be written once it is there.
/// Little space still works and is a warning; a directory that cannot be written is none that anything can be kept in.
/// </summary>
internal sealed class DiskProbe : IHealthProbe
{
    private readonly string _directory;
    private readonly long _warningBytes;
    private readonly CachedHealthCheck _check;

    public DiskProbe(DataOptions options, TimeProvider time)
    {
        _directory = Path.GetFullPath(options.Directory);
        _warningBytes = options.DiskWarningBytes;

        // A network disk that hangs holds one thread of the pool, not one per request.
        _check = new CachedHealthCheck(() => Task.Run(Check), time);
    }

    public string Name => "disk";

    public Task<HealthCheck> CheckAsync() => _check.CheckAsync();

    private HealthCheck Check()
    {
        try
        {
            var exists = Directory.Exists(_directory);
            var drive = new DriveInfo(NearestExisting(_directory));
            var (free, total) = (drive.AvailableFreeSpace, drive.TotalSize);
            TryWriting(NearestExisting(_directory));

            var check = free < _warningBytes
                ? new HealthCheck(HealthStatus.Warning, "Disk space is low")
                : new HealthCheck(HealthStatus.Healthy, "Disk access available");
            return check with { Details = new JsonObject { ["free_mb"] = free >> 20, ["total_mb"] = total >> 20, ["data_directory_exists"] = exists } };
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new HealthCheck(HealthStatus.Unhealthy, "Disk check failed: the data directory cannot be written")
            {
                Cause = $"DATA_DIR is {_directory}: {fault.Message}",
            };
        }
    }

    private static void TryWriting(string directory)
    {
        // A name of its own: in containers that share the folder, all services have the same process id.
        var file = Path.Combine(directory, $".health-{Guid.NewGuid():N}");
        try
        {
            using var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            stream.WriteByte(0);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The same cause in the same words each time: the log has one line for it.
            throw new IOException(fault.Message.Replace(file, directory, StringComparison.Ordinal), fault);
        }
    }

    /// <summary>The directory is created when something is first stored in it; until then its disk is that of what is above it.</summary>
    private static string NearestExisting(string path)
    {
        while (!Directory.Exists(path) && Path.GetDirectoryName(path) is { } parent)
        {
            if (File.Exists(path))
            {
                throw new IOException($"{path} is a file");
            }

            path = parent;
        }

        return path;
    }
}
