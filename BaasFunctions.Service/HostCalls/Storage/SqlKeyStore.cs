using System.Data.Common;
using System.Text.Json;
using BaasFunctions.Service.Auth.Keys;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.HostCalls.Database.Sql;
using BaasFunctions.Service.Projects;

namespace BaasFunctions.Service.HostCalls.Storage;

/// <summary>
/// Keys in the database of the service: <c>baas_api_keys(id, project, name, scopes, hash, created, expires, revoked, quota)</c>. An empty project is
/// all of them.
/// </summary>
internal sealed class SqlKeyStore(SqlDatabase database) : IKeyStore
{
    private const int MaxListed = 10_000;
    private const string Columns = "id, project, name, scopes, hash, created, expires, revoked, quota";

    public Task<CallResult<bool>> AnyAsync(CancellationToken cancellation) => !database.IsPresent
        ? Task.FromResult<CallResult<bool>>(false)
        : database.RunAsync<bool>(CallScope.OfService, SqlAccess.PointRead, async (session, token) =>
            await session.ScalarAsync(new SqlText().Add("SELECT id FROM baas_api_keys LIMIT 1"), token) is not null, cancellation);

    public Task<CallResult<IReadOnlyList<StoredKey>>> FindAsync(string id, CancellationToken cancellation) =>
        ReadAsync(SqlAccess.PointRead, new SqlText().Add($"SELECT {Columns} FROM baas_api_keys WHERE id = ").Value(id), cancellation);

    public Task<CallResult<IReadOnlyList<StoredKey>>> ListAsync(string? project, CancellationToken cancellation)
    {
        var sql = new SqlText().Add($"SELECT {Columns} FROM baas_api_keys");
        if (project is not null)
        {
            sql.Add(" WHERE project = ").Value(project);
        }

        return ReadAsync(SqlAccess.Read, sql.Add(" ORDER BY created, id LIMIT ").Value((long)MaxListed), cancellation);
    }

    public Task<CallResult<bool>> AddAsync(StoredKey key, CancellationToken cancellation) =>
        database.RunAsync<bool>(CallScope.OfService, SqlAccess.Write, async (session, token) =>
        {
            var (shown, hash) = (key.Key, Convert.ToHexStringLower(key.Hash));
            var sql = new SqlText().Add("INSERT INTO baas_api_keys (id, project, name, scopes, hash, created, expires, revoked, quota) VALUES (")
                .Value(shown.Id).Add(", ").Value(shown.Project ?? "").Add(", ").Value(shown.Name).Add(", ")
                .Value(string.Join(',', KeyScopeNames.Of(shown.Scopes))).Add(", ").Value(hash).Add(", ")
                .Value(shown.Created.ToUnixTimeMilliseconds()).Add(", ").Value(shown.Expires?.ToUnixTimeMilliseconds() ?? 0L)
                .Add(", 0, ").Value(QuotaText(shown.Quota)).Add(")");
            await session.ExecuteAsync(sql, token);
            return true;
        }, cancellation);

    public Task<CallResult<bool>> RevokeAsync(string id, string? project, DateTimeOffset when, CancellationToken cancellation) =>
        database.RunAsync<bool>(CallScope.OfService, SqlAccess.Write, async (session, token) =>
        {
            // The first revocation is the one that counts.
            var sql = new SqlText().Add("UPDATE baas_api_keys SET revoked = CASE WHEN revoked = 0 THEN ").Value(when.ToUnixTimeMilliseconds())
                .Add(" ELSE revoked END WHERE id = ").Value(id);
            if (project is not null)
            {
                sql.Add(" AND project = ").Value(project);
            }

            return await session.ExecuteAsync(sql, token) > 0;
        }, cancellation);

    private Task<CallResult<IReadOnlyList<StoredKey>>> ReadAsync(SqlAccess access, SqlText sql, CancellationToken cancellation) => !database.IsPresent
        ? Task.FromResult(CallResult<IReadOnlyList<StoredKey>>.Of([]))
        : database.RunAsync(CallScope.OfService, access, async (session, token) => CallResult<IReadOnlyList<StoredKey>>.Of(await session.RowsAsync(sql, ToKey, token)), cancellation);

    private static StoredKey ToKey(DbDataReader row) => new(
        new ApiKey
        {
            Id = row.GetString(0),
            Project = row.GetString(1) is { Length: > 0 } project ? project : null,
            Name = row.GetString(2),
            // Names that no scope has any more open nothing of their own.
            Scopes = row.GetString(3).Split(',').Aggregate(KeyScopes.None, static (all, name) => all | (KeyScopeNames.Parse(name) ?? KeyScopes.None)),
            Created = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5)),
            Expires = TimeOf(row.GetInt64(6)),
            Revoked = TimeOf(row.GetInt64(7)),
            Quota = QuotaOf(row.GetString(8)),
        },
        Convert.FromHexString(row.GetString(4)));

    private static DateTimeOffset? TimeOf(long ms) => ms == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(ms);

    private static string QuotaText(Quota quota) => JsonSerializer.Serialize(quota, ApiJson.Default.Quota);

    private static Quota QuotaOf(string text)
    {
        using var json = JsonDocument.Parse(text);
        return QuotaJson.Read(json.RootElement) ?? Quota.None;
    }
}
