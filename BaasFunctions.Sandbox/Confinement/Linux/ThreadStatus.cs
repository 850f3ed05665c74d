using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace BaasFunctions.Sandbox.Confinement.Linux;

/// <summary>
/// What the kernel says about every thread of this process (proc_pid_status(5)). The files are opened once and can be read again when
/// no file can be opened any more.
/// </summary>
internal sealed class ThreadStatus : IDisposable
{
    private readonly List<SafeFileHandle> _files = [];

    /// <summary>Opens the status of the threads that there are now; one that ends meanwhile is left out.</summary>
    public ThreadStatus()
    {
        foreach (var thread in Directory.EnumerateDirectories("/proc/self/task"))
        {
            try
            {
                _files.Add(File.OpenHandle(Path.Combine(thread, "status")));
            }
            catch (IOException)
            {
                // Ended between listing and opening.
            }
        }
    }

    /// <summary>How many threads have another value than this in a field, and how many there are.</summary>
    public (int Others, int Threads) CountOthers(string field, Func<string, bool> expected)
    {
        var values = _files.Select(file => Read(file, field)).OfType<string>().ToList();
        return (values.Count(value => !expected(value)), values.Count);
    }

    /// <summary>Null when every thread has the expected value, otherwise how many have not.</summary>
    public string? Check(string field, Func<string, bool> expected, string what)
    {
        var (others, threads) = CountOthers(field, expected);
        return others == 0 && threads > 0
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{others} of {threads} threads {what}");
    }

    public void Dispose() => _files.ForEach(file => file.Dispose());

    private static string? Read(SafeFileHandle file, string field)
    {
        var buffer = new byte[8192];
        int length;
        try
        {
            length = RandomAccess.Read(file, buffer, 0);
        }
        catch (IOException)
        {
            return null;
        }

        return Encoding.ASCII.GetString(buffer, 0, length)
            .Split('\n')
            .FirstOrDefault(line => line.StartsWith(field + ":", StringComparison.Ordinal))?[(field.Length + 1)..]
            .Trim();
    }
}
