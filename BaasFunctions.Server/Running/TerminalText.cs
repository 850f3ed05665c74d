using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BaasFunctions.Server.Running;

/// <summary>Texts of functions, as a terminal may show them.</summary>
internal static class TerminalText
{
    private static readonly JsonWriterOptions s_indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What a function says must not steer the terminal.</summary>
    public static string Printable(string text) =>
        text.All(c => !char.IsControl(c) || c is '\n' or '\t')
            ? text
            : string.Concat(text.Select(c => char.IsControl(c) && c is not ('\n' or '\t') ? '\uFFFD' : c));

    /// <summary>The same on one line, and without the mark between columns.</summary>
    public static string OneLine(string text) => Printable(text).Replace('\n', ' ').Replace('\t', ' ');

    /// <summary>A path from the working directory, with slashes.</summary>
    public static string PathFromHere(string path) => Path.GetRelativePath(Environment.CurrentDirectory, path).Replace('\\', '/');

    /// <summary>JSON on several lines; nothing is <c>null</c>.</summary>
    public static string Indent(ReadOnlyMemory<byte> data)
    {
        if (data.IsEmpty)
        {
            return "null";
        }

        // As deep as a result may be set to be, and a little more.
        using var document = JsonDocument.Parse(data, new JsonDocumentOptions { MaxDepth = 1024 });
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, s_indented))
        {
            document.WriteTo(json);
        }

        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }
}
