using System.Collections.Concurrent;
using Polly;

namespace BaasFunctions.Service.HostCalls.Http;

/// <summary>
/// One circuit breaker per project and host, so that one project cannot cut another off from a host. The number is bounded, because functions
/// choose the hosts; the registry of the library never removes one.
/// </summary>
internal sealed class HostBreakers(EgressOptions options, TimeProvider time)
{
    private const int Max = 10_000;

    private readonly ConcurrentDictionary<(string Project, string Host), ResiliencePipeline<HttpResponseMessage>> _breakers = [];

    public ResiliencePipeline<HttpResponseMessage> Of(string project, Uri url)
    {
        if (_breakers.Count > Max)
        {
            _breakers.Clear();
        }

        return _breakers.GetOrAdd((project, url.Authority), _ => EgressPipeline.Breaker(options, time));
    }
}
