using System.Collections.Concurrent;
using BaasFunctions.Service.Auth.Projects;

namespace BaasFunctions.Service.HostCalls.Http;

/// <summary>
/// The sender of each project. Projects without lists of their own share one; each other has its own connections, because a connection that was
/// opened under the lists of one project must not serve another.
/// </summary>
internal sealed class HttpSenders(EgressOptions options, ProjectPolicies projects, INameResolver resolver) : IDisposable
{
    private readonly HttpSender _shared = new(options, options.Lists, resolver);
    private readonly ConcurrentDictionary<string, Lazy<HttpSender>> _own = new(StringComparer.Ordinal);

    public HttpSender Of(string project) => projects.Of(project).Egress is { } lists
        ? _own.GetOrAdd(project, _ => new(() => new HttpSender(options, options.Lists.With(lists), resolver))).Value
        : _shared;

    public void Dispose()
    {
        _shared.Dispose();
        foreach (var sender in _own.Values)
        {
            sender.Value.Dispose();
        }
    }
}
