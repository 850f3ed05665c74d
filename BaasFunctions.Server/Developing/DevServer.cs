using BaasFunctions.Server.Client;
using BaasFunctions.Server.Commands;
using BaasFunctions.Server.Hosting;
using BaasFunctions.Server.Remote;
using BaasFunctions.Server.Settings;
using BaasFunctions.Service.Configuration;
using BaasFunctions.Service.HostCalls.Storage;
using BaasFunctions.Service.Observability;

namespace BaasFunctions.Server.Developing;

/// <summary><c>dev</c>: serves the functions of a folder on this machine, deploys what changes, and prints what they log.</summary>
internal static class DevServer
{
    /// <summary>Where the data of a folder's functions is.</summary>
    public const string DataFolder = ".baas";

    public static async Task<int> RunAsync(DirectoryInfo folder, CancellationToken cancellation)
    {
        if (StartSettings.Read() is not { } options)
        {
            return ExitCode.Failure;
        }

        return await FunctionsServer.RunAsync(Own(options, folder), cancellation, (address, serving) => WorkAsync(folder, address, serving));
    }

    /// <summary>A store of its own, and no key: only this machine is served.</summary>
    private static ServiceOptions Own(ServiceOptions options, DirectoryInfo folder) => options with
    {
        Access = options.Access with { ApiKeys = [] },
        Data = options.Data with
        {
            Directory = Path.Combine(folder.FullName, DataFolder), Entities = EntityStoreKind.Sqlite, DatabaseUrl = null, DrupalUrl = null, DrupalKey = null, RawUrl = null,
        },
        Server = options.Server with { BindAddress = "127.0.0.1" },

        // Each execution is printed anyway.
        Logging = options.Logging with { LevelSet = options.Logging.LevelSet is ServiceLogLevel.Info ? ServiceLogLevel.Warn : options.Logging.LevelSet },
    };

    private static async Task WorkAsync(DirectoryInfo folder, Uri address, CancellationToken serving)
    {
        var target = new RemoteTarget(new ServerConnection(address, null, ServerConnection.DefaultProject), Json: false);
        using var client = new ApiClient(target.Server);
        using var changes = new FolderChanges(folder);
        var functions = new DevFunctions(folder, client, target);
        var logs = LiveExecutions.FollowAsync(null, target, serving);
        do
        {
            await functions.DeployChangedAsync(serving);
        }
        while (await changes.NextAsync(serving));

        await logs;
    }
}
