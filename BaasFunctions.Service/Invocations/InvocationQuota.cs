using System.Collections.Concurrent;
using System.Globalization;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.HostCalls;
using BaasFunctions.Service.HostCalls.Database.Sql;

namespace BaasFunctions.Service.Invocations;

/// <summary>
/// Bounds what of one project waits. It is counted again every other second, and what this instance adds meanwhile is added up, so that no invocation waits for a count;
/// several instances may exceed the bound by what they add in that time.
/// </summary>
internal sealed class InvocationQuota(SqlDatabase database, TimeProvider time)
{
    private const int MaxProjects = 10_000;

    private static readonly TimeSpan s_fresh = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, Use> _uses = new(StringComparer.Ordinal);

    /// <summary>Why no more bytes may wait; null when they may.</summary>
    public async Task<HostCallError?> CheckAsync(string project, long bytes, CancellationToken cancellation)
    {
        if (!_uses.TryGetValue(project, out var use) || time.GetElapsedTime(use.Asked) > s_fresh)
        {
            var asked = time.GetTimestamp();
            var counted = await CountAsync(project, asked, cancellation);
            if (counted.Failed)
            {
                return counted.Fault;
            }

            if (_uses.Count >= MaxProjects)
            {
                _uses.Clear();
            }

            _uses[project] = use = counted.Value;
        }

        return Interlocked.Read(ref use.Count) >= InvocationLimits.ProjectQueue ? InvocationFaults.TooMany
            : Interlocked.Read(ref use.Bytes) + bytes > InvocationLimits.ProjectQueueBytes ? InvocationFaults.TooManyBytes
            : null;
    }

    /// <summary>An invocation was added.</summary>
    public void Count(string project, long bytes)
    {
        if (_uses.TryGetValue(project, out var use))
        {
            Interlocked.Increment(ref use.Count);
            Interlocked.Add(ref use.Bytes, bytes);
        }
    }

    private Task<CallResult<Use>> CountAsync(string project, long asked, CancellationToken cancellation) => database.RunAsync<Use>(CallScope.OfService, SqlAccess.Read, async (session, token) =>
    {
        var sql = new SqlText().Add("SELECT count(*), sum(bytes) FROM baas_invocations WHERE state < 3 AND project = ").Value(project);
        return await session.ReadAsync(sql, async (reader, token) =>
        {
            await reader.ReadAsync(token);
            return new Use { Asked = asked, Count = reader.GetInt64(0), Bytes = reader.IsDBNull(1) ? 0 : Convert.ToInt64(reader.GetValue(1), CultureInfo.InvariantCulture) };
        }, token);
    }, cancellation);

    private sealed class Use
    {
        public long Count;
        public long Bytes;

        public required long Asked { get; init; }
    }
}
