using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;

namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <summary>Physical memory that a process takes, in bytes; zero when it is gone.</summary>
/// <param name="Total">With the pages of files, which processes of the same program share.</param>
/// <param name="Private">Without them.</param>
internal readonly record struct ResidentMemory(long Total, long Private)
{
    public static ResidentMemory Of(Process process)
    {
        try
        {
            if (!OperatingSystem.IsLinux())
            {
                process.Refresh();
                return new ResidentMemory(process.WorkingSet64, process.WorkingSet64);
            }

            return OfLinux(process.Id);
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException or UnauthorizedAccessException)
        {
            return default;
        }
    }

    /// <summary>The second number of <c>statm</c>, and that without the third; in pages.</summary>
    private static ResidentMemory OfLinux(int id)
    {
        using var file = File.OpenHandle(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/statm"));
        Span<byte> text = stackalloc byte[128];
        text = text[..RandomAccess.Read(file, text, 0)];
        text = text[(text.IndexOf((byte)' ') + 1)..];
        if (!Utf8Parser.TryParse(text, out long total, out var read) || !Utf8Parser.TryParse(text[(read + 1)..], out long shared, out _))
        {
            return default;
        }

        return new ResidentMemory(total * Environment.SystemPageSize, Math.Max(0, total - shared) * Environment.SystemPageSize);
    }
}
