using Npgsql;

namespace BaasFunctions.Service.HostCalls.Database.PostgreSql;

/// <summary>Brings indexes, and the columns that they are of, to what is declared. Runs within the transaction that sets the database up.</summary>
internal static class PostgreSqlIndexes
{
    /// <exception cref="EntityDeclarationException">A field that is declared unique is not.</exception>
    public static async Task ApplyAsync(NpgsqlConnection connection, EntityDeclarations declarations, CancellationToken cancellation)
    {
        var existing = await NamesAsync(
            connection,
            "SELECT indexname::text FROM pg_indexes WHERE schemaname = current_schema() AND tablename = 'baas_rows'",
            cancellation);

        // The file says what holds: an index that is no longer declared would go on refusing rows. Its columns stay, for an instance that may still read them.
        foreach (var name in existing.Where(DeclaredIndex.IsName).Except(declarations.IndexNames))
        {
            await ExecuteAsync(connection, $"DROP INDEX {name}", cancellation);
        }

        await AddColumnsAsync(connection, declarations, cancellation);
        foreach (var index in declarations.Indexes)
        {
            var keys = index.Field.IsTime ? index.Field.Text : $"{index.NumberColumn}, {index.TextColumn}";
            await ExecuteAsync(connection, $"CREATE INDEX IF NOT EXISTS {index.Name} ON baas_rows (project, {keys}, id) WHERE entity = '{index.Entity}'", cancellation);
            if (index.Unique)
            {
                await CreateUniqueAsync(connection, index, cancellation);
            }
        }
    }

    /// <summary>All that are missing at once: the table is written anew for them.</summary>
    private static async Task AddColumnsAsync(NpgsqlConnection connection, EntityDeclarations declarations, CancellationToken cancellation)
    {
        var existing = await NamesAsync(
            connection, "SELECT attname::text FROM pg_attribute WHERE attrelid = 'baas_rows'::regclass AND attnum > 0 AND NOT attisdropped", cancellation);
        var missing = declarations.Indexes.Where(index => !index.Field.IsTime && !existing.Contains(index.NumberColumn)).ToArray();
        if (missing.Length > 0)
        {
            var columns = missing.SelectMany(index => (string[])
            [
                $"ADD COLUMN {index.NumberColumn} float8 GENERATED ALWAYS AS (CASE WHEN entity = '{index.Entity}' THEN {PostgreSqlDialect.NumberKey(index.Field)} END) STORED",
                $"ADD COLUMN {index.TextColumn} text COLLATE \"C\" GENERATED ALWAYS AS (CASE WHEN entity = '{index.Entity}' THEN {PostgreSqlDialect.TextKey(index.Field)} END) STORED",
            ]);
            await ExecuteAsync(connection, "ALTER TABLE baas_rows " + string.Join(", ", columns), cancellation);
        }
    }

    private static async Task CreateUniqueAsync(NpgsqlConnection connection, DeclaredIndex index, CancellationToken cancellation)
    {
        const string Before = "baas_unique";
        await ExecuteAsync(connection, $"SAVEPOINT {Before}", cancellation);
        try
        {
            await ExecuteAsync(
                connection,
                $"CREATE UNIQUE INDEX IF NOT EXISTS {index.UniqueName} ON baas_rows (project, {index.NumberColumn}, {index.TextColumn}) WHERE entity = '{index.Entity}' AND {PostgreSqlDialect.HasKey(index)}",
                cancellation);
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            // The owner is held to one project, too, but for this transaction, which is given up.
            await ExecuteAsync(connection, $"ROLLBACK TO SAVEPOINT {Before}; ALTER TABLE baas_rows NO FORCE ROW LEVEL SECURITY", cancellation);
            using var command = Command(
                connection,
                $"SELECT project, min(id), max(id) FROM baas_rows WHERE entity = '{index.Entity}' AND {PostgreSqlDialect.HasKey(index)} GROUP BY project, {index.NumberColumn}, {index.TextColumn} HAVING count(*) > 1 LIMIT 1");
            await using var row = await command.ExecuteReaderAsync(cancellation);
            throw await row.ReadAsync(cancellation)
                ? EntityDeclarationException.NotUnique(index, row.GetString(0), row.GetString(1), row.GetString(2))
                : (Exception)taken;
        }
    }

    private static async Task<HashSet<string>> NamesAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        using var command = Command(connection, sql);
        var row = await command.ExecuteReaderAsync(cancellation);
        await using (row)
        {
            while (await row.ReadAsync(cancellation))
            {
                names.Add(row.GetString(0));
            }
        }

        return names;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        using var command = Command(connection, sql);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>However long it takes: an index of many rows is no call of a function.</summary>
    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql) => new(sql, connection) { CommandTimeout = 0 };
}
