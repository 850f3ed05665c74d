using System.Globalization;
using System.Text;

namespace BaasFunctions.Sandbox.Contracts;

/// <summary>
/// A function of several files. They travel as one text, so that a worker, a cache and a hash treat them as they treat a function of one file.
/// </summary>
public sealed class FunctionFiles
{
    /// <summary>
    /// Files of one function. Each is a module of its own in every execution, and linking them calls itself for each import along a chain: so many are a
    /// small part of a thread's stack. Who has more has packages, and bundles them.
    /// </summary>
    public const int MaxCount = 256;

    private static readonly string[] s_entries = ["main.ts", "main.js", "main.mts", "main.mjs"];

    /// <param name="files">The files; their paths are such as <see cref="FunctionPath"/> wants, and differ.</param>
    /// <param name="entry">The path of the one whose default export is called.</param>
    public FunctionFiles(IReadOnlyList<FunctionFile> files, string entry)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(entry);
        Files = files;
        Entry = entry;
    }

    /// <summary>All files.</summary>
    public IReadOnlyList<FunctionFile> Files { get; }

    /// <summary>The path of the file whose default export is called.</summary>
    public string Entry { get; }

    /// <summary>Where nobody names the entry, it is the first of <c>main.ts</c>, <c>main.js</c>, <c>main.mts</c> and <c>main.mjs</c>; null when there is none.</summary>
    public static string? EntryAmong(IEnumerable<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var there = paths.ToHashSet(StringComparer.Ordinal);
        return s_entries.FirstOrDefault(there.Contains);
    }

    /// <summary>The files as one text: the entry, then path, length and text of each. For <see cref="ExecutionRequest.Code"/>.</summary>
    public string Pack()
    {
        var packed = new StringBuilder(Entry.Length + 1 + Files.Sum(static file => file.Path.Length + file.Text.Length + 12));
        packed.Append(Entry).Append('\n');
        foreach (var (path, text) in Files)
        {
            packed.Append(path).Append('\n').Append(CultureInfo.InvariantCulture, $"{text.Length}\n").Append(text);
        }

        return packed.ToString();
    }

    /// <summary>The files of such a text.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static FunctionFiles Unpack(string packed)
    {
        ArgumentNullException.ThrowIfNull(packed);
        var at = 0;
        var entry = Line(packed, ref at);
        var files = new List<FunctionFile>();
        while (at < packed.Length)
        {
            var path = Line(packed, ref at);
            var length = int.Parse(Line(packed, ref at), NumberStyles.None, CultureInfo.InvariantCulture);
            if (length > packed.Length - at || files.Count == MaxCount)
            {
                throw new FormatException("Not the files of a function.");
            }

            files.Add(new FunctionFile(path, packed.Substring(at, length)));
            at += length;
        }

        return new FunctionFiles(files, entry);
    }

    private static string Line(string packed, ref int at)
    {
        var end = packed.IndexOf('\n', at);
        if (end < 0)
        {
            throw new FormatException("Not the files of a function.");
        }

        var line = packed[at..end];
        at = end + 1;
        return line;
    }
}
