using System.Text;
using System.Text.Json;
using BaasFunctions.Service.Contracts;

namespace BaasFunctions.Service.Requests;

/// <summary>The fields of a deployment, checked.</summary>
internal sealed record DeployFields
{
    private const int MaxMessage = 500;
    private const int MaxStatus = 20;

    private static readonly byte[][] s_names =
    [
        "code"u8.ToArray(), "language"u8.ToArray(), "files"u8.ToArray(), "entry"u8.ToArray(), "config"u8.ToArray(), "status"u8.ToArray(), "message"u8.ToArray(), "activate"u8.ToArray(),
    ];

    public required SourceField Source { get; init; }

    /// <summary>A JSON object.</summary>
    public required string ConfigJson { get; init; }

    /// <summary>The status that is wanted, as written; null where none is.</summary>
    public string? Status { get; init; }

    public string Message { get; init; } = "";

    public bool Activate { get; init; } = true;

    /// <summary>Reads what is deployed; returns what is wrong with it, or null.</summary>
    public static ApiError? Read(ReadOnlyMemory<byte> body, out DeployFields? fields)
    {
        fields = null;
        var members = new JsonMember[s_names.Length];
        if (JsonMembers.Split(body, s_names, members) is { } broken)
        {
            return broken;
        }

        if (SourceField.IsMissing(members[0], members[2]))
        {
            return ApiErrors.MissingCode with { Hint = "Send the source as code, or the texts of several files by path as files" };
        }

        var scope = new FieldScope(body);
        var config = scope.Object(members[4], "$.config");
        fields = new DeployFields
        {
            Source = SourceField.Read(scope, members[0], members[1], members[2], members[3]),
            ConfigJson = config.IsEmpty ? "{}" : Encoding.UTF8.GetString(config.Span),
            Status = TextOf(scope, members[5], "$.status", MaxStatus),
            Message = TextOf(scope, members[6], "$.message", MaxMessage) ?? "",
            Activate = FlagOf(scope, members[7], "$.activate") ?? true,
        };
        return scope.ApiError;
    }

    private static string? TextOf(FieldScope scope, JsonMember member, string path, int most) =>
        member.Kind is JsonTokenType.None or JsonTokenType.Null ? null : scope.Text(member, path, most);

    private static bool? FlagOf(FieldScope scope, JsonMember member, string path)
    {
        if (member.Kind is JsonTokenType.None or JsonTokenType.Null or JsonTokenType.True or JsonTokenType.False)
        {
            return member.Kind is JsonTokenType.True ? true : member.Kind is JsonTokenType.False ? false : null;
        }

        scope.Refuse(member, path, "true or false", member.KindInWords);
        return null;
    }
}
