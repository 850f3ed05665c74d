using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace BaasFunctions.Service.HostCalls.Database.Sqlite;

/// <summary>
/// Runs one query that a function wrote. It sees one view per entity of its project (<c>id, data, created, updated</c>) and nothing else: the
/// connection cannot write, and an authorizer refuses every table that is not read through one of these views.
/// </summary>
internal static class SqliteRawQuery
{
    private static readonly HashSet<string> s_forbidden = new(StringComparer.OrdinalIgnoreCase)
    {
        "load_extension", "readfile", "writefile", "edit", "fts3_tokenizer", "randomblob", "zeroblob", "sqlite_compileoption_get", "sqlite_compileoption_used",
    };

    public static CallResult<RawRows> Run(
        string file, string project, string sql, JsonElement parameters, EntityLimits limits, CancellationToken cancellation)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false, DefaultTimeout = 1,
        }.ToString());
        connection.Open();
        using var interrupt = cancellation.Register(() => raw.sqlite3_interrupt(connection.Handle));
        var views = CreateViews(connection, project);
        raw.sqlite3_limit(connection.Handle!, raw.SQLITE_LIMIT_LENGTH, limits.ResultBytes);
        raw.sqlite3_set_authorizer(connection.Handle!, (_, action, first, second, database, within) => Judge(views, action, first.utf8_to_string(), second.utf8_to_string(), database.utf8_to_string(), within.utf8_to_string()), null);
        try
        {
            return Read(connection, sql, parameters, limits);
        }
        catch (SqliteException wrong) when (wrong.SqliteErrorCode is raw.SQLITE_ERROR or raw.SQLITE_AUTH or raw.SQLITE_RANGE or raw.SQLITE_READONLY or raw.SQLITE_TOOBIG)
        {
            return new HostCallError("INVALID_SQL", $"The query cannot be run: {Words(wrong)}. It reads one view for each entity, with id, data, created and updated");
        }
        catch (InvalidOperationException)
        {
            return new HostCallError("INVALID_SQL", "The query cannot be run: the values for its parameters are missing; write $1, $2, ... and give as many");
        }
    }

    private static HashSet<string> CreateViews(SqliteConnection connection, string project)
    {
        Execute(connection, "CREATE TEMP TABLE baas_scope (project TEXT)");
        using (var insert = connection.CreateCommand())
        {
            insert.CommandText = "INSERT INTO temp.baas_scope VALUES ($1)";
            insert.Parameters.AddWithValue("$1", project);
            insert.ExecuteNonQuery();
        }

        var views = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        using var list = connection.CreateCommand();
        list.CommandText = "SELECT DISTINCT entity FROM main.baas_rows WHERE project = $1";
        list.Parameters.AddWithValue("$1", project);
        using (var reader = list.ExecuteReader())
        {
            while (reader.Read())
            {
                if (EntityName.IsValid(reader.GetString(0)))
                {
                    views.Add(reader.GetString(0));
                }
            }
        }

        foreach (var entity in views)
        {
            // Checked names: neither quotes nor anything else that would have to be escaped.
            Execute(
                connection,
                $"CREATE TEMP VIEW \"{entity}\" AS SELECT id, data, created, updated FROM main.baas_rows WHERE entity = '{entity}' AND project = (SELECT project FROM temp.baas_scope)");
        }

        return views;
    }

    private static int Judge(HashSet<string> views, int action, string? first, string? second, string? database, string? within) => action switch
    {
        raw.SQLITE_SELECT or raw.SQLITE_RECURSIVE => raw.SQLITE_OK,
        raw.SQLITE_FUNCTION => second is null || s_forbidden.Contains(second) ? raw.SQLITE_DENY : raw.SQLITE_OK,
        raw.SQLITE_READ when first is not null && views.Contains(first) => raw.SQLITE_OK,
        raw.SQLITE_READ when first is "baas_rows" or "baas_scope" && within is not null && views.Contains(within) => raw.SQLITE_OK,

        // What the query itself names: common table expressions have no database.
        raw.SQLITE_READ when database is null => raw.SQLITE_OK,
        raw.SQLITE_READ when first is "json_each" or "json_tree" => raw.SQLITE_OK,
        _ => raw.SQLITE_DENY,
    };

    private static CallResult<RawRows> Read(SqliteConnection connection, string sql, JsonElement parameters, EntityLimits limits)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        if (parameters.ValueKind == JsonValueKind.Array)
        {
            foreach (var (index, value) in parameters.EnumerateArray().Index())
            {
                command.Parameters.AddWithValue($"${index + 1}", Value(value));
            }
        }

        using var reader = command.ExecuteReader();
        var rows = 0;
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartArray();
            while (reader.Read())
            {
                if (++rows > limits.Rows)
                {
                    return EntityFaults.TooManyRows(limits.Rows);
                }

                if (json.BytesCommitted + json.BytesPending > limits.ResultBytes)
                {
                    return EntityFaults.ResultTooLarge(limits.ResultBytes);
                }

                WriteRow(json, reader);
            }

            json.WriteEndArray();
        }

        return reader.NextResult()
            ? new HostCallError("INVALID_SQL", "The query cannot be run: it is more than one statement")
            : new RawRows(stream.ToArray(), rows);
    }

    private static void WriteRow(Utf8JsonWriter json, SqliteDataReader reader)
    {
        json.WriteStartObject();
        for (var i = 0; i < reader.FieldCount; i++)
        {
            json.WritePropertyName(reader.GetName(i));
            switch (reader.GetValue(i))
            {
                case long whole:
                    json.WriteNumberValue(whole);
                    break;
                case double number when double.IsFinite(number):
                    json.WriteNumberValue(number);
                    break;
                case string text:
                    json.WriteStringValue(text);
                    break;
                case byte[] bytes:
                    json.WriteBase64StringValue(bytes);
                    break;
                default:
                    json.WriteNullValue();
                    break;
            }
        }

        json.WriteEndObject();
    }

    private static object Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.TryGetInt64(out var whole) ? whole : value.GetDouble(),
        JsonValueKind.True => 1L,
        JsonValueKind.False => 0L,
        JsonValueKind.Null => DBNull.Value,
        _ => value.GetRawText(),
    };

    /// <summary>SQLite's own words about the query, without what the library adds.</summary>
    private static string Words(SqliteException wrong)
    {
        var from = wrong.Message.IndexOf('\'', StringComparison.Ordinal);
        var to = wrong.Message.LastIndexOf('\'');
        var words = from >= 0 && to > from ? wrong.Message[(from + 1)..to] : "not authorized";
        return words.Length <= 200 ? words : string.Concat(words.AsSpan(0, 197), "...");
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
