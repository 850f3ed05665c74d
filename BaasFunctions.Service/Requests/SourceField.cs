using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;

namespace BaasFunctions.Service.Requests;

/// <summary>The source of a function: <c>code</c> with its <c>language</c>, or <c>files</c> with the path of their <c>entry</c>.</summary>
/// <param name="Code">The source, several files as one text.</param>
/// <param name="HasFiles">Whether it is several files.</param>
/// <param name="Language">What a source of one file is written in; null leaves it to the source.</param>
internal readonly record struct SourceField(string Code, bool HasFiles, SourceLanguage? Language)
{
    private const int MaxShown = 100;

    /// <summary>Whether neither of the fields is there.</summary>
    public static bool IsMissing(JsonMember code, JsonMember files) => code.IsFalsy && files.Kind is JsonTokenType.None or JsonTokenType.Null;

    /// <summary>Reads the fields; what is wrong is with the scope.</summary>
    public static SourceField Read(FieldScope scope, JsonMember code, JsonMember language, JsonMember files, JsonMember entry)
    {
        var written = scope.Language(language, "$.language");
        if (files.Kind is JsonTokenType.None or JsonTokenType.Null)
        {
            return new SourceField(scope.Text(code, "$.code", int.MaxValue), false, written);
        }

        if (!code.IsFalsy)
        {
            scope.Refuse(files, "$.files", "left out beside code: a function has either", files.KindInWords);
        }
        else if (files.Kind != JsonTokenType.StartObject)
        {
            scope.Refuse(files, "$.files", "an object of texts by path", files.KindInWords);
        }
        else if (ReadFiles(scope, files) is { } read && EntryOf(scope, files, entry, read) is { } first)
        {
            return new SourceField(new FunctionFiles(read, first).Pack(), true, null);
        }

        return default;
    }

    private static List<FunctionFile>? ReadFiles(FieldScope scope, JsonMember member)
    {
        var files = new List<FunctionFile>();
        var paths = new HashSet<string>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(member.Text.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var place = Member(reader, member);
            var path = scope.Text(place with { Kind = JsonTokenType.String }, "a name in $.files", int.MaxValue);
            if (scope.ApiError is null && FunctionPath.FaultOf(path) is { } fault)
            {
                scope.Refuse(ApiErrors.InvalidFile(ErrorText.Shorten(path, MaxShown), fault));
            }
            else if (scope.ApiError is null && !paths.Add(path))
            {
                scope.Refuse(ApiErrors.InvalidFile(ErrorText.Shorten(path, MaxShown), "there only once"));
            }
            else if (files.Count == FunctionFiles.MaxCount)
            {
                scope.Refuse(ApiErrors.TooManyFiles(FunctionFiles.MaxCount));
            }

            reader.Read();
            if (scope.ApiError is not null)
            {
                return null;
            }

            files.Add(new FunctionFile(path, scope.Text(Member(reader, member), $"$.files[\"{path}\"]", int.MaxValue)));
            reader.Skip();
        }

        return scope.ApiError is null ? files : null;
    }

    private static string? EntryOf(FieldScope scope, JsonMember files, JsonMember entry, List<FunctionFile> read)
    {
        if (entry.Kind is JsonTokenType.None or JsonTokenType.Null)
        {
            var found = FunctionFiles.EntryAmong(read.Select(static file => file.Path));
            if (found is null)
            {
                scope.Refuse(files, "$.files", "files of which one is main.ts, main.js, main.mts or main.mjs, or named by entry", read.Count == 0 ? "none" : "none of these");
            }

            return found;
        }

        var path = scope.Text(entry, "$.entry", int.MaxValue);
        if (scope.ApiError is null && (FunctionPath.IsJson(path) || !read.Exists(file => file.Path == path)))
        {
            scope.Refuse(entry, "$.entry", "the path of one of files, a script", $"\"{ErrorText.Shorten(path, MaxShown)}\"");
        }

        return scope.ApiError is null ? path : null;
    }

    /// <summary>The token that a reader stands at.</summary>
    private static JsonMember Member(in Utf8JsonReader reader, JsonMember whole)
    {
        var from = (int)reader.TokenStartIndex;
        var length = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? reader.ValueSpan.Length + 2 : 0;
        return new JsonMember(reader.TokenType, whole.Text.Slice(from, length), whole.Offset + from);
    }
}
