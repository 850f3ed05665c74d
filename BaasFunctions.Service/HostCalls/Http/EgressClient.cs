using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Projects;
using Polly.CircuitBreaker;

namespace BaasFunctions.Service.HostCalls.Http;

/// <summary>Sends the HTTP requests of functions under their timeouts and follows redirects. Each redirect is checked like the first URL.</summary>
internal sealed class EgressClient(EgressOptions options, IHttpClientFactory clients, ProjectPolicies projects, TimeProvider time)
{
    public EgressOptions Options => options;

    /// <param name="scope">For whom.</param>
    /// <param name="request">What is sent.</param>
    /// <param name="bodies">Bodies of the execution that are read piece by piece; null where the body is wanted whole.</param>
    /// <param name="cancellation">Nobody wants it any more.</param>
    public async ValueTask<CallResult<ReceivedResponse>> SendAsync(CallScope scope, OutgoingRequest request, OpenBodies? bodies, CancellationToken cancellation)
    {
        using var timer = new CancellationTokenSource(request.Timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timer.Token);
        using var client = clients.CreateClient(EgressRegistration.ClientOf(scope.Project, projects.Of(scope.Project)));
        var call = new EgressCall(scope.Project, request.Retries, time.GetTimestamp(), request.Timeout, scope.Held, bodies);
        var hop = new RedirectHop(request.Method, request.Url, request.Body, request.Headers);
        try
        {
            for (var redirects = 0; ; redirects++)
            {
                // Also when a redirect contains the value of a secret.
                if (SecretSubstitution.Leak(hop, scope.Secrets) is { } leak)
                {
                    return leak;
                }

                var sent = SecretSubstitution.Apply(hop, scope.Secrets);
                if (sent.Failed)
                {
                    return sent.Fault;
                }

                using var message = sent.Value.ToMessage($"BaaS-Function/{Ascii(scope.ExecutionId)}");
                call.AddTo(message);
                using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, both.Token);
                if (!IsRedirect(response) || request.Redirect == "manual")
                {
                    var received = ReceivedResponse.Of(response, hop.Url, redirects > 0);
                    if (received.Rest is { } rest && request.HasTimeout)
                    {
                        rest.Left = () => request.Timeout - time.GetElapsedTime(call.Began);
                    }

                    return received;
                }

                if (request.Redirect == "error")
                {
                    return EgressFaults.Redirected;
                }

                if (redirects >= request.Redirects)
                {
                    return EgressFaults.TooManyRedirects(request.Redirects);
                }

                if (response.Headers.Location is not { } location || hop.Follow((int)response.StatusCode, location) is not { } next)
                {
                    return EgressFaults.BadRedirect;
                }

                hop = next;
            }
        }
        catch (BrokenCircuitException)
        {
            return EgressFaults.CircuitOpen(hop.Url.Host);
        }
        catch (Exception) when (timer.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return EgressFaults.Timeout(request.Timeout);
        }
        catch (Exception fault) when (!both.IsCancellationRequested && EgressTranslation.Of(fault, hop.Url.IdnHost) is { } told)
        {
            return told;
        }
    }

    private static bool IsRedirect(HttpResponseMessage response) =>
        (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.NonValidated.Contains("Location");

    private static string Ascii(string id) => string.Concat(id.Take(128).Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '_'));
}
