using System.Globalization;
using System.Text.RegularExpressions;

namespace BaasFunctions.Server.Logging;

/// <summary>The files of the log: <c>combined20261128.log</c>, then <c>combined20261128_001.log</c>. One follows another each day and when one is full; the last are kept.</summary>
internal sealed partial class RollingFile(string path, long maxBytes, int maxFiles, TimeProvider time)
{
    private readonly string _folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
    private readonly string _stem = Path.GetFileNameWithoutExtension(path);
    private readonly string _extension = Path.GetExtension(path);
    private FileStream? _file;
    private string _day = "";

    /// <summary>Writes lines through to the system, so that they are there when the process dies.</summary>
    /// <exception cref="IOException">There is no room, or no file. The next call tries again.</exception>
    public void Write(ReadOnlySpan<byte> lines)
    {
        try
        {
            var day = time.GetLocalNow().ToString("yyyyMMdd", CultureInfo.InvariantCulture);
            if (_file is null || day != _day || (_file.Position > 0 && _file.Position + lines.Length > maxBytes))
            {
                Open(day, lines.Length);
            }

            _file!.Write(lines);
        }
        catch
        {
            _file?.Dispose();
            _file = null;
            throw;
        }
    }

    private void Open(string day, int bytes)
    {
        _file?.Dispose();
        _file = null;
        Directory.CreateDirectory(_folder);
        var files = Directory.GetFiles(_folder, $"{_stem}*{_extension}").Select(Read).OfType<LogFile>()
            .OrderBy(file => file.Day, StringComparer.Ordinal).ThenBy(file => file.Number).ToList();
        var last = files.LastOrDefault(file => file.Day == day);
        var isFull = last is not null && new FileInfo(last.Path) is { Length: > 0 and var length } && length + bytes > maxBytes;
        if (last is null || isFull)
        {
            var number = last is null ? 0 : last.Number + 1;
            last = new LogFile(Path.Combine(_folder, $"{_stem}{day}{(number == 0 ? "" : $"_{number:000}")}{_extension}"), day, number);
            files.Add(last);
        }

        _file = new FileStream(last.Path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        _day = day;
        foreach (var old in files.SkipLast(maxFiles))
        {
            TryDelete(old.Path);
        }
    }

    /// <summary>One that cannot be deleted, as somebody else's or one that is being read, is no reason to stop logging.</summary>
    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception kept) when (kept is IOException or UnauthorizedAccessException)
        {
        }
    }

    private LogFile? Read(string path)
    {
        var match = DayAndNumber().Match(Path.GetFileNameWithoutExtension(path)[_stem.Length..]);
        return match.Success ? new LogFile(path, match.Groups[1].Value, int.TryParse(match.Groups[2].Value, CultureInfo.InvariantCulture, out var number) ? number : 0) : null;
    }

    [GeneratedRegex(@"^([0-9]{8})(?:_([0-9]{3,9}))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex DayAndNumber();

    private sealed record LogFile(string Path, string Day, int Number);
}
