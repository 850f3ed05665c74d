using System.Text.Json;
using BaasFunctions.Service.Auth.Keys;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Projects;

namespace BaasFunctions.Service.Requests;

/// <summary>The fields of <c>POST /keys</c>, checked.</summary>
internal static class KeyFields
{
    private const int MaxDays = 3650;

    private static readonly byte[][] s_names =
        ["name"u8.ToArray(), "project"u8.ToArray(), "scopes"u8.ToArray(), "expires_in_days"u8.ToArray(), "quota"u8.ToArray()];

    /// <summary>Reads what is wanted; returns what is wrong with it, or null.</summary>
    public static ApiError? Read(ReadOnlyMemory<byte> body, out KeyRequest? request)
    {
        request = null;
        var members = new JsonMember[s_names.Length];
        if (JsonMembers.Split(body, s_names, members) is { } broken)
        {
            return broken;
        }

        var scope = new FieldScope(body);
        var name = scope.Text(members[0], "$.name", KeyRules.MaxName);
        var project = members[1].Kind is JsonTokenType.None or JsonTokenType.Null ? null : scope.Text(members[1], "$.project", KeyRules.MaxProject);
        var read = new KeyRequest(name, project, Scopes(scope, members[2]), Lifetime(scope, members[3]), QuotaOf(scope, members[4]));
        RequirePlain(scope, members[0], "$.name", name);
        RequirePlain(scope, members[1], "$.project", project);
        request = read;
        return scope.ApiError;
    }

    private static void RequirePlain(FieldScope scope, JsonMember member, string path, string? text)
    {
        if (scope.ApiError is null && text is not null && (text.Length == 0 || !KeyRules.IsPlain(text)))
        {
            scope.Refuse(member, path, "a text of 1 or more characters, none of them a control character", "another text");
        }
    }

    private static KeyScopes Scopes(FieldScope scope, JsonMember member)
    {
        var expected = $"an array of one or more of {KeyScopeNames.All}";
        if (member.Kind != JsonTokenType.StartArray)
        {
            scope.Refuse(member, "$.scopes", expected, member.KindInWords);
            return KeyScopes.None;
        }

        var scopes = KeyScopes.None;
        using var names = JsonDocument.Parse(member.Text);
        foreach (var name in names.RootElement.EnumerateArray())
        {
            if (name.ValueKind != JsonValueKind.String || KeyScopeNames.Parse(name.ToString()) is not { } one)
            {
                scope.Refuse(member, "$.scopes", expected, "another value");
                return KeyScopes.None;
            }

            scopes |= one;
        }

        if (scopes == KeyScopes.None)
        {
            scope.Refuse(member, "$.scopes", expected, "an empty array");
        }

        return scopes;
    }

    private static TimeSpan? Lifetime(FieldScope scope, JsonMember member)
    {
        if (member.Kind is JsonTokenType.None or JsonTokenType.Null)
        {
            return null;
        }

        var reader = new Utf8JsonReader(member.Text.Span);
        reader.Read();
        if (member.Kind == JsonTokenType.Number && reader.TryGetInt32(out var days) && days is >= 1 and <= MaxDays)
        {
            return TimeSpan.FromDays(days);
        }

        scope.Refuse(member, "$.expires_in_days", $"a whole number of days from 1 to {MaxDays}, or null for never", member.KindInWords);
        return null;
    }

    private static Quota QuotaOf(FieldScope scope, JsonMember member)
    {
        if (member.Kind is JsonTokenType.None or JsonTokenType.Null)
        {
            return Quota.None;
        }

        using var json = JsonDocument.Parse(member.Text);
        if (QuotaJson.Read(json.RootElement) is { } quota)
        {
            return quota;
        }

        scope.Refuse(member, "$.quota", QuotaJson.Expected, "another value");
        return Quota.None;
    }
}
