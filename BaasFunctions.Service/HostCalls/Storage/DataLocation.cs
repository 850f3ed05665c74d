namespace BaasFunctions.Service.HostCalls.Storage;

/// <summary>Where keys and data are stored, as the settings say. Public because commands print which store they used.</summary>
public static class DataLocation
{
    /// <summary>In words for people: the path of a directory, or host and name of a database. Never a user or a password.</summary>
    /// <param name="options">The settings in force.</param>
    public static string Of(DataOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!IsPostgreSql(options))
        {
            return Path.GetFullPath(options.Directory);
        }

        var url = new Uri(options.DatabaseUrl!);
        return $"PostgreSQL database {Uri.UnescapeDataString(url.AbsolutePath.Trim('/'))} on {url.Host}{(url.Port > 0 ? $":{url.Port}" : "")}";
    }

    internal static bool IsPostgreSql(DataOptions data) => data.DatabaseUrl is not null && data.Entities is not EntityStoreKind.Sqlite;
}
