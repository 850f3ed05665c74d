using System.Text;
using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Contracts.Http;
using BaasFunctions.Service.Execution;
using BaasFunctions.Service.Executions;
using BaasFunctions.Service.HostCalls;
using BaasFunctions.Service.Invocations.Chains;
using BaasFunctions.Service.Memory;
using BaasFunctions.Service.Observability;
using BaasFunctions.Service.Registry;
using Microsoft.Extensions.Logging;

namespace BaasFunctions.Service.Invocations;

/// <summary>Runs one attempt of an invocation, by the steps of every execution, and keeps how it ended.</summary>
internal sealed class InvocationRunner(
    InvocationQueue queue, FunctionCatalog functions, FunctionCalls calls, ExecutionRunner runner, HostCallFactory context, ChainLedger chains, ByteBudget bytes, TimeProvider time, ILogger<InvocationRunner> logger)
{
    private const string FunctionNotFound = "FUNCTION_NOT_FOUND";
    private const string FunctionNotServed = "FUNCTION_NOT_SERVED";
    private const string Lost = "INVOCATION_LOST";
    private const string HttpStatus = "HTTP_STATUS";

    /// <summary>A quota may be used up for hours; somebody may raise it before.</summary>
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    /// <summary>Runs it.</summary>
    /// <param name="claimed">What was taken.</param>
    /// <param name="cancellation">The instance ends, or does not hold it any more.</param>
    public async Task RunAsync(ClaimedInvocation claimed, CancellationToken cancellation)
    {
        var invocation = claimed.Invocation;
        var found = await functions.FindAsync(claimed.Project, invocation.Function, cancellation);
        if (found.Failed)
        {
            await KeepAsync(() => queue.ReleaseAsync(claimed, InvocationLimits.NoRoom, CancellationToken.None));
            return;
        }

        if (Refuse(claimed, found.Value.Function) is { } refusal)
        {
            await FailAsync(claimed, refusal, again: null);
            return;
        }

        // What it counts as first was counted when it was put into the queue.
        var chain = ChainOf(claimed);
        if (claimed.Invocation.ChainId.Length > 0 && claimed.Attempt > 1 && await chains.CountAsync(claimed.Project, chain, cancellation) is { } over)
        {
            await (over.Code == ChainFaults.ChainLimit
                ? FailAsync(claimed, new InvocationError(over.Code, "Error", over.Message), again: null)
                : KeepAsync(() => queue.ReleaseAsync(claimed, InvocationLimits.NoRoom, CancellationToken.None)));
            return;
        }

        var (refused, result) = await ExecuteAsync(claimed, found.Value.Function!, chain, cancellation);
        if (refused is not null && refused != ApiErrors.ResponseBusy)
        {
            var delay = refused.RetryAfter is { } wanted && wanted < s_longestWait ? wanted : s_longestWait;
            await KeepAsync(() => queue.ReleaseAsync(claimed, RetryDelay.Spread(delay), CancellationToken.None));
            return;
        }

        await SettleAsync(claimed, found.Value.Function!.Retries, result ?? Failed(refused!));
    }

    private static InvocationError? Refuse(ClaimedInvocation claimed, ResolvedFunction? function) =>
        function is null ? new InvocationError(FunctionNotFound, "Error", $"The project has no function \"{claimed.Invocation.Function}\"")
        : !IsServed(claimed, function) ? new InvocationError(FunctionNotServed, "Error", $"The function is {FunctionStatusNames.Of(function.Function.Status)}")
        : claimed.HasDied && claimed.Try > function.Retries.Attempts ? new InvocationError(Lost, "Error", "The instance that ran the last attempt was lost; the function may have had effects")
        : null;

    /// <summary>A schedule does not fire while a function is tested, also one that fired a moment before.</summary>
    private static bool IsServed(ClaimedInvocation claimed, ResolvedFunction function) =>
        claimed.Invocation.Trigger is ExecutionTrigger.Schedule or ExecutionTrigger.Event ? function.Function.Status == FunctionStatus.Online : function.IsServed;

    /// <summary>Instances count together what comes out of the queue.</summary>
    private static CallChain ChainOf(ClaimedInvocation claimed) => claimed.Invocation.ChainId.Length == 0
        ? new CallChain { Id = claimed.Id, Path = [claimed.Invocation.Function], Use = new ChainUse { IsShared = true } }
        : new CallChain { Id = claimed.Invocation.ChainId, Path = CallChain.PathOf(claimed.Invocation.ChainPath), Use = new ChainUse { IsShared = true, Executions = 0 } };

    private async Task<(ApiError? Refused, ExecutionResult? Result)> ExecuteAsync(ClaimedInvocation claimed, ResolvedFunction function, CallChain chain, CancellationToken cancellation)
    {
        var invocation = claimed.Invocation;
        using var account = await bytes.OpenAsync(claimed.Project, cancellation);
        if (account is null)
        {
            return (ApiErrors.MemoryBusy, null);
        }

        using var body = new RequestBody(account);
        using var held = account.Reserve(BytePurpose.Request);
        held.Cover(2L * invocation.RequestJson.Length);
        var executionId = Invocation.ExecutionIdOf(claimed.Id, claimed.Attempt);
        var made = await calls.CreateAsync(function, executionId, InvocationRequest.Write(invocation.RequestJson, claimed.Id, claimed.Attempt), cancellation);
        if (made.Failed)
        {
            return (ApiErrors.Of(made.Fault), null);
        }

        var request = made.Value.Request with { UserIdJson = Encoding.UTF8.GetBytes(invocation.UserJson) };
        var origin = new ExecutionOrigin
        {
            Trigger = invocation.Trigger,
            Caller = invocation.Caller.Length > 0 ? invocation.Caller : null,
            FunctionName = function.Name,
            Version = (int)function.Version.Number,
            Parent = invocation.Parent.Length > 0 ? invocation.Parent : null,
        };
        await using var session = context.Begin(made.Value.Scope with { User = PlainJson.IdOf(request.UserIdJson), Chain = chain }, account);
        var (refused, ended) = await runner.RunAsync(body, key: null, origin, request, session, cancellation);
        if (ended is not null)
        {
            chain.Use.AddCpu(ExecutionRunner.CostOf(ended));
            await chains.SettleAsync(claimed.Project, chain, isKnown: invocation.ChainId.Length > 0);
        }

        return (refused, ended);
    }

    private async Task SettleAsync(ClaimedInvocation claimed, RetryRules retries, ExecutionResult result)
    {
        if (result.Outcome == ExecutionOutcome.Completed && result.Response is not { Status: >= 500 })
        {
            var kept = result.DataJson.Length <= InvocationLimits.ResultBytes ? Encoding.UTF8.GetString(result.DataJson.Span) : "";
            await KeepAsync(() => queue.SucceedAsync(claimed, kept, result.DataJson.Length, CancellationToken.None));
            return;
        }

        // Another attempt would end in the same way.
        var isFinal = result.Outcome is ExecutionOutcome.SyntaxError or ExecutionOutcome.Rejected;

        // The instance ends; another one goes on at once.
        TimeSpan? again = isFinal || claimed.Try >= retries.Attempts ? null
            : result.Outcome == ExecutionOutcome.Cancelled ? TimeSpan.Zero
            : RetryDelay.After(claimed.Try, retries);
        await FailAsync(claimed, ErrorOf(result), again);
    }

    private async Task FailAsync(ClaimedInvocation claimed, InvocationError error, TimeSpan? again)
    {
        if (again is null)
        {
            logger.InvocationDead(claimed.Id, LogText.Of(claimed.Invocation.Function), LogText.Of(claimed.Project), claimed.Attempt, LogText.Of(error.Code));
        }

        var json = JsonSerializer.Serialize(error, ApiJson.Default.InvocationError);
        await KeepAsync(() => queue.FailAsync(claimed, json, again, CancellationToken.None));
    }

    /// <summary>Keeps how an attempt ended. While that fails the lease goes on, and when it is over the attempt counts as one that died.</summary>
    private async Task KeepAsync(Func<Task<CallResult<bool>>> keep)
    {
        for (var began = time.GetTimestamp(); ; await Task.Delay(s_pause, time))
        {
            var kept = await keep();
            if (!kept.Failed || time.GetElapsedTime(began) > InvocationLimits.Lease)
            {
                return;
            }
        }
    }

    private static InvocationError ErrorOf(ExecutionResult result) => result.Outcome == ExecutionOutcome.Completed
        ? new InvocationError(HttpStatus, "Error", $"The function answered with the status {result.Response!.Status}")
        : FailureOf(result);

    /// <summary>What a caller may know of an execution that failed; not where in the source.</summary>
    public static InvocationError FailureOf(ExecutionResult result)
    {
        var wire = WireOutcome.Of(result.Outcome);
        var told = wire.Told(result);
        return new InvocationError(
            told?.Code ?? wire.ErrorCode!, told?.Name ?? wire.ErrorType!, ErrorText.Shorten(told?.MessageWithHint ?? wire.Message!, InvocationLimits.ErrorLength));
    }

    private static ExecutionResult Failed(ApiError refused) => new()
    {
        Outcome = ExecutionOutcome.OutputLimit,
        DataJson = default,
        Error = new ExecutionError { Code = refused.Code, Name = "Error", Message = refused.Message },
        Logs = [],
        Metrics = new ExecutionMetrics(),
    };
}
