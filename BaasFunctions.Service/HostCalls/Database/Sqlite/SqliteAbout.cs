namespace BaasFunctions.Service.HostCalls.Database.Sqlite;

/// <summary>What a file says of itself, in <c>baas_about(name, value)</c>.</summary>
internal static class SqliteAbout
{
    /// <summary>The project whose file it is, for whoever looks for it: the name of the file is a hash.</summary>
    public const string Project = "project";

    /// <summary>The declarations that its indexes follow.</summary>
    public const string Declarations = "declarations";

    public static string? Read(SqliteLink link, string name) => link.ExecutePrepared("SELECT value FROM baas_about WHERE name = @p0", name) as string;

    public static void Write(SqliteLink link, string name, string value) => link.ExecutePrepared("INSERT OR REPLACE INTO baas_about (name, value) VALUES (@p0, @p1)", name, value);
}
