using System.Text;
using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;

namespace BaasFunctions.Service.Requests;

/// <summary>Checks the types of the fields of one body and keeps the first refusal.</summary>
internal sealed class FieldScope(ReadOnlyMemory<byte> body)
{
    private const int MaxIdLength = 1024;

    /// <summary>The first thing that was wrong; null when nothing was.</summary>
    public ApiError? ApiError { get; private set; }

    /// <summary>A string, decoded.</summary>
    public string Text(JsonMember member, string path, int mostLength)
    {
        if (member.Kind != JsonTokenType.String)
        {
            return Refuse(member, path, "a string", member.KindInWords);
        }

        try
        {
            var reader = new Utf8JsonReader(member.Text.Span);
            reader.Read();
            var text = reader.GetString()!;
            return text.Length <= mostLength
                ? text
                : Refuse(member, path, $"a string of at most {mostLength} characters", $"{text.Length} characters");
        }
        catch (InvalidOperationException)
        {
            return Refuse(member, path, "a string of whole characters", "half of a surrogate pair");
        }
    }

    /// <summary>What a source is written in; null where nobody says so.</summary>
    public SourceLanguage? Language(JsonMember member, string path)
    {
        if (member.Kind is JsonTokenType.None or JsonTokenType.Null)
        {
            return null;
        }

        var text = Text(member, path, MaxIdLength);
        switch (text)
        {
            case "javascript":
                return SourceLanguage.JavaScript;
            case "typescript":
                return SourceLanguage.TypeScript;
            default:
                Refuse(member, path, "\"javascript\" or \"typescript\"", $"\"{ErrorText.Shorten(text, 40)}\"");
                return null;
        }
    }

    /// <summary>An object as it was sent; empty for what existing clients send in place of one.</summary>
    public ReadOnlyMemory<byte> Object(JsonMember member, string path)
    {
        if (member.Kind == JsonTokenType.StartObject)
        {
            return member.Text;
        }

        if (!member.IsEmptyObject)
        {
            Refuse(member, path, "an object", member.Kind == JsonTokenType.StartArray ? "a filled array" : member.KindInWords);
        }

        return default;
    }

    /// <summary>An id as it was sent, and as the text by which the service knows it: a string, the digits of a number, or null.</summary>
    public (ReadOnlyMemory<byte> Json, string? Text) Identifier(JsonMember member, string path)
    {
        switch (member.Kind)
        {
            case JsonTokenType.String:
                return (member.Text, Text(member, path, MaxIdLength));
            case JsonTokenType.Number:
                return (member.Text, Encoding.UTF8.GetString(member.Text.Span));
            case JsonTokenType.None or JsonTokenType.Null:
                return (member.Text, null);
            default:
                Refuse(member, path, "a string or a number", member.KindInWords);
                return default;
        }
    }

    /// <summary>Keeps a refusal that is not about one value.</summary>
    public void Refuse(ApiError refusal) => ApiError ??= refusal;

    public string Refuse(JsonMember member, string path, string expected, string found)
    {
        ApiError ??= ApiErrors.InvalidField(path, expected, found, JsonPosition.At(body.Span, member.Offset));
        return "";
    }
}
