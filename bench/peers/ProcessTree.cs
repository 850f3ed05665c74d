using System.Globalization;

namespace BaasFunctions.Bench.Peers;

/// <summary>A process and all that it started, as /proc tells.</summary>
internal static class ProcessTree
{
    private static readonly double s_ticks = 100;

    public static TimeSpan Cpu(int root) => TimeSpan.FromSeconds(Of(root).Sum(id => Stat(id) is { } stat
        ? (double.Parse(stat[11], CultureInfo.InvariantCulture) + double.Parse(stat[12], CultureInfo.InvariantCulture)) / s_ticks
        : 0));

    /// <summary>Resident memory, with what processes share counted in proportion (PSS).</summary>
    public static long Memory(int root) => Of(root).Sum(id =>
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/smaps_rollup").First(text => text.StartsWith("Pss:", StringComparison.Ordinal));
            return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) << 10;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return 0;
        }
    });

    /// <summary>Their ids, the root first.</summary>
    public static List<int> Of(int root)
    {
        var parents = Directory.EnumerateDirectories("/proc").Select(folder => Path.GetFileName(folder)).Where(name => int.TryParse(name, out _)).Select(int.Parse)
            .Select(id => (Id: id, Stat: Stat(id))).Where(pair => pair.Stat is not null)
            .ToLookup(pair => int.Parse(pair.Stat![1], CultureInfo.InvariantCulture), pair => pair.Id);
        var all = new List<int> { root };
        for (var i = 0; i < all.Count; i++)
        {
            all.AddRange(parents[all[i]]);
        }

        return all;
    }

    /// <summary>Fields from the state on (proc(5), fields 3 and following).</summary>
    private static string[]? Stat(int id)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{id}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
