using System.Text.Json;
using BaasFunctions.Sandbox.Contracts.HostCalls;
using BaasFunctions.Service.HostCalls;
using BaasFunctions.Service.HostCalls.Database.Queries;

namespace BaasFunctions.Service.HostCalls.Database;

/// <summary>Writes what stores give: <c>{ id, ...fields, created, updated }</c>.</summary>
internal static class EntityAnswer
{
    public static void WriteRows(Utf8JsonWriter json, IReadOnlyList<EntityRow> rows, EntityQuery query)
    {
        json.WriteStartArray();
        foreach (var row in rows)
        {
            WriteRow(json, row, query.Select);
        }

        json.WriteEndArray();
    }

    public static void WriteRow(Utf8JsonWriter json, EntityRow row, IReadOnlyList<FieldPath> select)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, row.Id);
        using (var data = row.OpenData())
        {
            foreach (var member in data.RootElement.EnumerateObject())
            {
                if (member.Name != "id" && IsWanted(select, member.Name))
                {
                    member.WriteTo(json);
                }
            }
        }

        WriteTime(json, "created", row.Created, select);
        WriteTime(json, "updated", row.Updated, select);
        json.WriteEndObject();
    }

    public static HostAnswer Count(long count) => HostAnswers.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("count"u8, count);
        json.WriteEndObject();
    });

    public static HostAnswer Raw(RawRows rows) => HostAnswers.Write(json =>
    {
        json.WriteStartObject();
        json.WritePropertyName("rows"u8);
        json.WriteRawValue(rows.RowsJson.Span, skipInputValidation: true);
        json.WriteNumber("rowCount"u8, rows.Count);
        json.WriteEndObject();
    });

    private static void WriteTime(Utf8JsonWriter json, string name, long? time, IReadOnlyList<FieldPath> select)
    {
        if (time is { } seconds && IsWanted(select, name))
        {
            json.WriteNumber(name, seconds);
        }
    }

    private static bool IsWanted(IReadOnlyList<FieldPath> select, string name) => select.Count == 0 || select.Any(field => field.Text == name);
}
