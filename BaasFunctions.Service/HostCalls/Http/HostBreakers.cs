using System.Collections.Concurrent;
using Polly;

namespace BaasFunctions.Service.HostCalls.Http;

/// <summary>
/// One circuit breaker for each host of each project: what one project makes fail is not kept from another. They are forgotten when there are
/// many: the registry of the library never forgets one, and functions choose the hosts.
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
