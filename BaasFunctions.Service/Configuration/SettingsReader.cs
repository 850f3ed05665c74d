using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Hints;
using BaasFunctions.Service.HostCalls.Storage;

namespace BaasFunctions.Service.Configuration;

/// <summary>Reads the settings from the environment: checks every one, and reports every fault at once.</summary>
public static class SettingsReader
{
    private const string OwnPrefix = "BAAS_";

    /// <summary>Reads all settings. A variable that is empty counts as not set.</summary>
    /// <param name="environment">Names and values, as the process got them.</param>
    public static SettingsReading Read(IReadOnlyDictionary<string, string> environment)
    {
        var options = new ServiceOptions();
        var faults = new List<string>();
        foreach (var setting in SettingsTable.Rows)
        {
            if (!environment.TryGetValue(setting.Name, out var text) || string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            var (applied, fault) = setting.Apply(options, text);
            options = applied ?? options;
            if (fault is not null)
            {
                faults.Add(setting.IsSecret ? $"{setting.Name} {fault}" : $"{setting.Name} {fault}, found \"{ErrorText.Shorten(text, 60)}\"");
            }
        }

        options = FitDefaults(options, environment);
        faults.AddRange(Contradictions(options));
        faults.AddRange(UnknownNames(environment));
        return faults.Count == 0
            ? new SettingsReading(options, [], InertSettings.Warnings(environment))
            : new SettingsReading(null, faults, []);
    }

    /// <summary>Whether a name configures the service, so that it is no value of a function's.</summary>
    /// <param name="name">Name of an environment variable.</param>
    public static bool IsSetting(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.StartsWith(OwnPrefix, StringComparison.OrdinalIgnoreCase)
            || SettingsTable.Rows.Any(row => row.Name == name)
            || InertSettings.Names.Contains(name);
    }

    /// <summary>The setting that somebody probably meant; null for none.</summary>
    /// <param name="name">What was written, in any case.</param>
    public static string? Nearest(string name) => NameSuggestion.Nearest(name, SettingsTable.Rows.Select(row => row.Name));

    /// <summary>A maximum below the default lowers a default that nobody chose.</summary>
    private static ServiceOptions FitDefaults(ServiceOptions options, IReadOnlyDictionary<string, string> environment)
    {
        var limits = options.Limits;
        if (!IsSet(environment, "DEFAULT_TIMEOUT") && limits.WallTime > limits.MaxWallTime)
        {
            limits = limits with { WallTime = limits.MaxWallTime };
        }

        if (!IsSet(environment, "DEFAULT_MEMORY_LIMIT") && limits.MemoryBytes > limits.MaxMemoryBytes)
        {
            limits = limits with { MemoryBytes = limits.MaxMemoryBytes };
        }

        return options with { Limits = limits };
    }

    private static IEnumerable<string> Contradictions(ServiceOptions options)
    {
        if (options.Limits.WallTime > options.Limits.MaxWallTime)
        {
            yield return "DEFAULT_TIMEOUT must not be greater than MAX_TIMEOUT";
        }

        if (options.Limits.MemoryBytes > options.Limits.MaxMemoryBytes)
        {
            yield return "DEFAULT_MEMORY_LIMIT must not be greater than MAX_MEMORY_LIMIT";
        }

        if (options.Data is { Entities: EntityStoreKind.PostgreSql, DatabaseUrl: null })
        {
            yield return "BAAS_DATA=postgresql needs DATABASE_URL";
        }

        if (options.Data is { RawIsEnabled: true, RawUrl: null, DatabaseUrl: not null, EffectiveEntities: EntityStoreKind.PostgreSql })
        {
            yield return "BAAS_DB_RAW on PostgreSQL needs BAAS_DB_RAW_URL, a login that owns nothing";
        }

        if (options.Data is { Entities: EntityStoreKind.Drupal, DrupalUrl: null })
        {
            yield return "BAAS_DATA=drupal needs DRUPAL_API_URL";
        }

        if (options.Data is { Declarations.AreGiven: true, EffectiveEntities: EntityStoreKind.Drupal })
        {
            yield return "BAAS_ENTITIES_FILE has no effect on a Drupal backend, which has indexes of its own; leave it out, or set BAAS_DATA";
        }

        if (options.Egress.Timeout > options.Egress.MaxTimeout)
        {
            yield return "BAAS_HTTP_TIMEOUT must not be greater than BAAS_HTTP_MAX_TIMEOUT";
        }
    }

    private static IEnumerable<string> UnknownNames(IReadOnlyDictionary<string, string> environment) =>
        from name in environment.Keys
        where name.StartsWith(OwnPrefix, StringComparison.OrdinalIgnoreCase)
        where SettingsTable.Rows.All(row => row.Name != name)
        orderby name
        let near = Nearest(name)
        select near is null
            ? $"{name} is not a setting; `--help` lists them"
            : $"{name} is not a setting; did you mean {near}?";

    private static bool IsSet(IReadOnlyDictionary<string, string> environment, string name) =>
        environment.TryGetValue(name, out var text) && !string.IsNullOrWhiteSpace(text);
}
