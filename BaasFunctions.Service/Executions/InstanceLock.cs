namespace BaasFunctions.Service.Executions;

/// <summary>
/// A file that every process has locked while it lives, together with others; the system takes a lock back when its process ends, however it does. Who can have
/// the file alone knows that nobody else is alive.
/// </summary>
internal sealed class InstanceLock(string path) : IDisposable
{
    private FileStream? _file;

    /// <summary>Takes the lock, which has to be held from then on; returns whether nobody else had it.</summary>
    public bool Take()
    {
        if (_file is not null)
        {
            return false;
        }

        var alone = TryOpen(FileShare.None);
        alone?.Dispose();
        _file = TryOpen(FileShare.Read);
        return alone is not null;
    }

    public void Dispose() => _file?.Dispose();

    private FileStream? TryOpen(FileShare share)
    {
        try
        {
            // Made by the one that needs it alone; for reading only, because on some systems two that may write cannot share.
            var isNew = !File.Exists(path);
            var options = new FileStreamOptions
            {
                Mode = isNew ? FileMode.OpenOrCreate : FileMode.Open,
                Access = isNew ? FileAccess.ReadWrite : FileAccess.Read,
                Share = share,
            };
            if (isNew && !OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            return new FileStream(path, options);
        }
        catch (Exception taken) when (taken is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
