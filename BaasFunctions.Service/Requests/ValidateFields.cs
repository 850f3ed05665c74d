using BaasFunctions.Service.Contracts;

namespace BaasFunctions.Service.Requests;

/// <summary>The fields of <c>/validate</c>, checked.</summary>
internal static class ValidateFields
{
    private static readonly byte[][] s_names = ["code"u8.ToArray()];

    /// <summary>Reads the code; returns what is wrong with the body, or null.</summary>
    public static ApiError? Read(ReadOnlyMemory<byte> body, out string code)
    {
        code = "";
        var members = new JsonMember[s_names.Length];
        if (JsonMembers.Split(body, s_names, members) is { } broken)
        {
            return broken;
        }

        if (members[0].IsFalsy)
        {
            return ApiErrors.MissingCode;
        }

        var scope = new FieldScope(body);
        code = scope.Text(members[0], "$.code", int.MaxValue);
        return scope.ApiError;
    }
}
