using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.HostCalls.Database.Queries;

namespace BaasFunctions.Service.HostCalls.Database;

/// <summary>Writes what stores give: <c>{ id, ...fields, created, updated }</c>.</summary>
internal static class EntityAnswer
{
    private static ReadOnlySpan<byte> Space => " \t\r\n"u8;

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
        if (select.Count == 0)
        {
            WriteMembers(json, row.DataJson.Span.Trim(Space)[1..^1].Trim(Space));
        }
        else
        {
            using var data = row.OpenData();
            foreach (var member in data.RootElement.EnumerateObject().Where(member => IsWanted(select, member.Name)))
            {
                member.WriteTo(json);
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

    /// <summary>Members of an object as the store holds them. The writer, which checks nothing, puts the comma before them as before any value.</summary>
    private static void WriteMembers(Utf8JsonWriter json, ReadOnlySpan<byte> members)
    {
        if (!members.IsEmpty)
        {
            json.WriteRawValue(members, skipInputValidation: true);
        }
    }

    private static void WriteTime(Utf8JsonWriter json, string name, long? time, IReadOnlyList<FieldPath> select)
    {
        if (time is { } seconds && IsWanted(select, name))
        {
            json.WriteNumber(name, seconds);
        }
    }

    private static bool IsWanted(IReadOnlyList<FieldPath> select, string name) => select.Count == 0 || select.Any(field => field.Text == name);
}
