namespace BaasFunctions.Service.HostCalls.Http;

/// <summary>
/// One attempt. It is refused while the circuit breaker of the host is open. The response is read completely, so that one that breaks off counts as a failed attempt;
/// where the function can read it piece by piece, as far as it has come.
/// </summary>
internal sealed class EgressHandler(EgressOptions options, HostBreakers breakers) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        await breakers.Of(EgressCall.Of(request).Project, request.RequestUri!)
            .ExecuteAsync(static async (state, token) => await state.self.AttemptAsync(state.request, token), (self: this, request), cancellationToken);

    private async Task<HttpResponseMessage> AttemptAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        try
        {
            var response = await base.SendAsync(request, cancellation);
            try
            {
                var call = EgressCall.Of(request);
                response.Content = await ReceivedContent.ReadAsync(
                    response.Content, options.ResponseBytes, call.Held, request.RequestUri!.IdnHost, request.Method == HttpMethod.Head ? null : call.Bodies, cancellation);
                return response;
            }
            catch (InvalidOperationException)
            {
                // So BrotliStream says that the body is no Brotli data.
                response.Dispose();
                throw new EgressException(EgressFaults.BadResponse(request.RequestUri!.IdnHost));
            }
            catch
            {
                response.Dispose();
                throw;
            }
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested && EgressTranslation.Of(fault, request.RequestUri!.IdnHost) is { } told)
        {
            throw new EgressException(told);
        }
    }
}
