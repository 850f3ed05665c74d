using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;
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
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
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

                json.WriteStartObject();
                for (var i = 0; i < reader.FieldCount; i++)
                {
                    json.WritePropertyName(reader.GetName(i));
                    WriteValue(json, reader, i);
                }

                json.WriteEndObject();
                if (json.BytesCommitted + json.BytesPending > limits.ResultBytes)
                {
                    return EntityFaults.ResultTooLarge(limits.ResultBytes);
                }
            }

            json.WriteEndArray();
        }

        return new RawRows(stream.ToArray(), rows);
    }

    private static void WriteValue(Utf8JsonWriter json, NpgsqlDataReader reader, int column)
    {
        if (reader.IsDBNull(column))
        {
            json.WriteNullValue();
            return;
        }

        switch (reader.GetDataTypeName(column))
        {
            case "boolean":
                json.WriteBooleanValue(reader.GetBoolean(column));
                break;
            case "smallint" or "integer" or "bigint":
                json.WriteNumberValue(Convert.ToInt64(reader.GetValue(column), CultureInfo.InvariantCulture));
                break;
            case "numeric" or "real" or "double precision" when reader.GetValue(column) is var number && double.IsFinite(Convert.ToDouble(number, CultureInfo.InvariantCulture)):
                json.WriteNumberValue(Convert.ToDouble(number, CultureInfo.InvariantCulture));
                break;
            default:
                json.WriteStringValue(reader.GetFieldType(column) == typeof(string) ? reader.GetString(column) : Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture));
                break;
        }
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
