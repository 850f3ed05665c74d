using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Server.Running;

namespace BaasFunctions.Server.Testing;

/// <summary>Finds tests, and the functions that they are beside.</summary>
internal static class TestFolder
{
    private const string Suffix = ".test.json";
    private const int MaxDepth = 16;

    /// <summary>What is tested, in the order of names; the second is why that cannot be told.</summary>
    public static (IReadOnlyList<TestTarget> Targets, string? Fault) Find(IReadOnlyList<FileSystemInfo> paths)
    {
        var targets = new List<TestTarget>();
        foreach (var path in paths)
        {
            var (found, fault) = Find(path);
            if (fault is not null)
            {
                return ([], fault);
            }

            targets.AddRange(found);
        }

        return ([.. targets.DistinctBy(static target => target.Function.FullName)], null);
    }

    private static (IReadOnlyList<TestTarget> Targets, string? Fault) Find(FileSystemInfo path)
    {
        if (path is FileInfo file && file.Name.EndsWith(Suffix, StringComparison.Ordinal))
        {
            return FunctionsOf(file);
        }

        if (path is DirectoryInfo folder)
        {
            var within = TestsIn(folder, MaxDepth).Select(FunctionsOf).ToArray();
            if (within.Length > 0)
            {
                return ([.. within.SelectMany(static found => found.Targets)], within.Select(static found => found.Fault).FirstOrDefault(static fault => fault is not null));
            }
        }

        var name = path is DirectoryInfo ? Path.GetFileName(Path.TrimEndingDirectorySeparator(path.FullName)) : Path.GetFileNameWithoutExtension(path.Name);
        var tests = new FileInfo(Path.Combine(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(path.FullName)) ?? "", name + Suffix));
        return path is DirectoryInfo && EntryOf(path) is null
            ? ([], $"{path} has no tests: no file NAME{Suffix} beside a function")
            : tests.Exists ? ([new TestTarget(path, tests)], null) : ([], $"{path} has no tests: there is no {tests.Name} beside it");
    }

    private static (IReadOnlyList<TestTarget> Targets, string? Fault) FunctionsOf(FileInfo tests)
    {
        var path = tests.FullName[..^Suffix.Length];
        var files = FunctionSource.Extensions.Select(extension => new FileInfo(path + extension)).Where(static file => file.Exists).ToList<FileSystemInfo>();
        if (new DirectoryInfo(path) is { Exists: true } folder && EntryOf(folder) is not null)
        {
            files.Add(folder);
        }

        return files.Count > 0
            ? ([.. files.Select(file => new TestTarget(file, tests))], null)
            : ([], $"{Path.GetRelativePath(Environment.CurrentDirectory, tests.FullName)} is beside no function: neither {Path.GetFileName(path)}.ts or .js, nor a folder {Path.GetFileName(path)} with a main.ts or main.js");
    }

    private static IEnumerable<FileInfo> TestsIn(DirectoryInfo folder, int depth)
    {
        foreach (var file in folder.EnumerateFiles("*" + Suffix).OrderBy(static file => file.Name, StringComparer.Ordinal))
        {
            yield return file;
        }

        var inner = folder.EnumerateDirectories().Where(one => depth > 0 && IsOurs(one)).OrderBy(static one => one.Name, StringComparer.Ordinal);
        foreach (var file in inner.SelectMany(one => TestsIn(one, depth - 1)))
        {
            yield return file;
        }
    }

    /// <summary>A link may lead in a circle.</summary>
    private static bool IsOurs(DirectoryInfo folder) => folder.Name[0] != '.' && folder.Name != "node_modules" && folder.LinkTarget is null;

    private static string? EntryOf(FileSystemInfo folder) => FunctionFiles.EntryAmong(((DirectoryInfo)folder).EnumerateFiles().Select(static file => file.Name));
}
