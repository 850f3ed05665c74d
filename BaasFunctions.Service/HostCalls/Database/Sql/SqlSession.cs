using System.Data.Common;

namespace BaasFunctions.Service.HostCalls.Database.Sql;

/// <summary>A connection that is in use, with the transaction on it.</summary>
/// <param name="connection">The connection.</param>
/// <param name="transaction">The transaction; null for none.</param>
/// <param name="release">Gives the connection back; told whether it can be used again.</param>
internal sealed class SqlSession(DbConnection connection, DbTransaction? transaction, Func<bool, ValueTask> release) : IAsyncDisposable
{
    public DbConnection Connection => connection;

    public DbTransaction? Transaction => transaction;

    public DbCommand CreateCommand()
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        return command;
    }

    public async ValueTask DisposeAsync()
    {
        var isSound = true;
        try
        {
            if (transaction is not null)
            {
                // Gives up what was not committed.
                await transaction.DisposeAsync();
            }
        }
        catch (DbException)
        {
            isSound = false;
        }

        await release(isSound);
    }
}
