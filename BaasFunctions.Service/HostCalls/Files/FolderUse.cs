using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Service.HostCalls.Files;

/// <summary>
/// How many files each folder has, and their bytes. A folder is looked through once a minute at most, and what this instance stores and deletes meanwhile is
/// counted; others may share it.
/// </summary>
internal sealed class FolderUse(FileLimits limits, TimeProvider time)
{
    private const int MaxRemembered = 1_000;

    private static readonly TimeSpan s_lifetime = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Found> _folders = new(StringComparer.Ordinal);

    /// <summary>Counts a file that is about to be stored; returns why it may not be.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="bytes">Bytes of its content.</param>
    /// <param name="pattern">The names of files with content.</param>
    public HostCallError? Add(string folder, long bytes, string pattern)
    {
        var found = Of(folder, pattern);
        lock (_gate)
        {
            if (found.Files >= limits.Files)
            {
                return FileFaults.TooMany(limits.Files);
            }

            if (found.Bytes + bytes > limits.ProjectBytes)
            {
                return FileFaults.Quota(found.Bytes + bytes, limits.ProjectBytes);
            }

            found.Files++;
            found.Bytes += bytes;
            return null;
        }
    }

    /// <summary>A file is gone, or was not stored.</summary>
    public void Remove(string folder, long bytes)
    {
        lock (_gate)
        {
            if (_folders.TryGetValue(folder, out var found))
            {
                found.Files--;
                found.Bytes -= bytes;
            }
        }
    }

    private Found Of(string folder, string pattern)
    {
        lock (_gate)
        {
            if (_folders.TryGetValue(folder, out var known) && time.GetElapsedTime(known.Looked) < s_lifetime)
            {
                return known;
            }
        }

        // Without the lock: a large folder takes its time.
        var looked = time.GetTimestamp();
        var (files, bytes) = (0, 0L);
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles(pattern))
        {
            files++;
            bytes += file.Length;
        }

        lock (_gate)
        {
            if (_folders.Count >= MaxRemembered)
            {
                _folders.Clear();
            }

            return _folders[folder] = new Found(looked) { Files = files, Bytes = bytes };
        }
    }

    private sealed class Found(long looked)
    {
        public long Looked => looked;

        public int Files { get; set; }

        public long Bytes { get; set; }
    }
}
