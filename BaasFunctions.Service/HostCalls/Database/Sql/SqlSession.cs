using System.Data.Common;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Service.HostCalls.Database.Sql;

/// <summary>A connection that is in use by one piece of work, with its transaction where it writes. What was not committed is given up.</summary>
internal abstract class SqlSession : IAsyncDisposable
{
    /// <summary>Runs a statement and reads what it gives. The reader is good for the time of the call.</summary>
    public abstract Task<T> ReadAsync<T>(SqlText sql, Func<DbDataReader, CancellationToken, Task<T>> read, CancellationToken cancellation);

    /// <summary>Runs a statement that gives no rows; returns how many it changed.</summary>
    public abstract Task<long> ExecuteAsync(SqlText sql, CancellationToken cancellation);

    /// <summary>Inserts rows, as cheaply as the database can.</summary>
    public abstract Task InsertAsync(SqlInsert insert, CancellationToken cancellation);

    /// <summary>The fault when what was changed makes the project grow beyond its quota; null otherwise.</summary>
    public abstract Task<HostCallError?> CheckQuotaAsync(CancellationToken cancellation);

    /// <summary>Makes the changes last.</summary>
    public abstract Task CommitAsync(CancellationToken cancellation);

    /// <summary>Runs a statement; returns its rows.</summary>
    public Task<List<T>> RowsAsync<T>(SqlText sql, Func<DbDataReader, T> map, CancellationToken cancellation) => ReadAsync(
        sql,
        async (reader, token) =>
        {
            var rows = new List<T>();
            while (await reader.ReadAsync(token))
            {
                rows.Add(map(reader));
            }

            return rows;
        },
        cancellation);

    /// <summary>Runs a statement; returns the first column of its first row, null for none.</summary>
    public Task<object?> ScalarAsync(SqlText sql, CancellationToken cancellation) => ReadAsync(
        sql,
        static async (reader, token) => await reader.ReadAsync(token) && !reader.IsDBNull(0) ? reader.GetValue(0) : null,
        cancellation);

    public abstract ValueTask DisposeAsync();
}
