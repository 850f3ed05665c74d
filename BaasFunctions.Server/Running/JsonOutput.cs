using System.Text.Encodings.Web;
using System.Text.Json;

namespace BaasFunctions.Server.Running;

/// <summary>JSON on the standard output, with the end of a line.</summary>
internal static class JsonOutput
{
    /// <param name="write">Writes one value.</param>
    /// <param name="isIndented">Whether it stands on several lines.</param>
    public static void Print(Action<Utf8JsonWriter> write, bool isIndented = false)
    {
        using var output = Console.OpenStandardOutput();
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = isIndented, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            write(json);
        }

        output.Write("\n"u8);
    }
}
