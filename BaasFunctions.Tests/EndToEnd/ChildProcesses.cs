namespace BaasFunctions.Tests.EndToEnd;

/// <summary>Processes that a process of ours has started (proc_pid_status(5)).</summary>
internal static class ChildProcesses
{
    public static List<int> Of(int parent) =>
        [.. Directory.GetDirectories("/proc").Select(path => int.TryParse(Path.GetFileName(path), out var id) ? id : 0).Where(id => id > 0 && ParentOf(id) == parent)];

    private static int ParentOf(int id)
    {
        try
        {
            return int.Parse(File.ReadLines($"/proc/{id}/status").First(line => line.StartsWith("PPid:", StringComparison.Ordinal))[5..].Trim());
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
