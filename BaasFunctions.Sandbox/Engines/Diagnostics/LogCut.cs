using System.Globalization;
using System.Text;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Values;

namespace BaasFunctions.Sandbox.Engines.Diagnostics;

/// <summary>Cuts what is too large for the log: its beginning stays, and a note says how large it was.</summary>
internal static class LogCut
{
    /// <summary>Bytes of an entry that was cut: enough to see what it was, and few enough that one entry leaves room for those after it.</summary>
    public const int MaxBytes = 8 * 1024;

    /// <summary>Bytes that a cut entry needs at least; with less room it is dropped.</summary>
    public const int MinBytes = 256;

    /// <summary>
    /// UTF-16 units of a text whose beginning is looked at. A longer one may be a concatenation that was never built, and building it only for the log could take more memory than the function has.
    /// </summary>
    public const int MaxBuilt = 1024 * 1024;

    /// <summary>A text in at most so many bytes of UTF-8.</summary>
    public static string Text(string text, int bytes) => Text(text, string.Create(CultureInfo.InvariantCulture, $"{text.Length} characters"), bytes);

    /// <param name="text">The text, or the beginning of it.</param>
    /// <param name="size">How large it was, such as <c>3000 characters</c>.</param>
    /// <param name="bytes">Bytes that there is room for.</param>
    public static string Text(string text, string size, int bytes)
    {
        var note = Note(size);
        return Beginning(text, bytes - note.Length) + note;
    }

    /// <summary>What stands for a text that is too long even to be looked at.</summary>
    public static string Unbuilt(int length) => string.Create(CultureInfo.InvariantCulture, $"[a text of {length} characters, too large to log]");

    /// <summary>JSON as a JSON text of its beginning, in at most so many bytes.</summary>
    /// <param name="json">The JSON, or the beginning of it.</param>
    /// <param name="size">How large it was, such as <c>3000 bytes</c>.</param>
    /// <param name="bytes">Bytes that there is room for.</param>
    public static byte[] Json(ReadOnlySpan<byte> json, string size, int bytes)
    {
        var note = Note(size);

        // Quotes and backslashes, which JSON is full of, take two bytes in a text.
        var shown = Math.Max(0, (bytes - note.Length - 2) / 2);
        var beginning = Encoding.UTF8.GetString(json[..Math.Min(json.Length, shown)]).TrimEnd('\uFFFD');
        using var text = new JsonText(bytes);
        text.Quoted(beginning + note);
        return text.ToArray();
    }

    /// <summary>The beginning of a text in at most so many bytes of UTF-8, never half of a character.</summary>
    private static string Beginning(string text, int bytes)
    {
        var taken = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            bytes -= rune.Utf8SequenceLength;
            if (bytes < 0)
            {
                return text[..taken];
            }

            taken += rune.Utf16SequenceLength;
        }

        return text;
    }

    private static string Note(string size) => $"{LogEntry.CutMark}{size})";
}
