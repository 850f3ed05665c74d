using System.Data.Common;
using BaasFunctions.Service.Executions;
using BaasFunctions.Service.HostCalls;
using BaasFunctions.Service.HostCalls.Database.Sql;

namespace BaasFunctions.Service.Invocations;

/// <summary>Rows of <c>baas_invocations</c>, which is in the database of the service: the queue of all projects.</summary>
internal static class InvocationRows
{
    public const string Columns = "project, id, function, origin, caller, state, request, user_id, attempts, due, owner, created, started, ended, result, error, result_size, attempts_before, chain, chain_path, parent";

    /// <summary>Where an invocation that may be taken is told of.</summary>
    public const string Channel = SqlChannels.Invocations;

    public static SqlText Select(string where = "") => new SqlText().Add($"SELECT {Columns} FROM baas_invocations{where}");

    public static SqlText One(SqlText sql, string project, string id) => sql.Add(" WHERE project = ").Value(project).Add(" AND id = ").Value(id);

    public static Task<List<Invocation>> ReadAsync(SqlSession session, SqlText sql, CancellationToken cancellation) => session.RowsAsync(sql, ToInvocation, cancellation);

    private static Invocation ToInvocation(DbDataReader row) => new()
    {
        Project = row.GetString(0),
        Id = row.GetString(1),
        Function = row.GetString(2),
        Trigger = Enum.TryParse<ExecutionTrigger>(row.GetString(3), ignoreCase: true, out var trigger) ? trigger : ExecutionTrigger.Async,
        Caller = row.GetString(4),
        State = (InvocationState)row.GetInt64(5),
        RequestJson = row.GetString(6),
        UserJson = row.GetString(7),
        Attempts = row.GetInt64(8),
        Due = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(9)),
        Owner = row.GetString(10),
        Created = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(11)),
        Started = TimeOf(row.GetInt64(12)),
        Ended = TimeOf(row.GetInt64(13)),
        ResultJson = row.GetString(14),
        ErrorJson = row.GetString(15),
        ResultBytes = row.GetInt64(16),
        AttemptsBefore = row.GetInt64(17),
        ChainId = row.GetString(18),
        ChainPath = row.GetString(19),
        Parent = row.GetString(20),
    };

    private static DateTimeOffset? TimeOf(long ms) => ms == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(ms);
}
