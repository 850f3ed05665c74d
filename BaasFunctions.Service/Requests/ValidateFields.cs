using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;

namespace BaasFunctions.Service.Requests;

/// <summary>The fields of <c>/validate</c>, checked.</summary>
internal static class ValidateFields
{
    private static readonly byte[][] s_names = ["code"u8.ToArray(), "language"u8.ToArray()];

    /// <summary>Reads the code and its language; returns what is wrong with the body, or null.</summary>
    public static ApiError? Read(ReadOnlyMemory<byte> body, out string code, out SourceLanguage? language)
    {
        (code, language) = ("", null);
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
        language = scope.Language(members[1], "$.language");
        return scope.ApiError;
    }
}
