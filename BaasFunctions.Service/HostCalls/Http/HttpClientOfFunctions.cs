using BaasFunctions.Service.HostCalls;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace BaasFunctions.Service.HostCalls.Http;

/// <summary>Sends the requests of functions: within their time, again where that is safe, and not to a host that keeps failing.</summary>
internal sealed class HttpClientOfFunctions(EgressOptions options, HttpSenders senders, HostBreakers breakers, TimeProvider time)
{
    public EgressOptions Options => options;

    private static readonly ResiliencePropertyKey<int> s_retries = new("retries");
    private static readonly ResiliencePropertyKey<(long Began, TimeSpan Limit)> s_time = new("time");

    private readonly ResiliencePipeline<CallResult<ReceivedResponse>> _retry = new ResiliencePipelineBuilder<CallResult<ReceivedResponse>> { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions<CallResult<ReceivedResponse>>
        {
            MaxRetryAttempts = 10,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = options.RetryDelay,
            MaxDelay = TimeSpan.FromSeconds(5),
            ShouldHandle = arguments => ValueTask.FromResult(
                arguments.Outcome.Exception is null
                && arguments.AttemptNumber < arguments.Context.Properties.GetValue(s_retries, 0)
                && ShouldRepeat(arguments.Outcome.Result)
                && HasTime(arguments.Outcome.Result, arguments.Context, time)),

            // Who says when to come back is not asked sooner; without it the wait doubles.
            DelayGenerator = arguments => ValueTask.FromResult(RetryAfter.Of(arguments.Outcome.Result, time.GetUtcNow())),
        })
        .Build();

    public async ValueTask<CallResult<ReceivedResponse>> SendAsync(CallScope scope, OutgoingRequest request, CancellationToken cancellation)
    {
        using var timer = new CancellationTokenSource(request.Timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timer.Token);
        var context = ResilienceContextPool.Shared.Get(both.Token);
        context.Properties.Set(s_time, (time.GetTimestamp(), request.Timeout));
        context.Properties.Set(s_retries, request.MayBeRepeated ? request.Retries : 0);
        try
        {
            var breaker = breakers.Of(scope.Project, request.Url);
            return await _retry.ExecuteAsync(
                async (around, state) => await state.breaker.ExecuteAsync(
                    static async (inner, token) => await inner.sender.SendAsync(inner.request, inner.agent, inner.secrets, token).ConfigureAwait(false),
                    (state.sender, state.request, state.agent, state.secrets),
                    around.CancellationToken).ConfigureAwait(false),
                context,
                (breaker, sender: senders.Of(scope.Project), request, agent: $"BaaS-Function/{Ascii(scope.ExecutionId)}", secrets: scope.Secrets)).ConfigureAwait(false);
        }
        catch (BrokenCircuitException)
        {
            return EgressFaults.CircuitOpen(request.Url.Host);
        }
        catch (Exception) when (timer.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return EgressFaults.Timeout(request.Timeout);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>A wait that is longer than what is left of the request's time, or than anybody would wait, is not begun: the answer that asks for it is given.</summary>
    private static bool HasTime(CallResult<ReceivedResponse> result, ResilienceContext context, TimeProvider time)
    {
        if (RetryAfter.Of(result, time.GetUtcNow()) is not { } wait)
        {
            return true;
        }

        var (began, limit) = context.Properties.GetValue(s_time, default);
        return wait <= RetryAfter.Longest && time.GetElapsedTime(began) + wait < limit;
    }

    private static bool ShouldRepeat(CallResult<ReceivedResponse> result) => HostBreakers.IsFailure(result) || result is { Failed: false, Value.Status: 429 };

    private static string Ascii(string id) => string.Concat(id.Take(128).Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '_'));
}
