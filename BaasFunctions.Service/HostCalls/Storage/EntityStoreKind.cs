namespace BaasFunctions.Service.HostCalls.Storage;

/// <summary>Where entities are kept.</summary>
public enum EntityStoreKind
{
    /// <summary>A SQLite file in the data directory.</summary>
    Sqlite,

    /// <summary>A PostgreSQL database.</summary>
    PostgreSql,

    /// <summary>The entity API of a Drupal backend.</summary>
    Drupal,
}
