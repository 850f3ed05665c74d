using System.Collections.Concurrent;
using BaasFunctions.Service.HostCalls;
using Polly;
using Polly.CircuitBreaker;

namespace BaasFunctions.Service.HostCalls.Http;

/// <summary>
/// One circuit breaker for each host of each project: what one project makes fail is not kept from another. Those that are not used are
/// forgotten when there are many.
/// </summary>
internal sealed class HostBreakers(EgressOptions options, TimeProvider time)
{
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<(string Project, string Host), ResiliencePipeline<CallResult<ReceivedResponse>>> _breakers = [];

    public ResiliencePipeline<CallResult<ReceivedResponse>> Of(string project, Uri url)
    {
        if (_breakers.Count > Most)
        {
            _breakers.Clear();
        }

        return _breakers.GetOrAdd((project, url.Authority), _ => Create());
    }

    /// <summary>What says that a host is not well: it did not answer, or answered that it cannot.</summary>
    public static bool IsFailure(CallResult<ReceivedResponse> result) => result.Failed
        ? result.Fault.Code is "NETWORK_ERROR" or "CONNECTION_REFUSED" or "CONNECTION_RESET" or "HOST_UNREACHABLE" or "HTTP_TIMEOUT" or "HOST_NOT_FOUND"
        : result.Value.Status is 502 or 503 or 504;

    private ResiliencePipeline<CallResult<ReceivedResponse>> Create() =>
        new ResiliencePipelineBuilder<CallResult<ReceivedResponse>> { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<CallResult<ReceivedResponse>>
            {
                FailureRatio = 0.5,
                MinimumThroughput = 10,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = options.BreakTime,
                ShouldHandle = static arguments => ValueTask.FromResult(arguments.Outcome.Exception is null && IsFailure(arguments.Outcome.Result)),
            })
            .Build();
}
