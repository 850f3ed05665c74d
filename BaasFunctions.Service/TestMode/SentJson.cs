using System.Text.Json;
using BaasFunctions.Sandbox.Compilation.Hints;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.HostCalls;
using BaasFunctions.Service.Requests;

namespace BaasFunctions.Service.TestMode;

/// <summary>A nested field of a body as it is read: every fault names the path at which it was met.</summary>
/// <param name="Scope">Keeps the first fault.</param>
/// <param name="Member">The field of the body that all of it is in.</param>
/// <param name="Path">JSON path of the value.</param>
/// <param name="Value">The value; undefined when it was not sent.</param>
internal readonly record struct SentJson(FieldScope Scope, JsonMember Member, string Path, JsonElement Value)
{
    /// <summary>Not sent, null, or PHP's empty array in place of an object.</summary>
    public bool IsAbsent => Value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null
        || (Value.ValueKind == JsonValueKind.Array && Value.GetArrayLength() == 0);

    public SentJson this[string name] =>
        this with { Path = $"{Path}.{ErrorText.Shorten(name, 64)}", Value = Value.ValueKind == JsonValueKind.Object && Value.TryGetProperty(name, out var value) ? value : default };

    /// <summary>The members of an object; nothing when it is absent.</summary>
    public IEnumerable<(string Name, SentJson Value)> Members()
    {
        if (IsAbsent)
        {
            yield break;
        }

        if (Value.ValueKind != JsonValueKind.Object)
        {
            Refuse("an object");
            yield break;
        }

        foreach (var member in Value.EnumerateObject())
        {
            yield return (member.Name, this with { Path = $"{Path}.{ErrorText.Shorten(member.Name, 64)}", Value = member.Value });
        }
    }

    /// <summary>The members of an object that may have only these.</summary>
    public IEnumerable<(string Name, SentJson Value)> Members(params string[] known)
    {
        foreach (var (name, value) in Members())
        {
            if (!known.Contains(name, StringComparer.Ordinal))
            {
                var near = NameSuggestion.NearestExactly(name, known);
                Scope.Refuse(
                    Member,
                    Path,
                    near is null ? $"an object of {string.Join(", ", known)}" : $"an object with {near} in place of what was sent",
                    $"the member \"{ErrorText.Shorten(name, 64)}\"");
                yield break;
            }

            yield return (name, value);
        }
    }

    /// <summary>The items of an array; nothing when it is absent.</summary>
    public IEnumerable<SentJson> Items(int most)
    {
        if (IsAbsent)
        {
            yield break;
        }

        if (Value.ValueKind != JsonValueKind.Array || Value.GetArrayLength() > most)
        {
            Refuse($"an array of at most {most} items");
            yield break;
        }

        var index = 0;
        foreach (var item in Value.EnumerateArray())
        {
            yield return this with { Path = $"{Path}[{index++}]", Value = item };
        }
    }

    public string? Text(string expected = "a string")
    {
        if (Value.ValueKind == JsonValueKind.String)
        {
            return Value.GetString();
        }

        return IsAbsent ? null : Refuse(expected);
    }

    public long? Whole(long least, long most)
    {
        if (Value.ValueKind == JsonValueKind.Number && Value.TryGetInt64(out var number) && number >= least && number <= most)
        {
            return number;
        }

        if (!IsAbsent)
        {
            Refuse($"a whole number from {least} to {most}");
        }

        return null;
    }

    public string Refuse(string expected) => Scope.Refuse(Member, Path, expected, CallArguments.InWords(Value.ValueKind));
}
