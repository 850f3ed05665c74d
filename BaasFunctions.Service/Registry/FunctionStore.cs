using System.Data.Common;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.HostCalls;
using BaasFunctions.Service.HostCalls.Database.Sql;
using BaasFunctions.Service.Requests;

namespace BaasFunctions.Service.Registry;

/// <summary>
/// Functions and their versions in the database of their project: <c>baas_functions(project, name, status, active, previous, latest, revision, created, updated)</c> and
/// <c>baas_function_versions(project, name, number, hash, code, has_files, language, config, declared, author, message, created)</c>.
/// </summary>
internal sealed class FunctionStore(SqlDatabase database, TimeProvider time)
{
    private const string Columns = "name, status, active, previous, latest, revision, created, updated";
    private const string Heads = "number, hash, author, message, created";

    public Task<CallResult<IReadOnlyList<StoredFunction>>> ListAsync(string project, CancellationToken cancellation) => ReadAsync(
        project, SqlAccess.Read, Where(new SqlText().Add($"SELECT {Columns} FROM baas_functions"), project).Add(" ORDER BY name LIMIT ").Value((long)RegistryLimits.Functions), ToFunction, cancellation);

    /// <summary>The function, in a list of one; an empty list when there is none.</summary>
    public Task<CallResult<IReadOnlyList<StoredFunction>>> FindAsync(string project, string name, CancellationToken cancellation) =>
        ReadAsync(project, SqlAccess.PointRead, Where(new SqlText().Add($"SELECT {Columns} FROM baas_functions"), project, name), ToFunction, cancellation);

    /// <summary>Versions of a function from the newest on, without their sources.</summary>
    public Task<CallResult<IReadOnlyList<FunctionVersion>>> VersionsAsync(string project, string name, CancellationToken cancellation) => ReadAsync(
        project,
        SqlAccess.Read,
        Where(new SqlText().Add($"SELECT {Heads} FROM baas_function_versions"), project, name).Add(" ORDER BY number DESC LIMIT ").Value((long)RegistryLimits.Versions),
        ToHead,
        cancellation);

    /// <summary>A version with its source, in a list of one; an empty list when there is none.</summary>
    public Task<CallResult<IReadOnlyList<FunctionVersion>>> VersionAsync(string project, string name, long number, CancellationToken cancellation) => ReadAsync(
        project,
        SqlAccess.PointRead,
        Where(new SqlText().Add($"SELECT {Heads}, code, has_files, language, config, declared FROM baas_function_versions"), project, name).Add(" AND number = ").Value(number),
        ToVersion,
        cancellation);

    /// <summary>What is another text after any function of the project has changed.</summary>
    public Task<CallResult<string>> StampAsync(string project, CancellationToken cancellation) => database.RunAsync<string>(
        CallScope.OfProject(project),
        SqlAccess.PointRead,
        async (session, token) => (await session.RowsAsync(
            Where(new SqlText().Add("SELECT count(*), sum(revision), max(updated) FROM baas_functions"), project),
            static row => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{row.GetValue(0)} {row.GetValue(1)} {row.GetValue(2)}"),
            token))[0],
        cancellation);

    /// <summary>The functions that are online and listen to events.</summary>
    public async Task<CallResult<IReadOnlyList<Listener>>> ListenersAsync(string project, CancellationToken cancellation)
    {
        // What only mentions such a member is read in vain.
        var found = await ReadAsync(
            project,
            SqlAccess.Read,
            new SqlText().Add("SELECT f.name, v.declared, v.config FROM baas_functions f JOIN baas_function_versions v ON v.project = f.project AND v.name = f.name AND v.number = f.active WHERE f.project = ")
                .Value(project).Add(" AND f.status = ").Value(FunctionStatusNames.Of(FunctionStatus.Online)).Add(" AND (v.declared LIKE '%\"on\"%' OR v.config LIKE '%\"on\"%') ORDER BY f.name"),
            static row => new Listener(row.GetString(0), EventRules.Of(row.GetString(1), row.GetString(2))),
            cancellation);
        return found.Failed ? found.Fault : CallResult<IReadOnlyList<Listener>>.Of([.. found.Value.Where(static listener => listener.Rules.Count > 0)]);
    }

    /// <summary>What a version of a function listens to.</summary>
    public async Task<CallResult<IReadOnlyList<EventRule>>> EventsAsync(string project, string name, long number, CancellationToken cancellation)
    {
        var found = await ReadAsync(
            project,
            SqlAccess.PointRead,
            Where(new SqlText().Add("SELECT declared, config FROM baas_function_versions"), project, name).Add(" AND number = ").Value(number),
            static row => EventRules.Of(row.GetString(0), row.GetString(1)),
            cancellation);
        return found.Failed ? found.Fault : CallResult<IReadOnlyList<EventRule>>.Of(found.Value is [var rules] ? rules : []);
    }

    /// <summary>
    /// Keeps a version and makes it the one that is served. A version that does the same as the newest one is not kept again: then the newest one is served.
    /// </summary>
    /// <param name="project">The project.</param>
    /// <param name="name">The function.</param>
    /// <param name="version">The version; its number is given here.</param>
    /// <param name="status">The status that the function is to have; null leaves it, and is <see cref="FunctionStatus.Online"/> for a new one.</param>
    /// <param name="activate">Whether the version is served from now on; a new function's first one is in any case.</param>
    /// <param name="cancellation">Ends the call.</param>
    public Task<CallResult<DeployedVersion>> DeployAsync(
        string project, string name, FunctionVersion version, FunctionStatus? status, bool activate, CancellationToken cancellation) =>
        database.RunAsync<DeployedVersion>(CallScope.OfProject(project), SqlAccess.Write, async (session, token) =>
        {
            await LockAsync(session, project, token);
            var found = await FirstAsync(session, Where(new SqlText().Add($"SELECT {Columns} FROM baas_functions"), project, name), ToFunction, token);
            if (found is null && await CountAsync(session, project, token) >= RegistryLimits.Functions)
            {
                return RegistryFaults.TooManyFunctions;
            }

            var newest = found is null ? null
                : await FirstAsync(session, Where(new SqlText().Add($"SELECT {Heads} FROM baas_function_versions"), project, name).Add(" AND number = ").Value(found.Latest), ToHead, token);
            var isNew = newest?.Hash != version.Hash;
            var number = isNew ? (found?.Latest ?? 0) + 1 : found!.Latest;
            if (isNew)
            {
                await AddAsync(session, project, name, version with { Number = number }, token);
            }

            var serves = activate || found is null;
            var changed = new StoredFunction
            {
                Name = name,
                Status = status ?? found?.Status ?? FunctionStatus.Online,
                Active = serves ? number : found!.Active,
                Previous = found is null ? 0 : serves && found.Active != number ? found.Active : found.Previous,
                Latest = number,
                Revision = (found?.Revision ?? 0) + 1,
                Created = found?.Created ?? version.Created,
                Updated = version.Created,
            };
            await KeepAsync(session, project, changed, token);
            await PruneAsync(session, project, changed, token);
            return new DeployedVersion(changed, newest is not null && !isNew ? newest : version with { Number = number }, isNew);
        }, cancellation);

    /// <summary>Changes a function; gives it as it is then. Nothing is changed when there is no such function or the change gives a fault.</summary>
    public Task<CallResult<StoredFunction>> ChangeAsync(
        string project, string name, Func<StoredFunction, CallResult<StoredFunction>> change, CancellationToken cancellation) =>
        database.RunAsync<StoredFunction>(CallScope.OfProject(project), SqlAccess.Write, async (session, token) =>
        {
            await LockAsync(session, project, token);
            if (await FirstAsync(session, Where(new SqlText().Add($"SELECT {Columns} FROM baas_functions"), project, name), ToFunction, token) is not { } found)
            {
                return RegistryFaults.NoSuchFunction;
            }

            var changed = change(found);
            if (changed.Failed)
            {
                return changed;
            }

            var kept = changed.Value with { Revision = found.Revision + 1, Updated = time.GetUtcNow() };
            if (kept.Active != found.Active
                && await session.ScalarAsync(Where(new SqlText().Add("SELECT number FROM baas_function_versions"), project, name).Add(" AND number = ").Value(kept.Active), token) is null)
            {
                return RegistryFaults.NoSuchVersion;
            }

            await KeepAsync(session, project, kept, token);
            return kept;
        }, cancellation);

    /// <summary>Removes a function with its versions; false when there was none.</summary>
    public Task<CallResult<bool>> DeleteAsync(string project, string name, CancellationToken cancellation) =>
        database.RunAsync<bool>(CallScope.OfProject(project), SqlAccess.Write, async (session, token) =>
        {
            await LockAsync(session, project, token);
            await session.ExecuteAsync(Where(new SqlText().Add("DELETE FROM baas_function_versions"), project, name), token);
            var was = await session.ExecuteAsync(Where(new SqlText().Add("DELETE FROM baas_functions"), project, name), token) > 0;
            await NotifyAsync(session, project, name, token);
            return was;
        }, cancellation);

    /// <summary>Deployments of one project follow one another, also where the database lets writers run at the same time.</summary>
    private Task LockAsync(SqlSession session, string project, CancellationToken cancellation) =>
        database.Dialect.Lock(project, "functions") is { } sql ? session.ScalarAsync(sql, cancellation) : Task.CompletedTask;

    private static async Task<long> CountAsync(SqlSession session, string project, CancellationToken cancellation) =>
        Convert.ToInt64(await session.ScalarAsync(Where(new SqlText().Add("SELECT count(*) FROM baas_functions"), project), cancellation), System.Globalization.CultureInfo.InvariantCulture);

    private static Task AddAsync(SqlSession session, string project, string name, FunctionVersion version, CancellationToken cancellation) => session.ExecuteAsync(
        new SqlText().Add($"INSERT INTO baas_function_versions (project, name, {Heads}, code, has_files, language, config, declared) VALUES (")
            .Value(project).Add(", ").Value(name).Add(", ").Value(version.Number).Add(", ").Value(version.Hash).Add(", ").Value(version.Author).Add(", ").Value(version.Message).Add(", ")
            .Value(version.Created.ToUnixTimeMilliseconds()).Add(", ").Value(version.Source.Code).Add(", ").Value(version.Source.HasFiles ? 1L : 0L).Add(", ")
            .Value(version.Source.Language?.ToString() ?? "").Add(", ").Value(version.ConfigJson).Add(", ").Value(version.DeclaredJson).Add(")"),
        cancellation);

    private async Task KeepAsync(SqlSession session, string project, StoredFunction function, CancellationToken cancellation)
    {
        await session.ExecuteAsync(
            new SqlText().Add($"INSERT INTO baas_functions (project, {Columns}) VALUES (")
                .Value(project).Add(", ").Value(function.Name).Add(", ").Value(FunctionStatusNames.Of(function.Status)).Add(", ").Value(function.Active).Add(", ").Value(function.Previous).Add(", ")
                .Value(function.Latest).Add(", ").Value(function.Revision).Add(", ").Value(function.Created.ToUnixTimeMilliseconds()).Add(", ").Value(function.Updated.ToUnixTimeMilliseconds())
                .Add(") ON CONFLICT (project, name) DO UPDATE SET status = excluded.status, active = excluded.active, previous = excluded.previous, latest = excluded.latest, ")
                .Add("revision = excluded.revision, updated = excluded.updated"),
            cancellation);
        await NotifyAsync(session, project, function.Name, cancellation);
    }

    /// <summary>Other instances hear of the change when it lasts.</summary>
    private Task NotifyAsync(SqlSession session, string project, string name, CancellationToken cancellation) =>
        database.Dialect.Notify(FunctionCatalog.Channel, $"{project}/{name}") is { } sql ? session.ScalarAsync(sql, cancellation) : Task.CompletedTask;

    private static Task PruneAsync(SqlSession session, string project, StoredFunction function, CancellationToken cancellation) => session.ExecuteAsync(
        Where(new SqlText().Add("DELETE FROM baas_function_versions"), project, function.Name)
            .Add(" AND number <= ").Value(function.Latest - RegistryLimits.Versions)
            .Add(" AND number <> ").Value(function.Active).Add(" AND number <> ").Value(function.Previous),
        cancellation);

    private static SqlText Where(SqlText sql, string project) => sql.Add(" WHERE project = ").Value(project);

    private static SqlText Where(SqlText sql, string project, string name) => Where(sql, project).Add(" AND name = ").Value(name);

    private Task<CallResult<IReadOnlyList<T>>> ReadAsync<T>(string project, SqlAccess access, SqlText sql, Func<DbDataReader, T> map, CancellationToken cancellation) => database.RunAsync(
        CallScope.OfProject(project),
        access,
        async (session, token) => CallResult<IReadOnlyList<T>>.Of(await session.RowsAsync(sql, map, token)),
        cancellation);

    private static async Task<T?> FirstAsync<T>(SqlSession session, SqlText sql, Func<DbDataReader, T> map, CancellationToken cancellation)
        where T : class =>
        (await session.RowsAsync(sql, map, cancellation)).FirstOrDefault();

    private static StoredFunction ToFunction(DbDataReader row) => new()
    {
        Name = row.GetString(0),
        Status = FunctionStatusNames.Parse(row.GetString(1)) ?? FunctionStatus.Offline,
        Active = row.GetInt64(2),
        Previous = row.GetInt64(3),
        Latest = row.GetInt64(4),
        Revision = row.GetInt64(5),
        Created = TimeOf(row.GetInt64(6)),
        Updated = TimeOf(row.GetInt64(7)),
    };

    private static FunctionVersion ToHead(DbDataReader row) => new()
    {
        Number = row.GetInt64(0),
        Hash = row.GetString(1),
        Author = row.GetString(2),
        Message = row.GetString(3),
        Created = TimeOf(row.GetInt64(4)),
    };

    private static FunctionVersion ToVersion(DbDataReader row) => ToHead(row) with
    {
        Source = new SourceField(row.GetString(5), row.GetInt64(6) != 0, Enum.TryParse<SourceLanguage>(row.GetString(7), out var language) ? language : null),
        ConfigJson = row.GetString(8),
        DeclaredJson = row.GetString(9),
    };

    private static DateTimeOffset TimeOf(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms);
}
