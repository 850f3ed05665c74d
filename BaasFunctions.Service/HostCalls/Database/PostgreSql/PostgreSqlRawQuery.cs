using System.Data;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Observability;
using Npgsql;

namespace BaasFunctions.Service.HostCalls.Database.PostgreSql;

/// <summary>
/// Runs one query that a function wrote, as a login of its own that owns nothing. It sees one view per entity of its project. The project is
/// signed, and row-level security checks the signature with a secret that this login cannot read, so nothing that the query sets makes it another
/// project's. What the database tells of itself is kept away by looking at the plan first.
/// </summary>
internal sealed partial class PostgreSqlRawQuery(NpgsqlDataSource source, string secret, EntityLimits limits)
{
    public async Task<CallResult<RawRows>> RunAsync(CallScope scope, string sql, JsonElement parameters, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await PrepareAsync(connection, scope.Project, cancellation);
        try
        {
            var plan = await PlanAsync(connection, sql, parameters, cancellation);
            return IsInBounds(plan)
                ? await ReadAsync(connection, sql, parameters, cancellation)
                : new HostCallError("INVALID_SQL", "The query cannot be run: it reads what is not an entity of the project, or uses a function of the database's own");
        }
        catch (PostgresException wrong) when (wrong.SqlState is not (PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.AdminShutdown) && !wrong.SqlState.StartsWith("53", StringComparison.Ordinal))
        {
            return new HostCallError("INVALID_SQL", $"The query cannot be run: {PostgreSqlFault.InWords(wrong)}. It reads one view for each entity, with id, data, created and updated");
        }
    }

    /// <summary>The project with its signature, as the policy of the table expects it.</summary>
    public static string Sign(string project, string secret)
    {
        var signature = SHA256.HashData(Encoding.UTF8.GetBytes($"{secret}:{project}{secret}"));
        return $"{Convert.ToHexStringLower(signature)}:{project}";
    }

    private async Task PrepareAsync(NpgsqlConnection connection, string project, CancellationToken cancellation)
    {
        using (var scoped = new NpgsqlCommand("SELECT set_config('baas.signed', $1, true), set_config('statement_timeout', $2, true)", connection))
        {
            scoped.Parameters.Add(new NpgsqlParameter { Value = Sign(project, secret) });
            scoped.Parameters.Add(new NpgsqlParameter { Value = ((long)limits.CallTime.TotalMilliseconds).ToString(CultureInfo.InvariantCulture) });
            await scoped.ExecuteNonQueryAsync(cancellation);
        }

        var views = new StringBuilder();
        using (var list = new NpgsqlCommand("SELECT DISTINCT entity FROM baas_rows", connection))
        {
            await using var reader = await list.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
            {
                // Checked names: neither quotes nor anything else that would have to be escaped.
                if (EntityName.IsValid(reader.GetString(0)))
                {
                    views.Append(CultureInfo.InvariantCulture, $"CREATE TEMP VIEW \"{reader.GetString(0)}\" AS SELECT id, data, created, updated FROM baas_rows WHERE entity = '{reader.GetString(0)}';");
                }
            }
        }

        using var create = new NpgsqlCommand(views + "SET TRANSACTION READ ONLY", connection);
        await create.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<string> PlanAsync(NpgsqlConnection connection, string sql, JsonElement parameters, CancellationToken cancellation)
    {
        await using var batch = Batch(connection, "EXPLAIN (VERBOSE, FORMAT JSON) " + sql, parameters);
        return await batch.ExecuteScalarAsync(cancellation) as string ?? "";
    }

    /// <summary>Rows of the one table, and no function that tells of other sessions, changes settings, or runs texts as queries.</summary>
    private static bool IsInBounds(string plan) =>
        RelationName().Matches(plan).All(relation => relation.Groups[1].Value == "baas_rows") && !Function().IsMatch(plan);

    private async Task<CallResult<RawRows>> ReadAsync(NpgsqlConnection connection, string sql, JsonElement parameters, CancellationToken cancellation)
    {
        await using var batch = Batch(connection, sql, parameters);
        await using var reader = await batch.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancellation);
        var rows = 0;
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartArray();
            while (await reader.ReadAsync(cancellation))
            {
                if (++rows > limits.Rows)
                {
                    return EntityFaults.TooManyRows(limits.Rows);
                }

                if (await WriteRowAsync(json, reader, cancellation) is { } fault)
                {
                    return fault;
                }
            }

            json.WriteEndArray();
        }

        return new RawRows(stream.ToArray(), rows);
    }

    private async Task<HostCallError?> WriteRowAsync(Utf8JsonWriter json, NpgsqlDataReader reader, CancellationToken cancellation)
    {
        json.WriteStartObject();
        for (var i = 0; i < reader.FieldCount; i++)
        {
            json.WritePropertyName(reader.GetName(i));
            if (await reader.IsDBNullAsync(i, cancellation))
            {
                json.WriteNullValue();
            }
            else if (reader.GetFieldType(i) == typeof(string))
            {
                // A text may be larger than what there is room for: it is not read beyond that.
                if (await ReadTextAsync(reader, i, limits.ResultBytes, cancellation) is not { } text)
                {
                    return EntityFaults.ResultTooLarge(limits.ResultBytes);
                }

                json.WriteStringValue(text);
            }
            else if (!WriteValue(json, reader, i))
            {
                return new HostCallError(
                    "INVALID_SQL", $"The query cannot be run: the type {reader.GetDataTypeName(i)} of the column {LogText.Of(reader.GetName(i))} has no form in JSON; write the column as ::text");
            }

            if (json.BytesCommitted + json.BytesPending > limits.ResultBytes)
            {
                return EntityFaults.ResultTooLarge(limits.ResultBytes);
            }
        }

        json.WriteEndObject();
        return null;
    }

    /// <summary>A text of at most as many bytes; null for a longer one.</summary>
    private static async Task<byte[]?> ReadTextAsync(NpgsqlDataReader reader, int column, int maxBytes, CancellationToken cancellation)
    {
        await using var stream = await reader.GetStreamAsync(column, cancellation);
        if (reader.GetDataTypeName(column) == "jsonb")
        {
            // The version of its form comes first.
            stream.ReadByte();
        }

        using var text = new MemoryStream();
        var part = new byte[8192];
        while (await stream.ReadAsync(part, cancellation) is var read and > 0)
        {
            if (text.Length + read > maxBytes)
            {
                return null;
            }

            text.Write(part, 0, read);
        }

        return text.ToArray();
    }

    /// <summary>Whether the type has a form in JSON.</summary>
    private static bool WriteValue(Utf8JsonWriter json, NpgsqlDataReader reader, int column)
    {
        switch (reader.GetDataTypeName(column))
        {
            case "boolean":
                json.WriteBooleanValue(reader.GetBoolean(column));
                break;
            case "smallint" or "integer" or "bigint":
                json.WriteNumberValue(Convert.ToInt64(reader.GetValue(column), CultureInfo.InvariantCulture));
                break;
            case "numeric" or "real" or "double precision":
                // Each column is read once.
                var number = Convert.ToDouble(reader.GetValue(column), CultureInfo.InvariantCulture);
                if (double.IsFinite(number))
                {
                    json.WriteNumberValue(number);
                }
                else
                {
                    json.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
                }

                break;
            default:
                if (reader.GetValue(column) is not IFormattable value)
                {
                    return false;
                }

                json.WriteStringValue(value.ToString(null, CultureInfo.InvariantCulture));
                break;
        }

        return true;
    }

    /// <summary>A batch of one, because its text is sent as it is: two statements in it are refused by the server.</summary>
    private static NpgsqlBatch Batch(NpgsqlConnection connection, string sql, JsonElement parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        if (parameters.ValueKind == JsonValueKind.Array)
        {
            foreach (var value in parameters.EnumerateArray())
            {
                command.Parameters.Add(new NpgsqlParameter
                {
                    Value = value.ValueKind switch
                    {
                        JsonValueKind.String => value.GetString()!,
                        JsonValueKind.Number => value.TryGetInt64(out var whole) ? whole : value.GetDouble(),
                        JsonValueKind.True => true,
                        JsonValueKind.False => false,
                        JsonValueKind.Null => DBNull.Value,
                        _ => value.GetRawText(),
                    },
                });
            }
        }

        return new NpgsqlBatch(connection) { BatchCommands = { command } };
    }

    [GeneratedRegex("\"Relation Name\": \"([^\"]*)\"")]
    private static partial Regex RelationName();

    [GeneratedRegex(@"\b(pg_\w+|set_config|current_setting|\w+_to_xml\w*|ts_stat|ts_rewrite|lo_\w+|dblink\w*|txid_\w+|current_user|session_user|inet_\w+|version)\s*\(", RegexOptions.IgnoreCase)]
    private static partial Regex Function();
}
