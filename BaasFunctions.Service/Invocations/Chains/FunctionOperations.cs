using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Contracts.Http;
using BaasFunctions.Service.Execution;
using BaasFunctions.Service.Executions;
using BaasFunctions.Service.HostCalls;
using BaasFunctions.Service.Memory;
using BaasFunctions.Service.Registry;

namespace BaasFunctions.Service.Invocations.Chains;

/// <summary>
/// <c>context.functions</c>: calls another function of the same project. The execution that waits for one holds neither a thread nor a slot, and what it called is admitted like
/// any other execution: with a bounded wait, and refused by name. It runs with its own environment, version and limits, and ends when its caller does.
/// </summary>
/// <param name="functions">Functions by name.</param>
/// <param name="calls">Makes executions of them.</param>
/// <param name="runner">Gives what runs them.</param>
/// <param name="context">Gives what carries out their own calls.</param>
/// <param name="invocations">The queue.</param>
/// <param name="chains">Counts chains of calls.</param>
/// <param name="bytes">The bytes that executions hold.</param>
/// <param name="time">The time.</param>
internal sealed class FunctionOperations(
    FunctionCatalog functions, FunctionCalls calls, Func<ExecutionRunner> runner, Func<HostCallFactory> context, InvocationStore invocations, ChainLedger chains, ByteBudget bytes, TimeProvider time) : IHostOperations
{
    private const long MaxTimeoutMs = 3_600_000;

    public IEnumerable<HostOperation> All =>
    [
        new HostOperation("functions.invoke", InvokeAsync),
        new HostOperation("functions.enqueue", EnqueueAsync),
    ];

    /// <summary>Checks the arguments of <c>enqueue</c>; also for tests, which keep nothing.</summary>
    public static void CheckEnqueue(CallArguments arguments) => ReadEnqueue(arguments, DateTimeOffset.UtcNow);

    /// <summary>Checks the arguments of <c>invoke</c>, and gives the time that the call may take; zero for as long as the function may.</summary>
    public static TimeSpan CheckInvoke(CallArguments arguments)
    {
        var asked = arguments.Whole(arguments.Options("options", "timeout"), "timeout", 1, MaxTimeoutMs, 0);
        var remaining = arguments.Whole(arguments.Root, "remaining", 1, long.MaxValue, 0);
        arguments.Text("name");
        return TimeSpan.FromMilliseconds(Math.Min(asked > 0 ? asked : MaxTimeoutMs, remaining > 0 ? remaining : MaxTimeoutMs));
    }

    private async ValueTask<HostAnswer> InvokeAsync(HostCallContext session, CallArguments arguments, CancellationToken cancellation)
    {
        var most = CheckInvoke(arguments);
        var (refused, function) = await FindAsync(session, arguments, cancellation);
        if (refused is not null)
        {
            return HostAnswers.Of(refused);
        }

        var chain = session.Chain.Next(function!.Name);
        if (await chains.CountAsync(function.Project, chain, cancellation) is { } over)
        {
            return HostAnswers.Of(over);
        }

        var (unadmitted, result) = await RunAsync(session, function, chain, arguments, most, cancellation);
        if (unadmitted is not null)
        {
            return HostAnswers.Of(unadmitted);
        }

        if (result!.Outcome == ExecutionOutcome.Completed)
        {
            return HostAnswer.Of(result.DataJson);
        }

        var failure = InvocationRunner.FailureOf(result);
        return HostAnswers.Of(new HostCallError(failure.Code, failure.Message) { Name = failure.Type });
    }

    private async Task<(HostCallError? Refused, ExecutionResult? Result)> RunAsync(
        HostCallContext session, ResolvedFunction function, CallChain chain, CallArguments arguments, TimeSpan most, CancellationToken cancellation)
    {
        using var account = await bytes.OpenAsync(function.Project, cancellation);
        if (account is null)
        {
            return (Told(ApiErrors.MemoryBusy), null);
        }

        using var body = new RequestBody(account);
        using var held = account.Reserve(BytePurpose.Request);
        var requestJson = arguments.Has("request") ? Encoding.UTF8.GetBytes(arguments.Value("request").GetRawText()) : [];
        held.Cover(requestJson.Length);
        var made = await calls.CreateAsync(function, Guid.CreateVersion7(time.GetUtcNow()).ToString(), requestJson, cancellation);
        if (made.Failed)
        {
            return (made.Fault, null);
        }

        var (request, identity) = (made.Value.Request, session.Identity);
        request = request with
        {
            UserIdJson = identity.UserJson,
            Limits = request.Limits with { WallTime = Least(request.Limits.WallTime, most), MaxWallTime = Least(request.Limits.MaxWallTime, most) },
        };
        var origin = new ExecutionOrigin
        {
            Trigger = ExecutionTrigger.Function,
            Caller = identity.Caller,
            FunctionName = function.Name,
            Version = (int)function.Version.Number,
            Parent = identity.Record,
        };
        var scope = made.Value.Scope with { User = session.Scope.User, BearerToken = session.Scope.BearerToken, Chain = chain };
        await using var called = context().Begin(scope, account);
        var (refused, ended) = await runner().RunAsync(body, identity.Key, origin, request, called, cancellation);
        if (ended is not null)
        {
            chain.Use.AddCpu(ExecutionRunner.CostOf(ended));
        }

        return (refused is null ? null : Told(refused), ended);
    }

    private async ValueTask<HostAnswer> EnqueueAsync(HostCallContext session, CallArguments arguments, CancellationToken cancellation)
    {
        var (request, key, due) = ReadEnqueue(arguments, time.GetUtcNow());
        var (refused, function) = await FindAsync(session, arguments, cancellation);
        if (refused is not null)
        {
            return HostAnswers.Of(refused);
        }

        var kept = await invocations.AddAsync(
            new NewInvocation
            {
                Project = function!.Project,
                Function = function.Name,
                Trigger = ExecutionTrigger.Function,
                Caller = session.Identity.Caller ?? "",
                RequestJson = request,
                UserJson = Encoding.UTF8.GetString(session.Identity.UserJson.Span),
                Key = key.Length > 0 ? NewInvocation.KeyOfFunction(key) : "",
                Hash = key.Length > 0 ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request))) : "",
                Chain = session.Chain.Next(function.Name),
                Parent = session.Identity.Record ?? "",
                Due = due,
            },
            cancellation);
        return HostAnswers.Of(kept, static invocation => HostAnswers.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("id"u8, invocation.Id);
            json.WriteString("state"u8, InvocationStateNames.Of(invocation.State));
            json.WriteEndObject();
        }));
    }

    /// <summary>The function, which a caller of its API could reach; or what is wrong, the arguments included.</summary>
    private async Task<(HostCallError? Refused, ResolvedFunction? Function)> FindAsync(HostCallContext session, CallArguments arguments, CancellationToken cancellation)
    {
        var name = arguments.Text("name");
        if (arguments.Fault is { } wrong)
        {
            return (wrong, null);
        }

        var found = await functions.FindAsync(session.Scope.Project, name, cancellation);
        return ServedFunction.Refuse(found, name, out var function) is { } unserved ? (Told(unserved), null) : (null, function);
    }

    private static (string Request, string Key, DateTimeOffset? Due) ReadEnqueue(CallArguments arguments, DateTimeOffset now)
    {
        var options = arguments.Options("options", "idempotencyKey", "delay", "at");
        var request = arguments.Has("request") ? arguments.Value("request").GetRawText() : "";
        if (Encoding.UTF8.GetByteCount(request) > InvocationLimits.RequestBytes)
        {
            arguments.Refuse(new HostCallError(
                "VALUE_TOO_LARGE", $"A request that waits may have {InvocationLimits.RequestBytes} bytes, this one has more; keep large data in entities or files, and send their ids"));
        }

        arguments.Text("name");
        return (request, KeyOf(arguments, options), DueOf(arguments, options, now));
    }

    private static string KeyOf(CallArguments arguments, JsonElement options)
    {
        if (!Given(options, "idempotencyKey", out var value))
        {
            return "";
        }

        var key = value.ValueKind == JsonValueKind.String ? value.GetString()! : arguments.Refuse("idempotencyKey", "a text", value);
        return arguments.Fault is not null || (key.Length is > 0 and <= InvocationLimits.KeyLength && !key.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            ? key
            : arguments.Refuse($"functions.enqueue expects idempotencyKey to have 1 to {InvocationLimits.KeyLength} printable characters of ASCII");
    }

    private static DateTimeOffset? DueOf(CallArguments arguments, JsonElement options, DateTimeOffset now)
    {
        var delay = TimeSpan.FromMilliseconds(arguments.Whole(options, "delay", 0, (long)ChainLimits.Delay.TotalMilliseconds, 0));
        if (!Given(options, "at", out var value))
        {
            return delay > TimeSpan.Zero ? now + delay : null;
        }

        if (Given(options, "delay", out _))
        {
            arguments.Refuse("functions.enqueue takes one of delay and at, and was given both");
        }
        else if (value.ValueKind == JsonValueKind.String
            && DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            && at <= now + ChainLimits.Delay)
        {
            return at;
        }
        else
        {
            arguments.Refuse("at", $"a time in ISO 8601 or a Date, at most {ChainLimits.Delay.TotalDays:0} days from now", value);
        }

        return null;
    }

    private static bool Given(JsonElement options, string name, out JsonElement value)
    {
        value = default;
        return options.ValueKind == JsonValueKind.Object && options.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;
    }

    private static HostCallError Told(ApiError refused) => new(refused.Code, refused.Message);

    private static TimeSpan Least(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
