using BaasFunctions.Service.Configuration;
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

    public static IServiceCollection AddData(this IServiceCollection services, ServiceOptions options)
    {
        var data = options.Data;
        services.TryAddSingleton<SqlDatabase>(provider => DataLocation.IsPostgreSql(data)
            ? new PostgreSqlDatabase(data.DatabaseUrl!, data.RawIsEnabled ? data.RawUrl : null, data.Limits, data.Declarations, provider.GetRequiredService<ILogger<PostgreSqlDatabase>>())
            : new SqliteDatabase(DataLocation.FileOf(options), data.Limits, data.Declarations, data.RawIsEnabled));
        if (data.EffectiveEntities == EntityStoreKind.Drupal)
        {
            services.AddDrupal(data);
            services.TryAddSingleton<IEntityStore>(provider => new DrupalEntityStore(provider.GetRequiredService<DrupalClient>(), data.Limits));
            services.TryAddSingleton<IFileStore>(provider => new DrupalFileStore(provider.GetRequiredService<DrupalClient>()));
        }

        services.TryAddSingleton<IEntityStore>(provider =>
            new SqlEntityStore(provider.GetRequiredService<SqlDatabase>(), data.Limits, provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IKeyValueStore>(provider =>
            new SqlKeyValueStore(provider.GetRequiredService<SqlDatabase>(), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IFileStore>(provider =>
            new FolderFileStore(Path.Combine(Path.GetFullPath(options.DataDirectory), FilesFolder), options.Files, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IHostOperations>(provider => new FileOperations(provider.GetRequiredService<IFileStore>(), options.Files));
        services.AddSingleton<IHostOperations>(provider => new EntityOperations(provider.GetRequiredService<IEntityStore>(), data.Limits));
        services.AddSingleton<IHostOperations>(provider => new KeyValueOperations(provider.GetRequiredService<IKeyValueStore>(), data.KeyValues));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHealthProbe, DataStoreProbe>());
        return services;
    }
}
