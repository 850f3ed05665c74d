using System.Security.Cryptography;
using Npgsql;

namespace BaasFunctions.Service.HostCalls.Database.PostgreSql;

/// <summary>
/// Brings a database up to what this version needs; every step may be run again, by several instances at once. Rows are guarded twice: by the
/// project in every statement, and by row-level security, which also the owner of the tables is held to.
/// </summary>
internal static class PostgreSqlSchema
{
    private const long Lock = 0x62616173_66756e63;

    private const string Tables =
        """
        CREATE TABLE IF NOT EXISTS baas_rows (
          project text NOT NULL, entity text NOT NULL, id text COLLATE "C" NOT NULL, data jsonb NOT NULL, created bigint NOT NULL, updated bigint NOT NULL,
          PRIMARY KEY (project, entity, id));
        CREATE TABLE IF NOT EXISTS baas_values (
          project text NOT NULL, key text COLLATE "C" NOT NULL, value text NOT NULL, expires bigint,
          PRIMARY KEY (project, key));
        CREATE INDEX IF NOT EXISTS baas_values_expires ON baas_values (project, expires) WHERE expires IS NOT NULL;
        CREATE TABLE IF NOT EXISTS baas_api_keys (
          id text NOT NULL PRIMARY KEY, project text NOT NULL, name text NOT NULL, scopes text NOT NULL, hash text NOT NULL,
          created bigint NOT NULL, expires bigint NOT NULL, revoked bigint NOT NULL, quota text NOT NULL);
        CREATE TABLE IF NOT EXISTS baas_functions (
          project text NOT NULL, name text NOT NULL, status text NOT NULL, active bigint NOT NULL, previous bigint NOT NULL, latest bigint NOT NULL,
          revision bigint NOT NULL, created bigint NOT NULL, updated bigint NOT NULL, PRIMARY KEY (project, name));
        CREATE TABLE IF NOT EXISTS baas_function_versions (
          project text NOT NULL, name text NOT NULL, number bigint NOT NULL, hash text NOT NULL, code text NOT NULL, has_files bigint NOT NULL, language text NOT NULL,
          config text NOT NULL, declared text NOT NULL, author text NOT NULL, message text NOT NULL, created bigint NOT NULL, PRIMARY KEY (project, name, number));
        CREATE TABLE IF NOT EXISTS baas_variables (
          project text NOT NULL, function text NOT NULL, name text NOT NULL, sealed text NOT NULL, hosts text NOT NULL, updated bigint NOT NULL,
          PRIMARY KEY (project, function, name));
        CREATE TABLE IF NOT EXISTS baas_executions (
          project text NOT NULL, id text COLLATE "C" NOT NULL, execution_id text NOT NULL, function_id text NOT NULL, function_name text NOT NULL, version bigint NOT NULL,
          origin text NOT NULL, caller text NOT NULL, parent text NOT NULL, started bigint NOT NULL, ended bigint NOT NULL, outcome text NOT NULL, code text NOT NULL,
          wall_us bigint NOT NULL, cpu_us bigint NOT NULL, status bigint NOT NULL, instance text NOT NULL, bytes bigint NOT NULL, detail text NOT NULL,
          PRIMARY KEY (project, id));
        CREATE INDEX IF NOT EXISTS baas_executions_ended ON baas_executions (project, ended) WHERE ended > 0;
        CREATE INDEX IF NOT EXISTS baas_executions_open ON baas_executions (instance) WHERE ended = 0;
        CREATE TABLE IF NOT EXISTS baas_execution_logs (project text NOT NULL, id text COLLATE "C" NOT NULL, logs text NOT NULL, PRIMARY KEY (project, id));
        CREATE TABLE IF NOT EXISTS baas_instances (id text NOT NULL PRIMARY KEY, seen bigint NOT NULL);
        """;

    /// <summary>Ids are in an order of code points, so that their index serves it; a database that was set up otherwise is changed once.</summary>
    private const string OrderedIds =
        """
        DO $do$ BEGIN
          IF EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'baas_rows'::regclass AND attname = 'id' AND attcollation <> 'pg_catalog."C"'::regcollation) THEN
            ALTER TABLE baas_rows ALTER COLUMN id TYPE text COLLATE "C";
          END IF;
        END $do$;
        """;

    private const string Policy =
        """
        ALTER TABLE {0} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE {0} FORCE ROW LEVEL SECURITY;
        DO $do$ BEGIN
          IF NOT EXISTS (SELECT FROM pg_policies WHERE schemaname = current_schema() AND tablename = '{0}' AND policyname = 'baas_project') THEN
            CREATE POLICY baas_project ON {0} TO CURRENT_USER USING (project = current_setting('baas.project', true)) WITH CHECK (project = current_setting('baas.project', true));
          END IF;
        END $do$;
        """;

    /// <summary>
    /// What each project keeps, as changes that are added up: nobody waits for a row that another transaction has changed. A few times in a hundred they are
    /// made one, as far as nobody else does so.
    /// </summary>
    private const string Usage =
        """
        CREATE TABLE baas_usage (project text NOT NULL, rows bigint NOT NULL, bytes bigint NOT NULL);
        CREATE INDEX baas_usage_project ON baas_usage (project);
        ALTER TABLE baas_rows NO FORCE ROW LEVEL SECURITY;
        ALTER TABLE baas_values NO FORCE ROW LEVEL SECURITY;
        INSERT INTO baas_usage SELECT project, count(*), sum(octet_length(data::text)) FROM baas_rows GROUP BY project;
        INSERT INTO baas_usage SELECT project, count(*), sum(octet_length(value)) FROM baas_values GROUP BY project;
        ALTER TABLE baas_rows FORCE ROW LEVEL SECURITY;
        ALTER TABLE baas_values FORCE ROW LEVEL SECURITY;
        ALTER TABLE baas_rows ADD CONSTRAINT baas_row_size CHECK (pg_column_size(data) <= 2097152) NOT VALID;
        """;

    private const string Counted =
        """
        CREATE OR REPLACE FUNCTION {0}_counted() RETURNS trigger LANGUAGE plpgsql AS $fn$ BEGIN
          IF TG_OP = 'INSERT' THEN
            INSERT INTO baas_usage SELECT project, count(*), sum(octet_length({1})) FROM now_there GROUP BY project;
          ELSIF TG_OP = 'DELETE' THEN
            INSERT INTO baas_usage SELECT project, -count(*), -sum(octet_length({1})) FROM was_there GROUP BY project;
          ELSE
            INSERT INTO baas_usage SELECT project, sum(one), sum(size) FROM (
              SELECT project, 1 AS one, octet_length({1}) AS size FROM now_there UNION ALL SELECT project, -1, -octet_length({1}) FROM was_there) AS change GROUP BY project;
          END IF;
          IF random() < 0.03 THEN
            WITH gone AS (
              DELETE FROM baas_usage WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM baas_usage WHERE project = current_setting('baas.project', true) LIMIT 1000 FOR UPDATE SKIP LOCKED))
              RETURNING project, rows, bytes)
            INSERT INTO baas_usage SELECT project, sum(rows), sum(bytes) FROM gone GROUP BY project;
          END IF;
          RETURN NULL;
        END $fn$;
        CREATE TRIGGER {0}_added AFTER INSERT ON {0} REFERENCING NEW TABLE AS now_there FOR EACH STATEMENT EXECUTE FUNCTION {0}_counted();
        CREATE TRIGGER {0}_changed AFTER UPDATE ON {0} REFERENCING OLD TABLE AS was_there NEW TABLE AS now_there FOR EACH STATEMENT EXECUTE FUNCTION {0}_counted();
        CREATE TRIGGER {0}_removed AFTER DELETE ON {0} REFERENCING OLD TABLE AS was_there FOR EACH STATEMENT EXECUTE FUNCTION {0}_counted();
        """;

    /// <summary>The secret that only the owner reads, and the project that it vouches for.</summary>
    private const string Signed =
        """
        CREATE TABLE IF NOT EXISTS baas_secret (one boolean PRIMARY KEY DEFAULT true CHECK (one), secret text NOT NULL);
        INSERT INTO baas_secret (secret) VALUES ('{0}') ON CONFLICT DO NOTHING;
        DO $do$ BEGIN EXECUTE format($sql$
          CREATE OR REPLACE FUNCTION %1$I.baas_signed_project() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $fn$
            SELECT substr(v, 66) FROM (SELECT current_setting('baas.signed', true) AS v) AS s, %1$I.baas_secret AS k
            WHERE substr(v, 1, 64) = encode(sha256(convert_to(k.secret || substr(v, 65) || k.secret, 'UTF8')), 'hex') $fn$ $sql$, current_schema());
        END $do$;
        """;

    /// <summary>Lets a login read rows of the project that is signed, and nothing else; returns the secret.</summary>
    public static async Task<string> AllowReaderAsync(NpgsqlConnection connection, string reader, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await ExecuteAsync(connection, $"SELECT pg_advisory_xact_lock({Lock})", cancellation);
        await ExecuteAsync(connection, Signed.Replace("{0}", RandomNumberGenerator.GetHexString(64, lowercase: true), StringComparison.Ordinal), cancellation);
        var name = "\"" + reader.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
        await ExecuteAsync(
            connection,
            $"GRANT SELECT ON baas_rows TO {name}; DROP POLICY IF EXISTS baas_reader ON baas_rows; CREATE POLICY baas_reader ON baas_rows FOR SELECT TO {name} USING (project = baas_signed_project())",
            cancellation);
        using var command = new NpgsqlCommand("SELECT secret FROM baas_secret", connection);
        var secret = (string)(await command.ExecuteScalarAsync(cancellation))!;
        await transaction.CommitAsync(cancellation);
        return secret;
    }

    /// <summary>Returns whether row-level security holds for the role that is connected.</summary>
    /// <exception cref="EntityDeclarationException">What is declared cannot be kept with the rows that are there.</exception>
    public static async Task<bool> ApplyAsync(NpgsqlConnection connection, EntityDeclarations declarations, CancellationToken cancellation)
    {
        var transaction = await connection.BeginTransactionAsync(cancellation);
        await using (transaction)
        {
            await ExecuteAsync(connection, $"SELECT pg_advisory_xact_lock({Lock})", cancellation);
            await ExecuteAsync(connection, Tables, cancellation);
            await ExecuteAsync(connection, PostgreSqlQueue.Tables, cancellation);
            await ExecuteAsync(connection, OrderedIds, cancellation);
            foreach (var table in (string[])["baas_rows", "baas_values", "baas_functions", "baas_function_versions", "baas_variables"])
            {
                await ExecuteAsync(connection, Policy.Replace("{0}", table, StringComparison.Ordinal), cancellation);
            }

            if (!await ExistsAsync(connection, "baas_usage", cancellation))
            {
                await ExecuteAsync(connection, Usage, cancellation);
                await ExecuteAsync(connection, Policy.Replace("{0}", "baas_usage", StringComparison.Ordinal), cancellation);
                await ExecuteAsync(connection, Counted.Replace("{0}", "baas_rows", StringComparison.Ordinal).Replace("{1}", "data::text", StringComparison.Ordinal), cancellation);
                await ExecuteAsync(connection, Counted.Replace("{0}", "baas_values", StringComparison.Ordinal).Replace("{1}", "value", StringComparison.Ordinal), cancellation);
            }

            if (declarations.AreGiven)
            {
                await PostgreSqlIndexes.ApplyAsync(connection, declarations, cancellation);
            }

            await transaction.CommitAsync(cancellation);
        }

        using var command = new NpgsqlCommand("SELECT NOT (rolsuper OR rolbypassrls) FROM pg_roles WHERE rolname = current_user", connection);
        return await command.ExecuteScalarAsync(cancellation) is true;
    }

    private static async Task<bool> ExistsAsync(NpgsqlConnection connection, string table, CancellationToken cancellation)
    {
        using var command = new NpgsqlCommand("SELECT to_regclass($1) IS NOT NULL", connection) { Parameters = { new NpgsqlParameter { Value = table } } };
        return await command.ExecuteScalarAsync(cancellation) is true;
    }

    /// <summary>However long it takes: an index of many rows is no call of a function.</summary>
    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
