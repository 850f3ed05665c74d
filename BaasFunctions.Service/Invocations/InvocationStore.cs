using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Executions;
using BaasFunctions.Service.HostCalls;
using BaasFunctions.Service.HostCalls.Database.Sql;
using BaasFunctions.Service.Invocations.Chains;

namespace BaasFunctions.Service.Invocations;

/// <summary>Invocations as those see them who ask for them. What is put in here lasts when the call returns.</summary>
internal sealed class InvocationStore(SqlDatabase database, InvocationQuota quota, InvocationSignal signal, ChainLedger chains, TimeProvider time)
{
    /// <summary>Keeps an invocation; gives the one of the same key where there is one.</summary>
    public Task<CallResult<Invocation>> AddAsync(NewInvocation wanted, CancellationToken cancellation) => wanted.Chain is { } chain
        ? chains.InTurnAsync(chain, () => KeepAsync(wanted, cancellation), cancellation)
        : KeepAsync(wanted, cancellation);

    private async Task<CallResult<Invocation>> KeepAsync(NewInvocation wanted, CancellationToken cancellation)
    {
        if (await quota.CheckAsync(wanted.Project, wanted.Bytes, cancellation) is { } full)
        {
            return full;
        }

        var added = await database.RunAsync<Invocation>(CallScope.OfService, SqlAccess.Write, async (session, token) =>
        {
            if (await InsertAsync(session, wanted, token) is { } made)
            {
                return wanted.Chain is not null && await chains.AddAsync(session, wanted.Project, wanted.Chain, 1, token) is { } over ? over : made;
            }

            var known = (await InvocationRows.ReadAsync(session, OfKey(InvocationRows.Select(), wanted), token)).FirstOrDefault();
            if (known is null || known.Created <= time.GetUtcNow() - InvocationLimits.KeyTime)
            {
                // The key was forgotten long ago, or goes away at this moment.
                await session.ExecuteAsync(OfKey(new SqlText().Add("UPDATE baas_invocations SET key = ''"), wanted), token);
                return await InsertAsync(session, wanted, token) is { } again ? again : HostCalls.Database.EntityFaults.Conflict;
            }

            var hash = await session.ScalarAsync(OfKey(new SqlText().Add("SELECT hash FROM baas_invocations"), wanted), token);
            return (string?)hash == wanted.Hash ? known : InvocationFaults.OtherBody;
        }, cancellation);
        if (!added.Failed)
        {
            quota.Count(wanted.Project, wanted.Bytes);
            signal.Set();
        }

        return added;
    }

    /// <summary>
    /// Puts an invocation into the transaction of a session; gives null when its function has one of the same key. Whoever commits sets the signal then.
    /// </summary>
    public async Task<Invocation?> InsertAsync(SqlSession session, NewInvocation wanted, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var sql = new SqlText().Add("INSERT INTO baas_invocations (project, id, function, origin, caller, state, key, hash, request, user_id, attempts, attempts_before, due, owner, created, started, ended, result, error, result_size, bytes, chain, chain_path, parent) VALUES (")
            .Value(wanted.Project).Add(", ").Value(Guid.CreateVersion7(now).ToString()).Add(", ").Value(wanted.Function).Add(", ").Value(TriggerNames.Of(wanted.Trigger)).Add(", ")
            .Value(wanted.Caller).Add(wanted.ErrorJson.Length > 0 ? ", 4, " : ", 0, ").Value(wanted.Key).Add(", ").Value(wanted.Hash).Add(", ").Value(wanted.RequestJson).Add(", ").Value(wanted.UserJson).Add(", 0, 0, ")
            .Value((wanted.Due ?? now).ToUnixTimeMilliseconds()).Add(", '', ").Value(now.ToUnixTimeMilliseconds()).Add(", 0, ")
            .Value(wanted.ErrorJson.Length > 0 ? now.ToUnixTimeMilliseconds() : 0L).Add(", '', ").Value(wanted.ErrorJson).Add(", 0, ").Value(wanted.Bytes).Add(", ")
            .Value(wanted.Chain?.Id ?? "").Add(", ").Value(wanted.Chain?.Text ?? "").Add(", ").Value(wanted.Parent).Add($") ON CONFLICT (project, function, key) WHERE key <> '' DO NOTHING RETURNING {InvocationRows.Columns}");
        var made = (await InvocationRows.ReadAsync(session, sql, cancellation)).FirstOrDefault();
        if (made is not null)
        {
            await NotifyAsync(session, cancellation);
        }

        return made;
    }

    /// <summary>An invocation, in a list of one; an empty list when there is none.</summary>
    public Task<CallResult<IReadOnlyList<Invocation>>> FindAsync(string project, string id, CancellationToken cancellation) =>
        ReadAsync(SqlAccess.PointRead, InvocationRows.One(InvocationRows.Select(), project, id), cancellation);

    /// <summary>Invocations from the newest on.</summary>
    public Task<CallResult<IReadOnlyList<Invocation>>> ListAsync(string project, InvocationFilter filter, CancellationToken cancellation)
    {
        var sql = InvocationRows.Select(" WHERE project = ").Value(project);
        if (filter.Function is not null)
        {
            sql.Add(" AND function = ").Value(filter.Function);
        }

        if (filter.State is { } state)
        {
            sql.Add(" AND state = ").Value((long)state);
        }

        if (filter.Before is not null)
        {
            sql.Add(" AND id < ").Value(filter.Before);
        }

        return ReadAsync(SqlAccess.Read, sql.Add(" ORDER BY id DESC LIMIT ").Value((long)filter.Limit + 1), cancellation);
    }

    /// <summary>Takes back an invocation that does not run.</summary>
    public Task<CallResult<Invocation>> CancelAsync(string project, string id, CancellationToken cancellation) => ChangeAsync(
        project,
        id,
        new SqlText().Add("UPDATE baas_invocations SET state = 5, ended = ").Value(Now),
        "state IN (0, 2)",
        InvocationFaults.NotCancellable,
        cancellation);

    /// <summary>Has a dead one run again, with all its attempts. Whoever asks for that is no function, so a chain begins with it.</summary>
    public async Task<CallResult<Invocation>> RetryAsync(string project, string id, CancellationToken cancellation)
    {
        var changed = await ChangeAsync(
            project,
            id,
            new SqlText().Add("UPDATE baas_invocations SET state = 0, attempts_before = attempts, ended = 0, chain = '', chain_path = '', due = ").Value(Now),
            "state = 4",
            InvocationFaults.NotDead,
            cancellation);
        signal.Set();
        return changed;
    }

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    private static SqlText OfKey(SqlText sql, NewInvocation wanted) =>
        sql.Add(" WHERE project = ").Value(wanted.Project).Add(" AND function = ").Value(wanted.Function).Add(" AND key = ").Value(wanted.Key).Add(" AND key <> ''");

    private Task<CallResult<Invocation>> ChangeAsync(
        string project, string id, SqlText change, string condition, Func<InvocationState, Sandbox.Contracts.HostCallError> refusal, CancellationToken cancellation) =>
        database.RunAsync<Invocation>(CallScope.OfService, SqlAccess.Write, async (session, token) =>
        {
            var changed = await session.ExecuteAsync(InvocationRows.One(change, project, id).Add($" AND {condition}"), token) > 0;
            if ((await InvocationRows.ReadAsync(session, InvocationRows.One(InvocationRows.Select(), project, id), token)).FirstOrDefault() is not { } now)
            {
                return InvocationFaults.NoSuchInvocation;
            }

            if (!changed)
            {
                return refusal(now.State);
            }

            await NotifyAsync(session, token);
            return now;
        }, cancellation);

    private Task NotifyAsync(SqlSession session, CancellationToken cancellation) =>
        database.Dialect.Notify(InvocationRows.Channel, "") is { } sql ? session.ScalarAsync(sql, cancellation) : Task.CompletedTask;

    private Task<CallResult<IReadOnlyList<Invocation>>> ReadAsync(SqlAccess access, SqlText sql, CancellationToken cancellation) => !database.IsPresent
        ? Task.FromResult(CallResult<IReadOnlyList<Invocation>>.Of([]))
        : database.RunAsync(
            CallScope.OfService,
            access,
            async (session, token) => CallResult<IReadOnlyList<Invocation>>.Of(await InvocationRows.ReadAsync(session, sql, token)),
            cancellation);
}
