using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;

namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <summary>Physical memory that a process takes.</summary>
internal static class ResidentMemory
{
    /// <summary>In bytes; zero when the process is gone.</summary>
    public static long Of(Process process)
    {
        try
        {
            if (!OperatingSystem.IsLinux())
            {
                process.Refresh();
                return process.WorkingSet64;
            }

            return OfLinux(process.Id);
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    /// <summary>The second number of <c>statm</c>, in pages.</summary>
    private static long OfLinux(int id)
    {
        using var file = File.OpenHandle(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/statm"));
        Span<byte> text = stackalloc byte[128];
        text = text[..RandomAccess.Read(file, text, 0)];
        var rest = text[(text.IndexOf((byte)' ') + 1)..];
        return Utf8Parser.TryParse(rest, out long pages, out _) ? pages * Environment.SystemPageSize : 0;
    }
}
