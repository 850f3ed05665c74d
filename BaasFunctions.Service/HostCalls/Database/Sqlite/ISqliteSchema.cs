namespace BaasFunctions.Service.HostCalls.Database.Sqlite;

/// <summary>What a kind of file has in it.</summary>
internal interface ISqliteSchema
{
    /// <summary>Whether what is kept in the file is counted and bounded.</summary>
    bool HasQuota { get; }

    /// <summary>Brings a file to what this version needs; one that is so already is only looked at.</summary>
    /// <exception cref="StoreFormatException">The file is of a newer version, or not what it should be.</exception>
    /// <exception cref="EntityDeclarationException">What is declared cannot be kept with the rows that are there.</exception>
    void Apply(SqliteLink link);
}
