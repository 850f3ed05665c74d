using BaasFunctions.Service.Contracts;

namespace BaasFunctions.Service.Requests;

/// <summary>The fields of <c>/validate</c>, checked.</summary>
internal static class ValidateFields
{
    private static readonly byte[][] s_names = ["code"u8.ToArray(), "language"u8.ToArray(), "files"u8.ToArray(), "entry"u8.ToArray()];

    /// <summary>Reads the source; returns what is wrong with the body, or null.</summary>
    public static ApiError? Read(ReadOnlyMemory<byte> body, out SourceField source)
    {
        source = default;
        var members = new JsonMember[s_names.Length];
        if (JsonMembers.Split(body, s_names, members) is { } broken)
        {
            return broken;
        }

        if (SourceField.IsMissing(members[0], members[2]))
        {
            return ApiErrors.MissingCode;
        }

        var scope = new FieldScope(body);
        source = SourceField.Read(scope, members[0], members[1], members[2], members[3]);
        return scope.ApiError;
    }
}
