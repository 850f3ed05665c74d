using System.Text;
using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Executions;
using BaasFunctions.Service.HostCalls;
using BaasFunctions.Service.HostCalls.Database;
using BaasFunctions.Service.HostCalls.Database.Sql;
using BaasFunctions.Service.Invocations.Chains;
using BaasFunctions.Service.Observability;
using BaasFunctions.Service.Registry;
using Microsoft.Extensions.Logging;

namespace BaasFunctions.Service.Invocations.Events;

/// <summary>
/// Puts what was written into the queue, for the functions that listen to it, as further links of the chain of the execution that wrote. On PostgreSQL that is a part of the
/// transaction that writes. Elsewhere it follows the write: an instance that is killed in between loses the events.
/// </summary>
internal sealed class EntityEvents(
    ListenerCatalog listeners, InvocationStore invocations, InvocationQuota quota, InvocationSignal signal, ChainLedger chains, SqlDatabase database, TimeProvider time, ILogger<EntityEvents> logger)
    : IEntityEvents
{
    public async ValueTask<(HostCallError? Fault, EntityChanges? Changes)> ListenAsync(HostCallContext context, string entity, CancellationToken cancellation)
    {
        var found = await listeners.FindAsync(context.Scope.Project, cancellation);
        if (found.Failed || !found.Value.Any(listener => listener.Rules.Any(rule => rule.Entity == entity)))
        {
            return (found.Fault, null);
        }

        var changes = new EntityChanges { Context = context };
        if (database.IsOneForAll)
        {
            changes.BeforeCommit = async (session, token) =>
            {
                changes.Turn ??= await ChainTurn.BeginAsync(context.Chain.Use, token);
                await KeepAsync(session, changes, found.Value, token);
                changes.AreKept = true;
                return null;
            };
        }

        return (null, changes);
    }

    public async Task<HostAnswer> WriteAsync(EntityChanges changes, Func<Task<HostAnswer>> write, CancellationToken cancellation)
    {
        var project = changes.Context.Scope.Project;

        // What has no room is refused before anything is written.
        if (await quota.CheckAsync(project, 0, cancellation) is { } full)
        {
            return HostAnswers.Of(full);
        }

        var lasts = false;
        HostAnswer answer;
        try
        {
            answer = await write();
            lasts = answer.Error is null;
        }
        finally
        {
            changes.Turn?.End(lasts && changes.AreKept);
            changes.Turn = null;
        }

        if (changes.All.Count == 0 || !(lasts || changes.LastAnyway))
        {
            return answer;
        }

        if ((!changes.AreKept || !lasts) && await KeepAfterAsync(changes) is { } lost)
        {
            logger.EventsLost(LogText.Of(project), LogText.Of(lost.Code));
            return lasts ? HostAnswers.Of(EventFaults.Lost(lost)) : answer;
        }

        signal.Set();
        return answer;
    }

    /// <summary>The write lasts, whether or not its caller still waits.</summary>
    private async Task<HostCallError?> KeepAfterAsync(EntityChanges changes)
    {
        var context = changes.Context;
        for (var tries = 1; ; tries++)
        {
            var found = await listeners.FindAsync(context.Scope.Project, CancellationToken.None);
            var fault = found.Fault;
            if (!found.Failed)
            {
                fault = (await chains.InTurnAsync(context.Chain, () => database.RunAsync<bool>(CallScope.OfService, SqlAccess.Write, async (session, token) =>
                {
                    await KeepAsync(session, changes, found.Value, token);
                    return true;
                }, CancellationToken.None), CancellationToken.None)).Fault;
            }

            if (fault is null || tries == EventLimits.Tries)
            {
                return fault;
            }

            await Task.Delay(EventLimits.Pause, time);
        }
    }

    private async Task KeepAsync(SqlSession session, EntityChanges changes, IReadOnlyList<Listener> known, CancellationToken cancellation)
    {
        foreach (var change in changes.All)
        {
            var functions = known.Where(listener => listener.Rules.Any(rule => rule.Entity == change.Entity && rule.Kind == change.Kind)).ToArray();
            foreach (var request in functions.Length == 0 ? [] : EventRequest.Of(change))
            {
                foreach (var listener in functions)
                {
                    await KeepAsync(session, changes.Context, listener.Function, request, cancellation);
                }
            }
        }
    }

    private async Task KeepAsync(SqlSession session, HostCallContext context, string function, string request, CancellationToken cancellation)
    {
        var (chain, identity) = (context.Chain.Next(function), context.Identity);
        var over = await chains.AddAsync(session, context.Scope.Project, chain, 1, cancellation);

        // One dead letter shows the loop; thousands of them would show it no better.
        if (over is not null && !chain.Use.DeadListeners.Add(function))
        {
            return;
        }

        var wanted = new NewInvocation
        {
            Project = context.Scope.Project,
            Function = function,
            Trigger = ExecutionTrigger.Event,
            Caller = identity.Caller ?? "",
            RequestJson = request,
            UserJson = Encoding.UTF8.GetString(identity.UserJson.Span),
            Chain = chain,
            Parent = identity.Record ?? "",
            ErrorJson = over is null ? "" : JsonSerializer.Serialize(new InvocationError(over.Code, "Error", over.Message), ApiJson.Default.InvocationError),
        };
        await invocations.InsertAsync(session, wanted, cancellation);
        quota.Count(wanted.Project, wanted.Bytes);
        if (over is not null)
        {
            logger.EventDead(LogText.Of(function), LogText.Of(wanted.Project), LogText.Of(over.Message));
        }
    }
}
