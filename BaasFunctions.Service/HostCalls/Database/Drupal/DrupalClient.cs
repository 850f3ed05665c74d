using System.Net.Http.Headers;
using System.Text;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;

namespace BaasFunctions.Service.HostCalls.Database.Drupal;

/// <summary>Speaks to the backend as the caller, or with the key of the settings. Tokens go nowhere else.</summary>
internal sealed class DrupalClient(DrupalOptions options, EntityLimits limits, IHttpClientFactory clients)
{
    /// <summary>Sends a request to the entities of a project; a fault when there was no answer in time, or no way to ask.</summary>
    /// <param name="scope">For whom.</param>
    /// <param name="method">The method.</param>
    /// <param name="path">What follows the project, escaped.</param>
    /// <param name="json">The body; null for none.</param>
    /// <param name="cancellation">The execution has ended.</param>
    public Task<CallResult<DrupalReply>> SendAsync(CallScope scope, HttpMethod method, string path, string? json, CancellationToken cancellation) =>
        SendToAsync(scope, method, $"projects/{Uri.EscapeDataString(scope.Project)}/{path}", json is null ? null : JsonContent(json), cancellation);

    /// <summary>Sends a request to what the tenant has; the path begins after the tenant.</summary>
    public async Task<CallResult<DrupalReply>> SendToAsync(
        CallScope scope, HttpMethod method, string path, HttpContent? content, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(scope.Tenant))
        {
            return new HostCallError("TENANT_MISSING", "The backend keeps projects by tenant, but the request names none in context.tenant_id");
        }

        using var request = Message(scope, method, $"api/v1/{Uri.EscapeDataString(scope.Tenant)}/{path}");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Content = content;
        var timedOut = new HostCallError("STORE_TIMEOUT", $"The backend did not answer within {(long)limits.CallTime.TotalMilliseconds} ms (BAAS_DB_TIMEOUT)");
        return await SendAsync<DrupalReply>(request, timedOut, static (status, body) => DrupalReply.Read(status, body), cancellation);
    }

    /// <summary>The bytes at an address of the backend; addresses elsewhere are refused, because the caller's token would go there.</summary>
    public async Task<CallResult<ReadOnlyMemory<byte>>> DownloadAsync(CallScope scope, string address, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(options.Url, address, out var url) || url.Authority != options.Url.Authority || url.Scheme != options.Url.Scheme)
        {
            return new HostCallError("STORE_ERROR", "The backend keeps the file at an address that is not its own");
        }

        using var request = Message(scope, HttpMethod.Get, url.AbsoluteUri);
        return await SendAsync<ReadOnlyMemory<byte>>(
            request,
            EntityFaults.Unavailable,
            static (status, body) => status is >= 200 and <= 299 ? new ReadOnlyMemory<byte>(body) : DrupalFaults.Of(DrupalReply.Read(status, default), "files"),
            cancellation);
    }

    private async Task<CallResult<T>> SendAsync<T>(
        HttpRequestMessage request, HostCallError timedOut, Func<int, byte[], CallResult<T>> read, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(limits.CallTime);
        try
        {
            using var client = clients.CreateClient(DrupalRegistration.ClientName);
            using var response = await client.SendAsync(request, patience.Token);
            return read((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(patience.Token));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return timedOut;
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            return EntityFaults.Unavailable;
        }
    }

    private HttpRequestMessage Message(CallScope scope, HttpMethod method, string url)
    {
        var request = new HttpRequestMessage(method, url);
        request.Headers.TryAddWithoutValidation("User-Agent", "BaaS-Functions");
        request.Headers.TryAddWithoutValidation("X-BaaS-Function-Execution", Ascii(scope.ExecutionId));
        request.Headers.TryAddWithoutValidation("X-BaaS-Project-ID", Ascii(scope.Project));
        if (scope.BearerToken is { } token)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        }
        else if (options.Key is { } key)
        {
            request.Headers.TryAddWithoutValidation("X-API-Key", key);
        }

        return request;
    }

    private static ByteArrayContent JsonContent(string json) =>
        new(Encoding.UTF8.GetBytes(json)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };

    private static string Ascii(string text) => string.Concat(text.Take(256).Select(c => c is > ' ' and <= '~' ? c : '_'));
}
