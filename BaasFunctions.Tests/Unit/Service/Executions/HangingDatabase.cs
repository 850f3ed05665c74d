using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.HostCalls;
using BaasFunctions.Service.HostCalls.Database;
using BaasFunctions.Service.HostCalls.Database.Sql;
using BaasFunctions.Service.HostCalls.Database.Sqlite;

namespace BaasFunctions.Tests.Unit.Service.Executions;

/// <summary>A database that answers nothing, not even that it was cancelled.</summary>
internal sealed class HangingDatabase() : SqlDatabase(new EntityLimits())
{
    public override bool IsPresent => false;

    public override string Place => "nowhere";

    public override SqlDialect Dialect { get; } = new SqliteDialect();

    /// <summary>How often it was asked.</summary>
    public int Asked => Volatile.Read(ref _asked);

    private int _asked;

    public override Task<string?> CheckAsync(CancellationToken cancellation) => Never<string?>();

    public override Task<CallResult<T>> RunAsync<T>(CallScope scope, SqlAccess access, Func<SqlSession, CancellationToken, Task<CallResult<T>>> work, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _asked);
        return Never<CallResult<T>>();
    }

    public override Task<CallResult<IEntityTransaction>> BeginAsync(CallScope scope, CancellationToken cancellation) => Never<CallResult<IEntityTransaction>>();

    public override Task<CallResult<RawRows>> RawAsync(CallScope scope, string sql, JsonElement parameters, CancellationToken cancellation) => Never<CallResult<RawRows>>();

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    protected override Task OpenAsync(CancellationToken cancellation) => Never<bool>();

    protected override HostCallError? Translate(Exception fault) => null;

    private static Task<T> Never<T>() => new TaskCompletionSource<T>().Task;
}
