using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Server.Running;

namespace BaasFunctions.Server.Remote;

/// <summary>The functions of a path: one of a file, one of a folder with an entry, or all of a folder.</summary>
internal static class FunctionFolder
{
    /// <summary>Where the functions of a folder are that has other files too.</summary>
    private const string Name = "functions";

    /// <summary>The functions by name, in the order of their names; the second is why there is none.</summary>
    /// <param name="path">
    /// A file; a folder whose entry is the first of main.ts, main.js, main.mts and main.mjs; or a folder of such files and folders, or with a folder <c>functions</c> of them. What
    /// begins with <c>_</c> or <c>.</c>, tests and declarations are none.
    /// </param>
    public static (SortedDictionary<string, FileSystemInfo> Functions, string? Fault) Find(FileSystemInfo path)
    {
        var found = new SortedDictionary<string, FileSystemInfo>(StringComparer.Ordinal);
        if (path is not DirectoryInfo folder)
        {
            found[Path.GetFileNameWithoutExtension(path.Name)] = path;
            return (found, null);
        }

        if (EntryOf(folder) is not null)
        {
            found[Path.GetFileName(Path.TrimEndingDirectorySeparator(folder.FullName))] = folder;
            return (found, null);
        }

        var inner = new DirectoryInfo(Path.Combine(folder.FullName, Name));
        foreach (var entry in (inner.Exists ? inner : folder).EnumerateFileSystemInfos().Where(IsFunction))
        {
            var name = entry is DirectoryInfo ? entry.Name : Path.GetFileNameWithoutExtension(entry.Name);
            if (!found.TryAdd(name, entry))
            {
                return (found, $"{folder} has two functions {name}: {found[name].Name} and {entry.Name}");
            }
        }

        return (found, found.Count > 0 ? null : $"{folder} has no function: neither main.ts or main.js, nor files .ts or .js, nor folders with a main.ts or main.js");
    }

    private static bool IsFunction(FileSystemInfo entry) => entry.Name[0] is not ('_' or '.') && entry switch
    {
        DirectoryInfo folder => folder.Name != "node_modules" && EntryOf(folder) is not null,
        _ => FunctionSource.Extensions.Contains(entry.Extension) && Path.GetExtension(Path.GetFileNameWithoutExtension(entry.Name)) is not (".d" or ".test" or ".spec"),
    };

    private static string? EntryOf(DirectoryInfo folder) => FunctionFiles.EntryAmong(folder.EnumerateFiles().Select(static file => file.Name));
}
