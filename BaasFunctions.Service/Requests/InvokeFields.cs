using System.Text.Json;
using BaasFunctions.Service.Contracts;

namespace BaasFunctions.Service.Requests;

/// <summary>The fields of a call of a named function, checked. Fields that are not named here are ignored.</summary>
internal sealed record InvokeFields
{
    private static readonly byte[][] s_names = ["request"u8.ToArray(), "context"u8.ToArray()];

    private static readonly byte[][] s_contextNames = ["user_id"u8.ToArray()];

    /// <summary>The value of the request; empty for none.</summary>
    public ReadOnlyMemory<byte> RequestJson { get; private init; }

    /// <summary>The user as it was sent, and as text.</summary>
    public (ReadOnlyMemory<byte> Json, string? Text) User { get; private init; }

    /// <summary>Reads the fields of a body; returns what is wrong with it, or null.</summary>
    public static ApiError? Read(ReadOnlyMemory<byte> body, out InvokeFields fields)
    {
        fields = new InvokeFields();
        var members = new JsonMember[s_names.Length];
        if (JsonMembers.Split(body, s_names, members) is { } broken)
        {
            return broken;
        }

        var scope = new FieldScope(body);
        var context = new JsonMember[s_contextNames.Length];
        if (!scope.Object(members[1], "$.context").IsEmpty)
        {
            JsonMembers.SplitInner(members[1], s_contextNames, context);
        }

        fields = new InvokeFields
        {
            RequestJson = members[0].Kind is JsonTokenType.None or JsonTokenType.Null ? default : members[0].Text,
            User = scope.Identifier(context[0], "$.context.user_id"),
        };
        return scope.ApiError;
    }
}
