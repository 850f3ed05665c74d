namespace BaasFunctions.Tests.Deployment;

/// <summary>A folder with what `docker build` would get, one for what is published, and one for data.</summary>
internal sealed class WorkFolder : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("baas-image-").FullName;

    public WorkFolder()
    {
        Directory.CreateDirectory(Source);
        Directory.CreateDirectory(Data);

        // Others must be able to enter.
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }
    }

    public string Source => Path.Combine(_root, "source");

    public string App => Path.Combine(_root, "app");

    public string Data => Path.Combine(_root, "data");

    /// <summary>Copies the repository but for what .dockerignore names.</summary>
    public async Task CopySourcesAsync()
    {
        var ignored = (await File.ReadAllLinesAsync(Repository.PathOf(".dockerignore"))).Where(line => line.Length > 0).ToArray();
        Copy(new DirectoryInfo(Repository.PathOf("")), "", ignored);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private void Copy(DirectoryInfo folder, string path, string[] ignored)
    {
        foreach (var item in folder.EnumerateFileSystemInfos())
        {
            var relative = Path.Combine(path, item.Name);
            if (ignored.Any(pattern => Fits(pattern, relative, item.Name)) || item.LinkTarget is not null)
            {
                continue;
            }

            if (item is DirectoryInfo inner)
            {
                Directory.CreateDirectory(Path.Combine(Source, relative));
                Copy(inner, relative, ignored);
            }
            else
            {
                ((FileInfo)item).CopyTo(Path.Combine(Source, relative));
            }
        }
    }

    /// <summary>The forms that the file uses: a path from the root, <c>**/name</c> at any depth, and a star for any ending or beginning.</summary>
    private static bool Fits(string pattern, string relative, string name) => pattern.StartsWith("**/", StringComparison.Ordinal)
        ? System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern.AsSpan(3), name, ignoreCase: false)
        : System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern, relative, ignoreCase: false);
}
