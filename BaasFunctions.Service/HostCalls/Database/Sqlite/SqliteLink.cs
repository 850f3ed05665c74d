using System.Diagnostics;
using BaasFunctions.Service.HostCalls.Database.Sql;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace BaasFunctions.Service.HostCalls.Database.Sqlite;

/// <summary>
/// A connection to a file. It keeps commands prepared, and ends each statement at its deadline: SQLite asks while it computes, also where a statement would
/// never come to an end by itself. Used by one thread at a time.
/// </summary>
internal sealed class SqliteLink : IDisposable
{
    /// <summary>
    /// Steps of SQLite's machine between two looks at the clock. One step may search a whole text, so these are few; a look costs less than they do.
    /// </summary>
    private const int StepsBetweenLooks = 100;

    /// <summary>Where functions choose what a step does.</summary>
    private const int StepsOfUnknownWork = 5;

    private const int BusySeconds = 1;
    private const int MaxPrepared = 32;

    /// <summary>Longer statements are rarely the same twice.</summary>
    private const int MaxPreparedLength = 2_000;

    /// <summary>A command that is kept keeps its values as well.</summary>
    private const int MaxKeptValue = 1_000;

    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, LinkedListNode<SqliteCommand>> _prepared = new(StringComparer.Ordinal);
    private readonly LinkedList<SqliteCommand> _byUse = new();
    private long _deadline = long.MaxValue;
    private CancellationToken _cancellation;
    private long _maxMemory = long.MaxValue;

    private SqliteLink(SqliteConnection connection)
    {
        _connection = connection;
        raw.sqlite3_progress_handler(Handle, StepsBetweenLooks, _ => IsOver ? 1 : 0, null);
    }

    public SqliteConnection Connection => _connection;

    public sqlite3 Handle => _connection.Handle!;

    /// <summary>Whether no transaction is open: SQLite gives one up by itself when a statement in it is ended or has no space.</summary>
    public bool IsAutoCommit => raw.sqlite3_get_autocommit(Handle) != 0;

    /// <summary>Whether the last statement was ended because of the memory that it took.</summary>
    public bool IsOutOfMemory { get; private set; }

    private bool IsOver => _cancellation.IsCancellationRequested || Stopwatch.GetTimestamp() > _deadline
        || (_maxMemory != long.MaxValue && (IsOutOfMemory = raw.sqlite3_memory_used() > _maxMemory));

    /// <summary>Connects to a file that is there, or to a database of its own in memory.</summary>
    public static SqliteLink Open(string file, SqliteOpenMode mode)
    {
        MathLibrary.EnsureLoaded();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = BusySeconds }.ToString());
        try
        {
            connection.Open();
            var link = new SqliteLink(connection);
            link.Execute("PRAGMA trusted_schema = OFF; PRAGMA cache_size = -1000;");
            return link;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Bounds what the connection holds in memory, where it then also keeps what it would write to temporary files. SQLite counts for all connections, so that
    /// what others take meanwhile counts too.
    /// </summary>
    public void BoundMemory(long bytes)
    {
        Execute("PRAGMA temp_store = MEMORY");
        raw.sqlite3_progress_handler(Handle, StepsOfUnknownWork, _ => IsOver ? 1 : 0, null);
        _maxMemory = raw.sqlite3_memory_used() + bytes;
    }

    /// <summary>Bounds the statements until this is disposed.</summary>
    public Bound Within(TimeSpan time, CancellationToken cancellation)
    {
        (_deadline, _cancellation) = (Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency), cancellation);
        return new Bound(this);
    }

    /// <summary>Runs a statement and reads what it gives.</summary>
    public async Task<T> ReadAsync<T>(SqlText sql, Func<SqliteDataReader, Task<T>> read)
    {
        var command = Take(sql);
        try
        {
            await using var reader = command.ExecuteReader();
            return await read(reader);
        }
        finally
        {
            Keep(command);
        }
    }

    /// <summary>
    /// Inserts rows, each as a run of one statement whose values are bound by their numbers. A command of the library looks for each of its parameters by name, and costs
    /// several times what SQLite does with a row.
    /// </summary>
    public void Insert(SqlInsert insert)
    {
        if (insert.Rows.Count == 0)
        {
            return;
        }

        Check(raw.sqlite3_prepare_v2(Handle, insert.ToText(0, 1).ToString(), out var statement));
        using (statement)
        {
            foreach (var row in insert.Rows)
            {
                for (var column = 0; column < row.Length; column++)
                {
                    Check(row[column] is string text ? raw.sqlite3_bind_text(statement, column + 1, text) : raw.sqlite3_bind_int64(statement, column + 1, (long)row[column]));
                }

                if (raw.sqlite3_step(statement) is not raw.SQLITE_DONE and var fault)
                {
                    Check(fault);
                }

                Check(raw.sqlite3_reset(statement));
            }
        }
    }

    /// <summary>Runs statements of the service without parameters.</summary>
    public void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();

        // To the end here: what goes wrong behind a statement that gives rows is lost when the reader is disposed.
        while (reader.NextResult())
        {
        }
    }

    /// <summary>Runs one statement of the service without parameters; returns the first value.</summary>
    public object? Scalar(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    /// <summary>Runs one statement of the service, and keeps it prepared; returns the first value.</summary>
    public object? ExecutePrepared(string sql, params object[] values)
    {
        var text = new SqlText().Add(sql);
        foreach (var value in values)
        {
            text.Parameter(value);
        }

        var command = Take(text);
        try
        {
            return command.ExecuteScalar();
        }
        finally
        {
            Keep(command);
        }
    }

    public void Dispose()
    {
        foreach (var command in _byUse)
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, Handle);

    private SqliteCommand Take(SqlText sql)
    {
        var text = sql.ToString();
        if (_prepared.Remove(text, out var node))
        {
            _byUse.Remove(node);
            var known = node.Value;
            for (var i = 0; i < sql.Values.Count; i++)
            {
                known.Parameters[i].Value = sql.Values[i];
            }

            return known;
        }

        var command = _connection.CreateCommand();
        command.CommandText = text;
        for (var i = 0; i < sql.Values.Count; i++)
        {
            command.Parameters.AddWithValue(SqlText.NameOf(i), sql.Values[i]);
        }

        return command;
    }

    private void Keep(SqliteCommand command)
    {
        if (command.CommandText.Length > MaxPreparedLength || _prepared.ContainsKey(command.CommandText)
            || command.Parameters.Cast<SqliteParameter>().Any(parameter => parameter.Value is string { Length: > MaxKeptValue }))
        {
            command.Dispose();
            return;
        }

        _prepared.Add(command.CommandText, _byUse.AddLast(command));
        if (_prepared.Count > MaxPrepared)
        {
            var oldest = _byUse.First!.Value;
            _byUse.RemoveFirst();
            _prepared.Remove(oldest.CommandText);
            oldest.Dispose();
        }
    }

    /// <summary>The time that statements have.</summary>
    internal readonly struct Bound(SqliteLink link) : IDisposable
    {
        public void Dispose() => (link._deadline, link._cancellation) = (long.MaxValue, CancellationToken.None);
    }
}
