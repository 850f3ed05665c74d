using System.Data.Common;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.HostCalls;
using BaasFunctions.Service.HostCalls.Database.Sql;
using BaasFunctions.Service.Invocations;
using BaasFunctions.Service.Registry;

namespace BaasFunctions.Service.Schedules;

/// <summary>
/// Schedules of all projects in the database of the service: <c>baas_schedules(project, function, number, cron, timezone, misfire, due, last_due, last_id)</c>. A due time
/// becomes an invocation in the transaction that moves the schedule on, so that there is one of it whatever happens to whom.
/// </summary>
internal sealed class ScheduleStore(SqlDatabase database, InvocationStore invocations, TimeProvider time)
{
    /// <summary>Schedules, and invocations, of one transaction, which others wait for on SQLite.</summary>
    public const int BatchSchedules = 50;
    private const int BatchInvocations = 500;

    private const int MaxListed = 10_000;

    /// <summary>Far beyond what cron expressions reach: a schedule whose last time was.</summary>
    private const long Never = long.MaxValue;

    private const string Columns = "s.project, s.function, s.number, s.cron, s.timezone, s.misfire, s.due, s.last_due, s.last_id";

    /// <summary>Has a function these schedules and no others. One that it had already goes on as if nothing had been.</summary>
    public Task<CallResult<bool>> SetAsync(string project, string function, IReadOnlyList<ScheduleRule> rules, CancellationToken cancellation) =>
        !database.IsPresent && rules.Count == 0 ? Task.FromResult<CallResult<bool>>(false) : database.RunAsync<bool>(CallScope.OfService, SqlAccess.Write, async (session, token) =>
        {
            if (database.Dialect.Lock(project, "schedules") is { } sql)
            {
                await session.ScalarAsync(sql, token);
            }

            var known = await session.RowsAsync(OfFunction(new SqlText().Add($"SELECT {Columns} FROM baas_schedules s"), project, function).Add(" ORDER BY number"), ToSchedule, token);
            if (known.Select(static schedule => schedule.Rule).SequenceEqual(rules))
            {
                return false;
            }

            await session.ExecuteAsync(OfFunction(new SqlText().Add("DELETE FROM baas_schedules"), project, function), token);
            foreach (var (number, rule) in rules.Index())
            {
                var before = known.Find(schedule => schedule.Rule == rule);
                await session.ExecuteAsync(
                    new SqlText().Add("INSERT INTO baas_schedules (project, function, number, cron, timezone, misfire, due, last_due, last_id) VALUES (")
                        .Value(project).Add(", ").Value(function).Add(", ").Value((long)number).Add(", ").Value(rule.Cron).Add(", ").Value(rule.Timezone).Add(", ")
                        .Value(rule.FiresMissed ? "once" : "skip").Add(", ").Value(before is null ? NumberOf(rule.After(time.GetUtcNow())) : NumberOf(before.Due)).Add(", ")
                        .Value(before?.LastDue?.ToUnixTimeMilliseconds() ?? 0L).Add(", ").Value(before?.LastId ?? "").Add(")"),
                    token);
            }

            return true;
        }, cancellation);

    /// <summary>The schedules of a project, with how what they fired last is.</summary>
    public Task<CallResult<IReadOnlyList<(Schedule Schedule, InvocationState? Last)>>> ListAsync(string project, CancellationToken cancellation)
    {
        var sql = new SqlText().Add($"SELECT {Columns}, i.state FROM baas_schedules s LEFT JOIN baas_invocations i ON i.project = s.project AND i.id = s.last_id WHERE s.project = ").Value(project)
            .Add(" ORDER BY s.function, s.number LIMIT ").Value((long)MaxListed);
        return !database.IsPresent
            ? Task.FromResult(CallResult<IReadOnlyList<(Schedule Schedule, InvocationState? Last)>>.Of([]))
            : database.RunAsync(CallScope.OfService, SqlAccess.Read, async (session, token) => CallResult<IReadOnlyList<(Schedule Schedule, InvocationState? Last)>>.Of(await session.RowsAsync(
                sql, static row => (ToSchedule(row), row.IsDBNull(9) ? (InvocationState?)null : (InvocationState)row.GetInt64(9)), token)), cancellation);
    }

    /// <summary>The next due times of all projects, as many as fire in one go.</summary>
    public Task<CallResult<IReadOnlyList<(string Project, DateTimeOffset Due)>>> NextAsync(CancellationToken cancellation) => !database.IsPresent
        ? Task.FromResult(CallResult<IReadOnlyList<(string Project, DateTimeOffset Due)>>.Of([]))
        : database.RunAsync(CallScope.OfService, SqlAccess.Read, async (session, token) => CallResult<IReadOnlyList<(string Project, DateTimeOffset Due)>>.Of(await session.RowsAsync(
            new SqlText().Add("SELECT project, due FROM baas_schedules ORDER BY due LIMIT ").Value((long)BatchSchedules), static row => (row.GetString(0), TimeOf(row.GetInt64(1))), token)), cancellation);

    /// <summary>Has what is due become invocations; gives them.</summary>
    /// <param name="mayFire">Whether a project has room for more; the due times of one that has none pass.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<CallResult<IReadOnlyList<NewInvocation>>> FireAsync(Func<string, bool> mayFire, CancellationToken cancellation) =>
        database.RunAsync(CallScope.OfService, SqlAccess.Write, async (session, token) =>
        {
            var now = time.GetUtcNow();
            var due = await session.RowsAsync(
                new SqlText().Add($"SELECT {Columns} FROM baas_schedules s WHERE due <= ").Value(now.ToUnixTimeMilliseconds()).Add(" ORDER BY due LIMIT ").Value((long)BatchSchedules)
                    .Add(database.Dialect.SkipLocked),
                ToSchedule,
                token);
            var fired = new List<NewInvocation>();
            foreach (var schedule in due.TakeWhile(_ => fired.Count < BatchInvocations))
            {
                var times = DueTimes.Of(schedule.Rule, schedule.Due, now);
                var (last, lastId) = (schedule.LastDue, schedule.LastId);
                foreach (var moment in mayFire(schedule.Project) ? times.Fire : [])
                {
                    var wanted = ScheduledRequest.Of(schedule, moment);
                    if (await invocations.InsertAsync(session, wanted, token) is { } made)
                    {
                        fired.Add(wanted);
                        lastId = made.Id;
                    }

                    last = moment;
                }

                await session.ExecuteAsync(
                    OfFunction(
                        new SqlText().Add("UPDATE baas_schedules SET due = ").Value(NumberOf(times.Next)).Add(", last_due = ").Value(last?.ToUnixTimeMilliseconds() ?? 0L)
                            .Add(", last_id = ").Value(lastId),
                        schedule.Project,
                        schedule.Function).Add(" AND number = ").Value(schedule.Number),
                    token);
            }

            return CallResult<IReadOnlyList<NewInvocation>>.Of(fired);
        }, cancellation);

    private static SqlText OfFunction(SqlText sql, string project, string function) => sql.Add(" WHERE project = ").Value(project).Add(" AND function = ").Value(function);

    private static Schedule ToSchedule(DbDataReader row) => new()
    {
        Project = row.GetString(0),
        Function = row.GetString(1),
        Number = row.GetInt64(2),
        Rule = new ScheduleRule(row.GetString(3), row.GetString(4), row.GetString(5) == "once"),
        Due = TimeOf(row.GetInt64(6)),
        LastDue = row.GetInt64(7) == 0 ? null : TimeOf(row.GetInt64(7)),
        LastId = row.GetString(8),
    };

    private static long NumberOf(DateTimeOffset? due) => due is { } time && time < DateTimeOffset.MaxValue ? time.ToUnixTimeMilliseconds() : Never;

    private static DateTimeOffset TimeOf(long ms) => ms == Never ? DateTimeOffset.MaxValue : DateTimeOffset.FromUnixTimeMilliseconds(ms);
}
