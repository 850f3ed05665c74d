using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.HostCalls;
using BaasFunctions.Service.HostCalls.Database.Sql;

namespace BaasFunctions.Service.Invocations;

/// <summary>
/// Invocations as an instance sees them that runs them. Each is taken for the time of a lease; whoever holds it says now and then that it does, and when the lease is over
/// anybody may take it. What an instance says of one that it no longer holds changes nothing.
/// </summary>
internal sealed class InvocationQueue(SqlDatabase database, TimeProvider time)
{
    /// <summary>Projects that are looked at in one round; the next one goes on from there.</summary>
    private const int MaxProjects = 100;

    /// <summary>Calls that run at a time, so that the connections of the service are not all the queue's.</summary>
    private readonly SemaphoreSlim _calls = new(4);

    private string _after = "";

    /// <summary>The name of this instance.</summary>
    public string Owner { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Takes what is due, the projects in turn.</summary>
    /// <param name="free">How many may be taken.</param>
    /// <param name="mayTake">How many of a project.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<CallResult<ClaimRound>> ClaimAsync(int free, Func<string, int> mayTake, CancellationToken cancellation)
    {
        if (!database.IsPresent)
        {
            return new ClaimRound([], null);
        }

        var found = await ProjectsAsync(cancellation);
        if (found.Failed)
        {
            return found.Fault;
        }

        var now = time.GetUtcNow();
        var due = found.Value.Where(project => project.Due <= now && mayTake(project.Name) > 0).ToList();
        var later = found.Value.Where(project => project.Due > now).Select(project => (DateTimeOffset?)project.Due).Min();
        if (due.Count == 0 || free <= 0)
        {
            return new ClaimRound([], later);
        }

        _after = due[Math.Min(due.Count, free) - 1].Name;
        var taken = await RunAsync<IReadOnlyList<ClaimedInvocation>>(SqlAccess.Write, async (session, token) =>
        {
            var claimed = new List<ClaimedInvocation>();
            var turns = due.ConvertAll(project => (project.Name, Left: mayTake(project.Name)));
            while (turns.Count > 0 && claimed.Count < free)
            {
                turns = await TakeTurnsAsync(session, turns, free, claimed, now, token);
            }

            return CallResult<IReadOnlyList<ClaimedInvocation>>.Of(claimed);
        }, cancellation);
        return taken.Failed ? taken.Fault : new ClaimRound(taken.Value, later);
    }

    /// <summary>Holds the invocations for another lease.</summary>
    public Task<CallResult<bool>> RenewAsync(IReadOnlyCollection<string> ids, CancellationToken cancellation) => RunAsync<bool>(SqlAccess.Write, async (session, token) =>
    {
        var sql = new SqlText().Add("UPDATE baas_invocations SET due = ").Value(LeaseEnd).Add(" WHERE state = 1 AND owner = ").Value(Owner);
        await session.ExecuteAsync(AddIds(sql, ids), token);
        return true;
    }, cancellation);

    /// <summary>The function returned.</summary>
    public Task<CallResult<bool>> SucceedAsync(ClaimedInvocation claimed, string resultJson, long size, CancellationToken cancellation) => ChangeAsync(
        claimed,
        new SqlText().Add("UPDATE baas_invocations SET state = 3, owner = '', error = '', ended = ").Value(Now).Add(", result = ").Value(resultJson)
            .Add(", result_size = ").Value(size).Add(", bytes = bytes + ").Value((long)resultJson.Length),
        cancellation);

    /// <summary>The attempt failed; null for <paramref name="again"/> when it was the last one.</summary>
    public Task<CallResult<bool>> FailAsync(ClaimedInvocation claimed, string errorJson, TimeSpan? again, CancellationToken cancellation)
    {
        var sql = new SqlText().Add("UPDATE baas_invocations SET owner = '', error = ").Value(errorJson);
        if (again is { } delay)
        {
            sql.Add(", state = 2, due = ").Value((time.GetUtcNow() + delay).ToUnixTimeMilliseconds());
        }
        else
        {
            sql.Add(", state = 4, ended = ").Value(Now);
        }

        return ChangeAsync(claimed, sql, cancellation);
    }

    /// <summary>Gives back what did not run: the attempt does not count.</summary>
    public Task<CallResult<bool>> ReleaseAsync(ClaimedInvocation claimed, TimeSpan delay, CancellationToken cancellation) => ChangeAsync(
        claimed,
        new SqlText().Add("UPDATE baas_invocations SET owner = '', attempts = attempts - 1, state = ").Value(claimed.Try > 1 ? 2L : 0L)
            .Add(", due = ").Value((time.GetUtcNow() + delay).ToUnixTimeMilliseconds()),
        cancellation);

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    private long LeaseEnd => (time.GetUtcNow() + InvocationLimits.Lease).ToUnixTimeMilliseconds();

    private static SqlText AddIds(SqlText sql, IReadOnlyCollection<string> ids)
    {
        sql.Add(" AND id IN (");
        foreach (var (i, id) in ids.Index())
        {
            sql.Add(i == 0 ? "" : ", ").Value(id);
        }

        return sql.Add(")");
    }

    /// <summary>Changes an invocation as long as this attempt holds it.</summary>
    private Task<CallResult<bool>> ChangeAsync(ClaimedInvocation claimed, SqlText change, CancellationToken cancellation) => RunAsync<bool>(
        SqlAccess.Write,
        async (session, token) => await session.ExecuteAsync(
            InvocationRows.One(change, claimed.Project, claimed.Id).Add(" AND state = 1 AND owner = ").Value(claimed.Owner).Add(" AND attempts = ").Value(claimed.Attempt), token) > 0,
        cancellation);

    /// <summary>Gives everybody an equal part of what is free; returns those who took all of it and may take more.</summary>
    private async Task<List<(string Name, int Left)>> TakeTurnsAsync(
        SqlSession session, List<(string Name, int Left)> turns, int free, List<ClaimedInvocation> claimed, DateTimeOffset now, CancellationToken cancellation)
    {
        var further = new List<(string, int)>();
        foreach (var (i, (name, left)) in turns.Index())
        {
            if (claimed.Count >= free)
            {
                break;
            }

            var part = Math.Min(left, Math.Max(1, (free - claimed.Count) / (turns.Count - i)));
            var taken = await TakeAsync(session, name, part, now, cancellation);
            claimed.AddRange(taken);
            if (taken.Count == part && left > part)
            {
                further.Add((name, left - part));
            }
        }

        return further;
    }

    private async Task<IReadOnlyList<ClaimedInvocation>> TakeAsync(SqlSession session, string project, int count, DateTimeOffset now, CancellationToken cancellation)
    {
        var sql = InvocationRows.Select(" WHERE state < 3 AND project = ").Value(project).Add(" AND due <= ").Value(now.ToUnixTimeMilliseconds())
            .Add(" ORDER BY due, id LIMIT ").Value((long)count).Add(database.Dialect.SkipLocked);
        var rows = await InvocationRows.ReadAsync(session, sql, cancellation);
        if (rows.Count > 0)
        {
            var taken = new SqlText().Add("UPDATE baas_invocations SET state = 1, attempts = attempts + 1, owner = ").Value(Owner).Add(", due = ").Value(LeaseEnd)
                .Add(", started = ").Value(now.ToUnixTimeMilliseconds()).Add(" WHERE project = ").Value(project);
            await session.ExecuteAsync(AddIds(taken, rows.ConvertAll(static row => row.Id)), cancellation);
        }

        return rows.ConvertAll(row => new ClaimedInvocation(row, Owner));
    }

    /// <summary>Projects that have something, with the time at which the first of it is due: each is one step into an index, however much waits.</summary>
    private async Task<CallResult<IReadOnlyList<(string Name, DateTimeOffset Due)>>> ProjectsAsync(CancellationToken cancellation)
    {
        var found = await ProjectsAsync(_after, cancellation);
        if (found.Failed || found.Value.Count >= MaxProjects || _after.Length == 0)
        {
            return found;
        }

        var first = await ProjectsAsync("", cancellation);
        return first.Failed ? first : CallResult<IReadOnlyList<(string Name, DateTimeOffset Due)>>.Of([.. found.Value.UnionBy(first.Value, static project => project.Name)]);
    }

    private Task<CallResult<IReadOnlyList<(string Name, DateTimeOffset Due)>>> ProjectsAsync(string after, CancellationToken cancellation)
    {
        var sql = new SqlText().Add("WITH RECURSIVE p(project) AS (SELECT (SELECT min(project) FROM baas_invocations WHERE state < 3 AND project > ").Value(after)
            .Add(") UNION ALL SELECT (SELECT min(i.project) FROM baas_invocations i WHERE i.state < 3 AND i.project > p.project) FROM p WHERE p.project IS NOT NULL) ")
            .Add("SELECT p.project, (SELECT min(i.due) FROM baas_invocations i WHERE i.state < 3 AND i.project = p.project) FROM p WHERE p.project IS NOT NULL LIMIT ").Value((long)MaxProjects);
        return RunAsync(SqlAccess.Read, (session, token) => session.ReadAsync(
            sql,
            static async (reader, token) =>
            {
                var projects = new List<(string, DateTimeOffset)>();
                while (await reader.ReadAsync(token))
                {
                    if (!reader.IsDBNull(1))
                    {
                        projects.Add((reader.GetString(0), DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(1))));
                    }
                }

                return CallResult<IReadOnlyList<(string Name, DateTimeOffset Due)>>.Of(projects);
            },
            token), cancellation);
    }

    private async Task<CallResult<T>> RunAsync<T>(SqlAccess access, Func<SqlSession, CancellationToken, Task<CallResult<T>>> work, CancellationToken cancellation)
    {
        await _calls.WaitAsync(cancellation);
        try
        {
            return await database.RunAsync(CallScope.OfService, access, work, cancellation);
        }
        finally
        {
            _calls.Release();
        }
    }
}
