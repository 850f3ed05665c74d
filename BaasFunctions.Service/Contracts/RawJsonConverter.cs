using System.Text.Json;
using System.Text.Json.Serialization;

namespace BaasFunctions.Service.Contracts;

/// <summary>Writes a <see cref="RawJson"/>. The sandbox wrote it with a bounded writer of its own; reading it again would only cost time.</summary>
internal sealed class RawJsonConverter : JsonConverter<RawJson>
{
    public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Answers are written, never read.");

    public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Utf8.IsEmpty ? "null"u8 : value.Utf8.Span, skipInputValidation: true);
}
