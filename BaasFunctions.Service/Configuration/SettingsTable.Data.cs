using BaasFunctions.Service.HostCalls.Database;
using BaasFunctions.Service.HostCalls.KeyValue;
using BaasFunctions.Service.HostCalls.Storage;

namespace BaasFunctions.Service.Configuration;

internal static partial class SettingsTable
{
    private static IEnumerable<Setting> DataRows()
    {
        var (limits, values) = (new EntityLimits(), new KeyValueLimits());
        return
        [
            SettingRow.Choice("BAAS_DATA", "", ["sqlite", "postgresql", "drupal"],
                "where entities are kept; unset: `drupal` where DRUPAL_API_URL is set, else `postgresql` where DATABASE_URL is, else `sqlite`",
                (o, v) => o with { Data = o.Data with { Entities = v switch { "sqlite" => EntityStoreKind.Sqlite, "postgresql" => EntityStoreKind.PostgreSql, _ => EntityStoreKind.Drupal } } }),
            SettingRow.Text("DATABASE_URL", "", "postgres://user:password@host:port/database", "PostgreSQL database for entities and `context.kv`; unset: a SQLite file in DATA_DIR",
                SettingText.DatabaseUrl) with { IsSecret = true },
            SettingRow.Text("DRUPAL_API_URL", "", "an http or https address", "address of the Drupal backend",
                SettingText.DrupalUrl),
            SettingRow.Text("DRUPAL_API_KEY", "", "1 to 512 visible characters", "key for the Drupal backend; unset: the caller's own bearer token",
                SettingText.DrupalKey) with { IsSecret = true },
            SettingRow.Text("BAAS_ENTITIES_FILE", "", "a path", "JSON file that declares indexed and unique fields: `{\"users\":{\"email\":{\"unique\":true}}}`",
                SettingText.EntitiesFile),
            SettingRow.Choice("BAAS_DB_RAW", "false", ["true", "false"], "whether functions may read their project's entities with SQL (`context.db.raw`)",
                (o, v) => o with { Data = o.Data with { RawIsEnabled = v == "true" } }),
            SettingRow.Text("BAAS_DB_RAW_URL", "", "postgres://user:password@host:port/database", "the same PostgreSQL database with a login that owns nothing, which BAAS_DB_RAW needs there",
                SettingText.RawUrl) with { IsSecret = true },
            SettingRow.Number("BAAS_DB_ROWS", limits.Rows, 1, 100_000, "rows", "rows that one call may give or create",
                (o, v) => WithLimits(o, l => l with { Rows = (int)v })),
            SettingRow.Number("BAAS_DB_ROWS_SCANNED", limits.RowsScanned, 1, 1_000_000, "rows", "rows that one call may fetch from a Drupal backend to judge them here",
                (o, v) => WithLimits(o, l => l with { RowsScanned = (int)v })),
            SettingRow.Number("BAAS_DB_ROW_BYTES", limits.RowBytes, 1_024, 16 << 20, "bytes", "one row as JSON",
                (o, v) => WithLimits(o, l => l with { RowBytes = (int)v })),
            SettingRow.Number("BAAS_DB_RESULT_BYTES", limits.ResultBytes, 65_536, 48 << 20, "bytes", "the rows that one call gives",
                (o, v) => WithLimits(o, l => l with { ResultBytes = (int)v })),
            SettingRow.Milliseconds("BAAS_DB_TIMEOUT", (long)limits.CallTime.TotalMilliseconds, 10, 300_000, "one call in the store, waiting for others included; it bounds what a query may scan",
                (o, v) => WithLimits(o, l => l with { CallTime = v })),
            SettingRow.Milliseconds("BAAS_DB_TRANSACTION_TIMEOUT", (long)limits.TransactionTime.TotalMilliseconds, 10, 300_000, "how long a transaction may be open",
                (o, v) => WithLimits(o, l => l with { TransactionTime = v })),
            SettingRow.Number("BAAS_KV_VALUE_BYTES", values.ValueBytes, 16, 16 << 20, "bytes", "one value of `context.kv` as JSON",
                (o, v) => o with { Data = o.Data with { KeyValues = o.Data.KeyValues with { ValueBytes = (int)v } } }),
        ];
    }

    private static ServiceOptions WithLimits(ServiceOptions options, Func<EntityLimits, EntityLimits> change) =>
        options with { Data = options.Data with { Limits = change(options.Data.Limits) } };
}
