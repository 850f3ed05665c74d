using System.Globalization;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.HostCalls;
using BaasFunctions.Service.HostCalls.Database.Sql;

namespace BaasFunctions.Service.Executions;

/// <summary>
/// Reads records of one project. One read at a time: the database has few threads and connections for the service itself, which also checks keys and writes
/// records with them.
/// </summary>
internal sealed class ExecutionReader(SqlDatabase database) : IDisposable
{
    /// <summary>Rows that statistics are made of; of more, the newest.</summary>
    public const int MaxCounted = 50_000;

    /// <summary>Functions in statistics: those with the most calls.</summary>
    public const int MaxFunctions = 200;

    private const string Columns =
        "e.id, e.execution_id, e.function_id, e.function_name, e.version, e.origin, e.caller, e.parent, e.started, e.ended, e.outcome, e.wall_us, e.cpu_us, e.status, e.detail";

    private readonly SemaphoreSlim _one = new(1);

    /// <summary>Executions, the newest first.</summary>
    public Task<CallResult<IReadOnlyList<ShownExecution>>> ListAsync(string project, ExecutionFilter filter, int rows, CancellationToken cancellation)
    {
        var sql = AddFilter(new SqlText().Add($"SELECT {Columns} FROM baas_executions AS e WHERE project = ").Value(project), filter);
        if (filter.Before is not null)
        {
            sql.Add(" AND e.id < ").Value(filter.Before);
        }

        return ReadAsync(sql.Add(" ORDER BY e.id DESC LIMIT ").Value((long)rows), hasLogs: false, cancellation);
    }

    /// <summary>One execution with its log, in a list of one; an empty list when the project has none with that id.</summary>
    public Task<CallResult<IReadOnlyList<ShownExecution>>> FindAsync(string project, string id, CancellationToken cancellation) => ReadAsync(
        WithLogs().Add(" WHERE e.project = ").Value(project).Add(" AND e.id = ").Value(id), hasLogs: true, cancellation);

    /// <summary>Executions that ended after a place, with their logs, in the order in which they ended.</summary>
    public Task<CallResult<IReadOnlyList<ShownExecution>>> EndedAsync(string project, LivePlace after, DateTimeOffset until, int rows, CancellationToken cancellation) => ReadAsync(
        AddEnded(WithLogs().Add(" WHERE e.project = ").Value(project), after, until).Add(" ORDER BY e.ended, e.id LIMIT ").Value((long)rows), hasLogs: true, cancellation);

    /// <summary>How many ended after a place.</summary>
    public Task<CallResult<long>> CountEndedAsync(string project, LivePlace after, DateTimeOffset until, CancellationToken cancellation) => RunAsync(
        0L,
        async (session, token) => Convert.ToInt64(
            await session.ScalarAsync(AddEnded(new SqlText().Add("SELECT count(*) FROM baas_executions AS e WHERE e.project = ").Value(project), after, until), token),
            CultureInfo.InvariantCulture),
        cancellation);

    /// <summary>The place behind which so many ended; null where there are fewer.</summary>
    public Task<CallResult<LivePlace[]>> PlaceBehindAsync(string project, DateTimeOffset until, int count, CancellationToken cancellation) => RunAsync<LivePlace[]>(
        [],
        (session, token) => session.ReadAsync<CallResult<LivePlace[]>>(
            AddEnded(new SqlText().Add("SELECT e.ended, e.id FROM baas_executions AS e WHERE e.project = ").Value(project), LivePlace.First, until)
                .Add(" ORDER BY e.ended DESC, e.id DESC LIMIT 1 OFFSET ").Value((long)count),
            static async (reader, token) => await reader.ReadAsync(token) ? new[] { new LivePlace(reader.GetInt64(0), reader.GetString(1)) } : [],
            token),
        cancellation);

    /// <summary>What the functions of a project did, by function; and whether all of it was counted.</summary>
    public Task<CallResult<ExecutionStatistics>> StatisticsAsync(string project, ExecutionFilter filter, CancellationToken cancellation)
    {
        // The nearest rank: the least value that p of a hundred are not above.
        const string Ranked =
            """
            ), ranked AS (
              SELECT function_id, function_name, outcome, wall_us, cpu_us, row_number() OVER (PARTITION BY function_id ORDER BY wall_us) AS place,
                count(*) OVER (PARTITION BY function_id) AS calls FROM counted)
            SELECT function_id, max(function_name), count(*), sum(CASE WHEN outcome = 'completed' THEN 0 ELSE 1 END), sum(CASE WHEN outcome = 'lost' THEN 1 ELSE 0 END),
              max(CASE WHEN place * 100 < calls * 50 + 100 THEN wall_us ELSE 0 END), max(CASE WHEN place * 100 < calls * 95 + 100 THEN wall_us ELSE 0 END), sum(cpu_us)
            FROM ranked GROUP BY function_id ORDER BY count(*) DESC, function_id LIMIT 
            """;
        var sql = AddFilter(new SqlText().Add("WITH counted AS (SELECT e.function_id, e.function_name, e.outcome, e.wall_us, e.cpu_us FROM baas_executions AS e WHERE e.ended > 0 AND e.project = ").Value(project), filter)
            .Add(" ORDER BY e.id DESC LIMIT ").Value((long)MaxCounted).Add(Ranked).Value((long)MaxFunctions + 1);
        return RunAsync(
            ExecutionStatistics.None,
            async (session, token) => CallResult<ExecutionStatistics>.Of(ExecutionStatistics.Of(await session.RowsAsync(sql, ExecutionRow.ToStatistics, token))),
            cancellation);
    }

    public void Dispose() => _one.Dispose();

    private static SqlText WithLogs() => new SqlText().Add(
        $"SELECT {Columns}, coalesce(l.logs, '') FROM baas_executions AS e LEFT JOIN baas_execution_logs AS l ON l.project = e.project AND l.id = e.id");

    private static SqlText AddFilter(SqlText sql, ExecutionFilter filter)
    {
        if (filter.Function is { } function)
        {
            sql.Add(" AND (e.function_id = ").Value(function).Add(" OR e.function_name = ").Value(function).Add(")");
        }

        if (filter.Trigger is { } trigger)
        {
            sql.Add(" AND e.origin = ").Value(trigger);
        }

        if (filter.Outcome is { } outcome)
        {
            sql.Add(" AND e.outcome = ").Value(outcome);
        }

        if (filter.ExecutionId is { } executionId)
        {
            sql.Add(" AND e.execution_id = ").Value(executionId);
        }

        if (filter.Since is { } since)
        {
            sql.Add(" AND e.id >= ").Value(ExecutionRetention.FirstIdAt(since));
        }

        if (filter.Until is { } until)
        {
            sql.Add(" AND e.id < ").Value(ExecutionRetention.FirstIdAt(until));
        }

        return sql;
    }

    private static SqlText AddEnded(SqlText sql, LivePlace after, DateTimeOffset until) => sql
        .Add(" AND e.ended > 0 AND e.ended >= ").Value(after.Ended).Add(" AND (e.ended > ").Value(after.Ended).Add(" OR e.id > ").Value(after.Id)
        .Add(") AND e.ended <= ").Value(until.ToUnixTimeMilliseconds());

    private Task<CallResult<IReadOnlyList<ShownExecution>>> ReadAsync(SqlText sql, bool hasLogs, CancellationToken cancellation) => RunAsync<IReadOnlyList<ShownExecution>>(
        [],
        async (session, token) => CallResult<IReadOnlyList<ShownExecution>>.Of(await session.RowsAsync(sql, row => ExecutionRow.ToShown(row, hasLogs), token)),
        cancellation);

    private async Task<CallResult<T>> RunAsync<T>(T none, Func<SqlSession, CancellationToken, Task<CallResult<T>>> work, CancellationToken cancellation)
    {
        if (!database.IsPresent)
        {
            return CallResult<T>.Of(none);
        }

        await _one.WaitAsync(cancellation);
        try
        {
            return await database.RunAsync(CallScope.OfService, SqlAccess.Read, work, cancellation);
        }
        finally
        {
            _one.Release();
        }
    }
}
