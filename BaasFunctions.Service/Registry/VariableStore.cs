using System.Data.Common;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.HostCalls;
using BaasFunctions.Service.HostCalls.Database.Sql;

namespace BaasFunctions.Service.Registry;

/// <summary>Variables of the environment in the database of their project: <c>baas_variables(project, function, name, sealed, hosts, updated)</c>.</summary>
internal sealed class VariableStore(SqlDatabase database)
{
    /// <summary>All variables of a project, with their encrypted values, in the order of functions and names.</summary>
    public Task<CallResult<IReadOnlyList<StoredVariable>>> ListAsync(string project, CancellationToken cancellation) => database.RunAsync(
        CallScope.OfProject(project),
        SqlAccess.PointRead,
        async (session, token) => CallResult<IReadOnlyList<StoredVariable>>.Of(await session.RowsAsync(
            new SqlText().Add("SELECT function, name, sealed, hosts, updated FROM baas_variables WHERE project = ").Value(project).Add(" ORDER BY function, name LIMIT ").Value((long)RegistryLimits.Variables),
            ToVariable,
            token)),
        cancellation);

    public Task<CallResult<bool>> SetAsync(string project, StoredVariable variable, CancellationToken cancellation) =>
        database.RunAsync<bool>(CallScope.OfProject(project), SqlAccess.Write, async (session, token) =>
        {
            if (database.Dialect.Lock(project, "variables") is { } locked)
            {
                await session.ScalarAsync(locked, token);
            }

            await session.ExecuteAsync(
                new SqlText().Add("INSERT INTO baas_variables (project, function, name, sealed, hosts, updated) VALUES (")
                    .Value(project).Add(", ").Value(variable.Function).Add(", ").Value(variable.Name).Add(", ").Value(variable.Sealed).Add(", ").Value(string.Join(',', variable.Hosts)).Add(", ")
                    .Value(variable.Updated.ToUnixTimeMilliseconds()).Add(") ON CONFLICT (project, function, name) DO UPDATE SET sealed = excluded.sealed, hosts = excluded.hosts, updated = excluded.updated"),
                token);
            var count = Convert.ToInt64(
                await session.ScalarAsync(new SqlText().Add("SELECT count(*) FROM baas_variables WHERE project = ").Value(project), token), System.Globalization.CultureInfo.InvariantCulture);
            if (count > RegistryLimits.Variables)
            {
                return RegistryFaults.TooManyVariables;
            }

            await NotifyAsync(session, project, token);
            return true;
        }, cancellation);

    /// <summary>Removes a variable; false when there was none.</summary>
    public Task<CallResult<bool>> DeleteAsync(string project, string function, string name, CancellationToken cancellation) =>
        database.RunAsync<bool>(CallScope.OfProject(project), SqlAccess.Write, async (session, token) =>
        {
            var was = await session.ExecuteAsync(
                new SqlText().Add("DELETE FROM baas_variables WHERE project = ").Value(project).Add(" AND function = ").Value(function).Add(" AND name = ").Value(name), token) > 0;
            await NotifyAsync(session, project, token);
            return was;
        }, cancellation);

    private Task NotifyAsync(SqlSession session, string project, CancellationToken cancellation) =>
        database.Dialect.Notify(FunctionCatalog.Channel, $"{project}/") is { } sql ? session.ScalarAsync(sql, cancellation) : Task.CompletedTask;

    private static StoredVariable ToVariable(DbDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(3) is { Length: > 0 } hosts ? hosts.Split(',') : [], DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4)))
    {
        Sealed = row.GetString(2),
    };
}
