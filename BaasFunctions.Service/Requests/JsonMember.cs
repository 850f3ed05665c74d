using System.Text.Json;

namespace BaasFunctions.Service.Requests;

/// <summary>One member of a JSON object, unparsed.</summary>
/// <param name="Kind">First token of the value; <see cref="JsonTokenType.None"/> when the member is absent.</param>
/// <param name="Text">The value as it was sent.</param>
/// <param name="Offset">Where the value starts in the body, in bytes.</param>
internal readonly record struct JsonMember(JsonTokenType Kind, ReadOnlyMemory<byte> Text, int Offset)
{
    /// <summary>True for what existing clients may send in place of an object: nothing, null, or PHP's empty array.</summary>
    public bool IsEmptyObject => Kind is JsonTokenType.None or JsonTokenType.Null
        || (Kind == JsonTokenType.StartArray && Text.Span[1..^1].IndexOfAnyExcept(" \t\r\n"u8) < 0);

    /// <summary>True for what JavaScript counts as false: such a required field is missing.</summary>
    public bool IsFalsy => Kind is JsonTokenType.None or JsonTokenType.Null or JsonTokenType.False
        || (Kind == JsonTokenType.String && Text.Length == 2)
        || (Kind == JsonTokenType.Number && Text.Span.IndexOfAnyInRange((byte)'1', (byte)'9') < 0);

    /// <summary>The kind in words for people.</summary>
    public string KindInWords => InWords(Kind);

    public static string InWords(JsonTokenType kind) => kind switch
    {
        JsonTokenType.StartObject => "object",
        JsonTokenType.StartArray => "array",
        JsonTokenType.String => "string",
        JsonTokenType.Number => "number",
        JsonTokenType.True or JsonTokenType.False => "boolean",
        JsonTokenType.Null => "null",
        _ => "nothing",
    };
}
