using System.Text;

namespace BaasFunctions.Service.Contracts;

/// <summary>A position in a body.</summary>
/// <param name="Line">1-based line.</param>
/// <param name="Column">1-based column in UTF-16 units.</param>
/// <param name="ByteOffset">0-based offset in bytes.</param>
internal readonly record struct JsonPosition(int Line, int Column, int ByteOffset)
{
    /// <summary>The position at a byte offset of a text.</summary>
    public static JsonPosition At(ReadOnlySpan<byte> text, int byteOffset)
    {
        byteOffset = Math.Clamp(byteOffset, 0, text.Length);
        var before = text[..byteOffset];
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        return new JsonPosition(
            before.Count((byte)'\n') + 1,
            Encoding.UTF8.GetCharCount(before[lineStart..]) + 1,
            byteOffset);
    }
}
