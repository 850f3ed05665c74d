using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Retry;

namespace BaasFunctions.Service.HostCalls.Http;

/// <summary>Retries and circuit breakers of the requests of functions.</summary>
internal static class EgressPipeline
{
    /// <summary>Most retries that a function may ask for; <see cref="EgressCall"/> has the number that it asked for.</summary>
    private const int MaxRetries = 10;

    public static void AddRetry(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, EgressOptions options, TimeProvider time)
    {
        var retry = new HttpRetryStrategyOptions
        {
            MaxRetryAttempts = MaxRetries,
            Delay = options.RetryDelay,
            MaxDelay = TimeSpan.FromSeconds(5),
            ShouldHandle = arguments => ValueTask.FromResult(ShouldRepeat(arguments, time)),

            // Retry-After sets the wait; without it the wait doubles.
            DelayGenerator = arguments => ValueTask.FromResult(RetryAfter.Of(arguments.Outcome.Result, time.GetUtcNow())),
        };
        retry.DisableFor(HttpMethod.Post, HttpMethod.Patch);
        Quiet(pipeline, time).AddRetry(retry);
    }

    public static ResiliencePipeline<HttpResponseMessage> Breaker(EgressOptions options, TimeProvider time) =>
        Quiet(new ResiliencePipelineBuilder<HttpResponseMessage>(), time)
            .AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions
            {
                FailureRatio = 0.5,
                MinimumThroughput = 10,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = options.BreakTime,
                ShouldHandle = static arguments => ValueTask.FromResult(IsFailure(arguments.Outcome)),
            })
            .Build();

    /// <summary>Failures that functions and other systems cause are not logged.</summary>
    private static ResiliencePipelineBuilder<HttpResponseMessage> Quiet(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, TimeProvider time)
    {
        pipeline.TelemetryListener = null;
        pipeline.TimeProvider = time;
        return pipeline;
    }

    private static bool ShouldRepeat(RetryPredicateArguments<HttpResponseMessage> arguments, TimeProvider time)
    {
        var (outcome, call) = (arguments.Outcome, EgressCall.Of(arguments.Context.GetRequestMessage()!));
        return arguments.AttemptNumber < call.Retries
            && (IsFailure(outcome) || outcome.Result is { StatusCode: HttpStatusCode.TooManyRequests })
            && HasTime(outcome.Result, call, time);
    }

    /// <summary>No retry when the wait would exceed the timeout of the request or the longest Retry-After: the function gets the response.</summary>
    private static bool HasTime(HttpResponseMessage? response, EgressCall call, TimeProvider time) =>
        RetryAfter.Of(response, time.GetUtcNow()) is not { } wait
        || (wait <= RetryAfter.Longest && time.GetElapsedTime(call.Began) + wait < call.Limit);

    /// <summary>A failure of the host: no response, or a status that says it cannot serve.</summary>
    private static bool IsFailure(Outcome<HttpResponseMessage> outcome) => outcome.Exception is { } exception
        ? exception is EgressException
        {
            Fault.Code: "NETWORK_ERROR" or "CONNECTION_REFUSED" or "CONNECTION_RESET" or "HOST_UNREACHABLE" or "HTTP_TIMEOUT" or "HOST_NOT_FOUND",
        }
        : outcome.Result is { StatusCode: HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout };
}
