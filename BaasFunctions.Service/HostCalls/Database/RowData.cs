using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.HostCalls.Database.Queries;

namespace BaasFunctions.Service.HostCalls.Database;

/// <summary>Fields that a function wants to have in a row, checked. What the store keeps itself (id, created, updated) is left out.</summary>
internal sealed class RowData
{
    private const int MaxFields = 500;
    private const int MaxNameLength = 256;

    private RowData(IReadOnlyList<KeyValuePair<string, string>> fields) => Fields = fields;

    /// <summary>Names with their values as JSON; a name is there once.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; }

    /// <summary>All of it as JSON of one object.</summary>
    public string Json => "{" + string.Join(',', Fields.Select(pair => PlainJson.Quoted(pair.Key) + ":" + pair.Value)) + "}";

    /// <summary>Reads the fields; returns what is wrong with them.</summary>
    public static CallResult<RowData> Read(JsonElement data, int mostBytes)
    {
        if (data.ValueKind != JsonValueKind.Object)
        {
            return new HostCallError("INVALID_ARGUMENT", $"The data of a row must be an object, found {CallArguments.InWords(data.ValueKind)}");
        }

        if (SurrogateHalf.IsIn(data))
        {
            return new HostCallError("INVALID_ARGUMENT", "A text or a name in the data of the row has half of a surrogate pair, which is no character; cut texts between characters, as [...text] does");
        }

        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var bytes = 0L;
        foreach (var member in data.EnumerateObject())
        {
            if (member.Name is "id" or "created" or "updated")
            {
                continue;
            }

            if (Wrong(member.Name) is { } wrong)
            {
                return new HostCallError("INVALID_FIELD_NAME", wrong);
            }

            var value = member.Value.GetRawText();
            bytes += value.Length + member.Name.Length;
            fields[member.Name] = value;
        }

        if (bytes > mostBytes)
        {
            return new HostCallError("ROW_TOO_LARGE", $"A row may have {mostBytes} bytes, this one has more");
        }

        return fields.Count <= MaxFields
            ? new RowData([.. fields])
            : new HostCallError("ROW_TOO_LARGE", $"A row may have {MaxFields} fields, this one has {fields.Count}");
    }

    /// <summary>The id in the data; null for none.</summary>
    public static CallResult<string> IdOf(JsonElement data)
    {
        if (data.ValueKind != JsonValueKind.Object || !data.TryGetProperty("id", out var id) || id.ValueKind == JsonValueKind.Null)
        {
            return "";
        }

        return EntityId.Read(id) is { } text ? text : EntityId.Fault;
    }

    private static string? Wrong(string name) =>
        name.Length is 0 or > MaxNameLength ? $"A name of a field has 1 to {MaxNameLength} characters"
        : name is "__proto__" ? "A field cannot be called __proto__"
        : name.AsSpan().IndexOfAny('"', '\\') >= 0 || name.Any(char.IsControl) ? "A name of a field has no quotes, backslashes or control characters"
        : null;
}
