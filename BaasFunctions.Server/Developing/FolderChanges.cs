namespace BaasFunctions.Server.Developing;

/// <summary>Tells that something in a folder changed. An editor writes a file in several steps, which are one change.</summary>
internal sealed class FolderChanges : IDisposable
{
    /// <summary>How long a folder has to be quiet.</summary>
    private static readonly TimeSpan s_quiet = TimeSpan.FromMilliseconds(30);

    /// <summary>Folders of tools, and that of the data, which change all the time.</summary>
    private static readonly string[] s_others = [DevServer.DataFolder, "node_modules", ".git"];

    private readonly FileSystemWatcher _watcher;
    private readonly SemaphoreSlim _changed = new(0, 1);
    private readonly string _root;

    public FolderChanges(DirectoryInfo folder)
    {
        _root = folder.FullName;
        _watcher = new FileSystemWatcher(_root) { IncludeSubdirectories = true, NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size };
        _watcher.Changed += (_, change) => Note(change.FullPath);
        _watcher.Created += (_, change) => Note(change.FullPath);
        _watcher.Deleted += (_, change) => Note(change.FullPath);
        _watcher.Renamed += (_, change) => Note(change.FullPath);

        // Too much changed at once to be told: something did.
        _watcher.Error += (_, _) => Note(_root);
        _watcher.EnableRaisingEvents = true;
    }

    public void Dispose() => _watcher.Dispose();

    /// <summary>Waits for the next change; false when nobody waits for one any more.</summary>
    public async Task<bool> NextAsync(CancellationToken cancellation)
    {
        try
        {
            await _changed.WaitAsync(cancellation);
            while (await _changed.WaitAsync(s_quiet, cancellation))
            {
                // Still being written.
            }

            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private void Note(string path)
    {
        if (s_others.Contains(Path.GetRelativePath(_root, path).Split(Path.DirectorySeparatorChar)[0]))
        {
            return;
        }

        try
        {
            _changed.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is known already.
        }
    }
}
