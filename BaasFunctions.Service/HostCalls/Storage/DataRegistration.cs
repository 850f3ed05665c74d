using BaasFunctions.Service.Auth.Keys;
using BaasFunctions.Service.Health;
using BaasFunctions.Service.HostCalls.Database;
using BaasFunctions.Service.HostCalls.Database.Drupal;
using BaasFunctions.Service.HostCalls.Database.PostgreSql;
using BaasFunctions.Service.HostCalls.Database.Sql;
using BaasFunctions.Service.HostCalls.Database.Sqlite;
using BaasFunctions.Service.HostCalls.Files;
using BaasFunctions.Service.HostCalls.KeyValue;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace BaasFunctions.Service.HostCalls.Storage;

/// <summary>Registers the stores that the settings ask for. Nothing is opened before it is needed.</summary>
internal static class DataRegistration
{
    private const string FilesFolder = "files";

    public static IServiceCollection AddData(this IServiceCollection services, DataOptions data, EntityLimits limits, FileLimits files)
    {
        services.TryAddSingleton(data);
        services.TryAddSingleton(limits);
        services.TryAddSingleton<SqlDatabase>(provider => DataLocation.IsPostgreSql(data)
            ? new PostgreSqlDatabase(data.DatabaseUrl!, data.RawIsEnabled ? data.RawUrl : null, limits, data.Declarations, provider.GetRequiredService<ILogger<PostgreSqlDatabase>>())
            : new SqliteDatabase(Path.GetFullPath(data.Directory), limits, data.Declarations, data.RawIsEnabled, provider.GetRequiredService<ILogger<SqliteDatabase>>()));
        if (data.EffectiveEntities == EntityStoreKind.Drupal)
        {
            services.AddDrupal(data, limits);
            services.TryAddSingleton<IEntityStore>(provider => new DrupalEntityStore(provider.GetRequiredService<DrupalClient>(), limits));
            services.TryAddSingleton<IFileStore>(provider => new DrupalFileStore(provider.GetRequiredService<DrupalClient>()));
        }

        services.TryAddSingleton<IEntityStore>(provider =>
            new SqlEntityStore(provider.GetRequiredService<SqlDatabase>(), limits, provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IKeyValueStore>(provider =>
            new SqlKeyValueStore(provider.GetRequiredService<SqlDatabase>(), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IFileStore>(provider =>
            new FolderFileStore(Path.Combine(Path.GetFullPath(data.Directory), FilesFolder), files, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IHostOperations>(provider => new FileOperations(provider.GetRequiredService<IFileStore>(), files));
        services.AddSingleton<IHostOperations>(provider => new EntityOperations(provider.GetRequiredService<IEntityStore>(), limits, provider.GetRequiredService<IEntityEvents>()));
        services.AddSingleton<IHostOperations>(provider => new KeyValueOperations(provider.GetRequiredService<IKeyValueStore>(), new KeyValueLimits()));
        services.TryAddSingleton<IKeyStore, SqlKeyStore>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHealthProbe, DiskProbe>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHealthProbe, DataStoreProbe>());
        return services;
    }
}
