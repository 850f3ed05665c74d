using BaasFunctions.Tests.Servers;

namespace BaasFunctions.Tests.EndToEnd;

/// <summary>One server on SQLite and one on PostgreSQL, for what has to be the same on both.</summary>
internal sealed class DatabaseServers : IAsyncDisposable
{
    private readonly ServerProcess _sqlite;
    private readonly ServerProcess _postgreSql;

    private DatabaseServers(PostgreSqlServer database, ServerProcess sqlite, ServerProcess postgreSql) => (Database, _sqlite, _postgreSql) = (database, sqlite, postgreSql);

    public PostgreSqlServer Database { get; }

    public static async Task<DatabaseServers> StartAsync()
    {
        var database = await PostgreSqlServer.StartAsync();
        return new DatabaseServers(database, await ServerProcess.StartAsync(), await ServerProcess.StartAsync(("DATABASE_URL", database.Url)));
    }

    /// <summary>The functions on one of them, <c>sqlite</c> or <c>postgresql</c>.</summary>
    public DeployedFunctions Of(string store) => new(store == "sqlite" ? _sqlite : _postgreSql);

    public async ValueTask DisposeAsync()
    {
        await _sqlite.DisposeAsync();
        await _postgreSql.DisposeAsync();
        await Database.DisposeAsync();
    }
}
