using System.ComponentModel.DataAnnotations;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Configuration;
using BaasFunctions.Service.HostCalls.Database;

namespace BaasFunctions.Service.HostCalls.Storage;

/// <summary>Where the data of projects is kept.</summary>
public sealed record DataOptions : IValidatableObject
{
    private const string DatabaseForm = "postgres://user:password@host:port/database";

    [Setting("DATA_DIR", "data directory, relative to the working directory; created when something is first stored", Form = "a path", IsCommon = true)]
    public string Directory { get; init; } = "./data";

    /// <summary>Free bytes on the disk of the directory below which <c>/health</c> warns: what a database that grows may take before somebody looks.</summary>
    internal long DiskWarningBytes { get; init; } = 256L << 20;

    [Setting("BAAS_DATA", "where entities are kept; unset: `drupal` where DRUPAL_API_URL is set, else `postgresql` where DATABASE_URL is, else `sqlite`", Form = "sqlite, postgresql, drupal")]
    public EntityStoreKind? Entities { get; init; }

    [Setting("DATABASE_URL", "PostgreSQL database for entities and `context.kv`; unset: a SQLite file in DATA_DIR", Form = DatabaseForm, IsSecret = true, IsCommon = true)]
    public string? DatabaseUrl { get; init; }

    [Setting("DRUPAL_API_URL", "address of the Drupal backend")]
    public Uri? DrupalUrl { get; init => field = value is null ? null : new Uri(value.AbsoluteUri.TrimEnd('/') + "/"); }

    [Setting("DRUPAL_API_KEY", "key for the Drupal backend; unset: the caller's own bearer token", Form = "1 to 512 visible characters", IsSecret = true)]
    public string? DrupalKey { get; init; }

    [Setting("BAAS_ENTITIES_FILE", "JSON file that declares indexed and unique fields: `{\"users\":{\"email\":{\"unique\":true}}}`", Form = "a path")]
    public string? EntitiesFile { get; init; }

    /// <summary>What the file declares; read while the options are checked.</summary>
    internal EntityDeclarations Declarations { get; set; } = EntityDeclarations.None;

    [Setting("BAAS_DB_RAW", "whether functions may read their project's entities with SQL (`context.db.raw`)")]
    public bool RawIsEnabled { get; init; }

    [Setting("BAAS_DB_RAW_URL", "the same PostgreSQL database with a login that owns nothing, which BAAS_DB_RAW needs there", Form = DatabaseForm, IsSecret = true)]
    public string? RawUrl { get; init; }

    /// <summary>Drupal where its address is set, else PostgreSQL where that is, else SQLite.</summary>
    public EntityStoreKind EffectiveEntities => Entities
        ?? (DrupalUrl is not null ? EntityStoreKind.Drupal : DatabaseUrl is not null ? EntityStoreKind.PostgreSql : EntityStoreKind.Sqlite);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Directory.Length > 1024 || Directory.Any(char.IsControl) || File.Exists(Directory))
        {
            yield return new("must be the path of a directory, also one that is not there yet", [nameof(Directory)]);
        }

        foreach (var (url, member) in new[] { (DatabaseUrl, nameof(DatabaseUrl)), (RawUrl, nameof(RawUrl)) })
        {
            if (url is not null && !IsDatabase(url))
            {
                yield return new($"must be of the form {DatabaseForm}", [member]);
            }
        }

        if (DrupalKey is { } key && (key.Length > 512 || key.AsSpan().ContainsAnyExceptInRange('!', '~')))
        {
            yield return new("must be 1 to 512 visible characters", [nameof(DrupalKey)]);
        }

        if (EntitiesFile is not null)
        {
            if (EntityDeclarationsReader.Read(EntitiesFile, out var declarations) is { } wrong)
            {
                yield return new($"cannot be used: {wrong}", [nameof(EntitiesFile)]);
            }

            Declarations = declarations;
        }

        if (Entities == EntityStoreKind.PostgreSql && DatabaseUrl is null)
        {
            yield return new("BAAS_DATA=postgresql needs DATABASE_URL");
        }

        if (RawIsEnabled && RawUrl is null && DatabaseUrl is not null && EffectiveEntities == EntityStoreKind.PostgreSql)
        {
            yield return new("BAAS_DB_RAW on PostgreSQL needs BAAS_DB_RAW_URL, a login that owns nothing");
        }

        if (Entities == EntityStoreKind.Drupal && DrupalUrl is null)
        {
            yield return new("BAAS_DATA=drupal needs DRUPAL_API_URL");
        }

        if (Declarations.AreGiven && EffectiveEntities == EntityStoreKind.Drupal)
        {
            yield return new("BAAS_ENTITIES_FILE has no effect on a Drupal backend, which has indexes of its own; leave it out, or set BAAS_DATA");
        }
    }

    private static bool IsDatabase(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "postgres" or "postgresql"
        && url.Host.Length > 0 && url.UserInfo.Length > 0 && url.AbsolutePath.Length > 1;
}
