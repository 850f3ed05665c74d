using BaasFunctions.Service.HostCalls.Database;
using BaasFunctions.Service.HostCalls.KeyValue;

namespace BaasFunctions.Service.HostCalls.Storage;

/// <summary>Where the data of projects is kept.</summary>
public sealed record DataOptions
{
    /// <summary>Where entities are kept; null for what the other settings imply, see <see cref="EffectiveEntities"/>.</summary>
    public EntityStoreKind? Entities { get; init; }

    /// <summary>Address of a PostgreSQL database; null for a SQLite file in the data directory.</summary>
    public string? DatabaseUrl { get; init; }

    /// <summary>Address of the Drupal backend; null for none.</summary>
    public Uri? DrupalUrl { get; init; }

    /// <summary>Key for the Drupal backend; null for the caller's own token.</summary>
    public string? DrupalKey { get; init; }

    /// <summary>Indexes that the operator declares.</summary>
    internal EntityDeclarations Declarations { get; init; } = EntityDeclarations.None;

    /// <summary>Whether functions may read with SQL. Default false.</summary>
    public bool RawIsEnabled { get; init; }

    /// <summary>Address of the PostgreSQL database with a login of its own for SQL of functions.</summary>
    public string? RawUrl { get; init; }

    /// <summary>Bounds of entities.</summary>
    public EntityLimits Limits { get; init; } = new();

    /// <summary>Bounds of keys and values.</summary>
    public KeyValueLimits KeyValues { get; init; } = new();

    /// <summary>Drupal where its address is set, else PostgreSQL where that is, else SQLite.</summary>
    public EntityStoreKind EffectiveEntities => Entities
        ?? (DrupalUrl is not null ? EntityStoreKind.Drupal : DatabaseUrl is not null ? EntityStoreKind.PostgreSql : EntityStoreKind.Sqlite);
}
