using System.Text.Json;
using BaasFunctions.Service.Contracts;

namespace BaasFunctions.Service.Requests;

/// <summary>The fields with which a function is changed: <c>status</c>, or the <c>version</c> to serve.</summary>
internal static class FunctionChangeFields
{
    private const int MaxStatus = 20;

    private static readonly byte[][] s_names = ["status"u8.ToArray(), "version"u8.ToArray()];

    /// <summary>Reads the status that is wanted; returns what is wrong, or null.</summary>
    public static ApiError? ReadStatus(ReadOnlyMemory<byte> body, out string status)
    {
        status = "";
        var members = new JsonMember[s_names.Length];
        if (JsonMembers.Split(body, s_names, members) is { } broken)
        {
            return broken;
        }

        var scope = new FieldScope(body);
        status = scope.Text(members[0], "$.status", MaxStatus);
        return scope.ApiError;
    }

    /// <summary>Reads the number of the version that is wanted; 0 where none is named.</summary>
    public static ApiError? ReadVersion(ReadOnlyMemory<byte> body, out long version)
    {
        version = 0;
        var members = new JsonMember[s_names.Length];
        if (JsonMembers.Split(body, s_names, members) is { } broken)
        {
            return broken;
        }

        var member = members[1];
        var scope = new FieldScope(body);
        if (member.Kind is not (JsonTokenType.None or JsonTokenType.Null))
        {
            var reader = new Utf8JsonReader(member.Text.Span);
            reader.Read();
            if (member.Kind != JsonTokenType.Number || !reader.TryGetInt64(out version) || version < 1)
            {
                scope.Refuse(member, "$.version", "the number of a version, 1 or more; left out for the one before", member.KindInWords);
            }
        }

        return scope.ApiError;
    }
}
