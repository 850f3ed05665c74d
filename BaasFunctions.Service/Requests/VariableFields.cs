using System.Text.Json;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.HostCalls;

namespace BaasFunctions.Service.Requests;

/// <summary>The fields with which a variable is set: <c>value</c>, or <c>secret</c> with its <c>hosts</c>.</summary>
/// <param name="Value">The value.</param>
/// <param name="Hosts">Hosts that it may be sent to, when functions see a placeholder only; empty for a value that they see.</param>
internal sealed record VariableFields(string Value, IReadOnlyList<string> Hosts)
{
    /// <summary>Characters of a value.</summary>
    public const int MaxValue = 16 * 1024;

    private static readonly byte[][] s_names = ["value"u8.ToArray(), "secret"u8.ToArray(), "hosts"u8.ToArray()];

    public static ApiError? Read(ReadOnlyMemory<byte> body, out VariableFields? fields)
    {
        fields = null;
        var members = new JsonMember[s_names.Length];
        if (JsonMembers.Split(body, s_names, members) is { } broken)
        {
            return broken;
        }

        var scope = new FieldScope(body);
        if (members[1].Kind is JsonTokenType.None && members[2].Kind is JsonTokenType.None)
        {
            fields = new VariableFields(scope.Text(members[0], "$.value", MaxValue), []);
            return scope.ApiError;
        }

        if (members[0].Kind is not JsonTokenType.None)
        {
            scope.Refuse(members[0], "$.value", "left out beside secret and hosts: functions see a value, and of a secret a placeholder only", members[0].KindInWords);
        }
        else if (EnvSecretField.Read("", body, out var badHost) is { } secret)
        {
            fields = new VariableFields(secret.Value, secret.Hosts);
        }
        else if (badHost is { } bad)
        {
            scope.Refuse(members[2], $"$.hosts[{bad.Index}]", EnvSecretField.ExpectedHost, bad.Found);
        }
        else
        {
            scope.Refuse(members[1], "$.secret", "a text of 1 to 16384 characters, with 1 to 20 hosts beside it", members[1].KindInWords);
        }

        return scope.ApiError;
    }

    /// <summary>Whether a text can name a variable: as in a shell.</summary>
    public static bool IsName(string text) =>
        text.Length is > 0 and <= 128 && !char.IsAsciiDigit(text[0]) && text.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');
}
