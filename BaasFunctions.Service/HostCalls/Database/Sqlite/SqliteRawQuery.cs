using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace BaasFunctions.Service.HostCalls.Database.Sqlite;

/// <summary>
/// Runs one query that a function wrote, on the file of its project. It sees one view per entity (<c>id, data, created, updated</c>) and nothing else, on a
/// connection that cannot write.
/// </summary>
internal static partial class SqliteRawQuery
{
    /// <summary>Of a text within the query: a row may have half of it.</summary>
    private const int MaxTextBytes = 4 << 20;

    private const int MaxSqlBytes = 100_000;
    private const int MaxPatternBytes = 100;
    private const int MaxColumns = 200;
    private const int MaxArguments = 100;
    private const int MaxParts = 50;
    private const int MaxExpressionDepth = 100;

    /// <summary>Memory for what a query sorts and collects: it may not use the disk for it.</summary>
    private const long MaxMemory = 64 << 20;

    public static CallResult<RawRows> Run(SqliteFile file, string project, string sql, JsonElement parameters, EntityLimits limits, CancellationToken cancellation)
    {
        using var link = file.OpenReader(MaxMemory);
        using var bound = link.Within(limits.CallTime, cancellation);
        var views = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (CreateViews(link, project, sql, views) is { } fault)
        {
            return fault;
        }

        var connection = link.Connection;
        Bound(link.Handle);
        raw.sqlite3_set_authorizer(link.Handle, new SqliteRawRules(views).Judge, null);
        try
        {
            return Read(connection, sql, parameters, limits);
        }
        catch (SqliteException ended) when (ended.SqliteErrorCode is raw.SQLITE_INTERRUPT && link.IsOutOfMemory)
        {
            return new HostCallError("QUERY_TOO_LARGE", $"The query sorts or collects more than the {MaxMemory >> 20} MB allowed; narrow it");
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

    private static void Bound(sqlite3 connection)
    {
        raw.sqlite3_limit(connection, raw.SQLITE_LIMIT_LENGTH, MaxTextBytes);
        raw.sqlite3_limit(connection, raw.SQLITE_LIMIT_SQL_LENGTH, MaxSqlBytes);
        raw.sqlite3_limit(connection, raw.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, MaxPatternBytes);
        raw.sqlite3_limit(connection, raw.SQLITE_LIMIT_COLUMN, MaxColumns);
        raw.sqlite3_limit(connection, raw.SQLITE_LIMIT_FUNCTION_ARG, MaxArguments);
        raw.sqlite3_limit(connection, raw.SQLITE_LIMIT_COMPOUND_SELECT, MaxParts);
        raw.sqlite3_limit(connection, raw.SQLITE_LIMIT_EXPR_DEPTH, MaxExpressionDepth);
        raw.sqlite3_limit(connection, raw.SQLITE_LIMIT_ATTACHED, 0);
        SqliteBoundedFunctions.Define(connection, MaxTextBytes);
    }

    /// <summary>A view of each entity that the query may mean: those whose names are words of it.</summary>
    private static HostCallError? CreateViews(SqliteLink link, string project, string sql, HashSet<string> views)
    {
        if (sql.Length > MaxSqlBytes)
        {
            return new HostCallError("INVALID_SQL", $"The query cannot be run: it may have {MaxSqlBytes} characters");
        }

        var hex = Convert.ToHexString(Encoding.UTF8.GetBytes(project));
        foreach (var word in Word().Matches(sql).Select(match => match.Value).Distinct(StringComparer.Ordinal))
        {
            if (!EntityName.IsValid(word) || word.StartsWith("sqlite_", StringComparison.OrdinalIgnoreCase)
                || link.ExecutePrepared("SELECT 1 FROM main.baas_rows WHERE project = @p0 AND entity = @p1 LIMIT 1", project, word) is null)
            {
                continue;
            }

            if (!views.Add(word))
            {
                return new HostCallError("INVALID_SQL", $"The query cannot be run: {word} and another entity differ in upper and lower case only, which SQL cannot tell apart");
            }

            // A checked name, and digits: nothing that would have to be escaped.
            link.Execute($"CREATE TEMP VIEW \"{word}\" AS SELECT id, data, created, updated FROM main.baas_rows WHERE project = CAST(x'{hex}' AS TEXT) AND entity = '{word}'");
        }

        return null;
    }

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

                if (!WriteRow(json, reader, limits.ResultBytes))
                {
                    return EntityFaults.ResultTooLarge(limits.ResultBytes);
                }
            }

            json.WriteEndArray();
        }

        return reader.NextResult()
            ? new HostCallError("INVALID_SQL", "The query cannot be run: it is more than one statement")
            : new RawRows(stream.ToArray(), rows);
    }

    /// <summary>Whether there was room for it.</summary>
    private static bool WriteRow(Utf8JsonWriter json, SqliteDataReader reader, int maxBytes)
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

            if (json.BytesCommitted + json.BytesPending > maxBytes)
            {
                return false;
            }
        }

        json.WriteEndObject();
        return true;
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

    [GeneratedRegex("[A-Za-z_][A-Za-z0-9_]*")]
    private static partial Regex Word();
}
