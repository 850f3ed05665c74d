using System.Net.Http.Headers;
using System.Text;
using BaasFunctions.Service.HostCalls;
using Polly;
using Polly.Retry;

namespace BaasFunctions.Service.HostCalls.Database.Drupal;

/// <summary>
/// Speaks to the backend as the caller, or with the key of the settings. Tokens go nowhere else. A request that may be repeated is, a few
/// times, when the backend did not answer or said that it is busy; one that it refused to look at (429) is in any case.
/// </summary>
internal sealed class DrupalClient : IDisposable
{
    private const int MaxAnswerBytes = 16 << 20;
    private const int MaxRetries = 2;
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(2);
    private static readonly ResiliencePropertyKey<bool> s_mayBeRepeated = new("repeat");

    private readonly DrupalOptions _options;
    private readonly EntityLimits _limits;
    private readonly HttpClient _http;
    private readonly ResiliencePipeline<CallResult<DrupalReply>> _retry;

    public DrupalClient(DrupalOptions options, EntityLimits limits, TimeProvider time)
    {
        (_options, _limits) = (options, limits);
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = System.Net.DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            ConnectTimeout = limits.CallTime,
        })
        {
            BaseAddress = options.Url,
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = MaxAnswerBytes,
        };
        _retry = new ResiliencePipelineBuilder<CallResult<DrupalReply>> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<CallResult<DrupalReply>>
            {
                MaxRetryAttempts = MaxRetries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromMilliseconds(100),
                ShouldHandle = static arguments => ValueTask.FromResult(
                    arguments.Outcome.Exception is null
                    && ShouldRepeat(arguments.Outcome.Result, arguments.Context.Properties.GetValue(s_mayBeRepeated, false))),
                DelayGenerator = static arguments => ValueTask.FromResult(
                    arguments.Outcome.Result is { Failed: false, Value.RetryAfter: { } wait } && wait <= s_longestWait ? wait : (TimeSpan?)null),
            })
            .Build();
    }

    /// <summary>Sends a request to the entities of a project; a fault when there was no answer in time, or no way to ask.</summary>
    /// <param name="scope">For whom.</param>
    /// <param name="method">The method.</param>
    /// <param name="path">What follows the project, escaped.</param>
    /// <param name="json">The body; null for none.</param>
    /// <param name="cancellation">The execution has ended.</param>
    public Task<CallResult<DrupalReply>> SendAsync(CallScope scope, HttpMethod method, string path, string? json, CancellationToken cancellation) =>
        SendToAsync(scope, method, $"projects/{Uri.EscapeDataString(scope.Project)}/{path}", () => json is null ? null : JsonContent(json), cancellation);

    /// <summary>Sends a request to what the tenant has; the path begins after the tenant.</summary>
    public async Task<CallResult<DrupalReply>> SendToAsync(
        CallScope scope, HttpMethod method, string path, Func<HttpContent?> content, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(scope.Tenant))
        {
            return new CallFault("TENANT_MISSING", "The backend keeps projects by tenant, but the request names none in context.tenant_id");
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(_limits.CallTime);
        var context = ResilienceContextPool.Shared.Get(patience.Token);
        context.Properties.Set(s_mayBeRepeated, method != HttpMethod.Post);
        try
        {
            var url = $"api/v1/{Uri.EscapeDataString(scope.Tenant)}/{path}";
            return await _retry.ExecuteAsync(
                static async (around, state) => await state.self.OnceAsync(state.scope, state.method, state.url, state.content, around.CancellationToken).ConfigureAwait(false),
                context,
                (self: this, scope, method, url, content)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new CallFault("STORE_TIMEOUT", $"The backend did not answer within {(long)_limits.CallTime.TotalMilliseconds} ms (BAAS_DB_TIMEOUT)");
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>The bytes at an address of the backend; addresses elsewhere are refused, because the caller's token would go there.</summary>
    public async Task<CallResult<ReadOnlyMemory<byte>>> DownloadAsync(CallScope scope, string address, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(_options.Url, address, out var url) || url.Authority != _options.Url.Authority || url.Scheme != _options.Url.Scheme)
        {
            return new CallFault("STORE_ERROR", "The backend keeps the file at an address that is not its own");
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(_limits.CallTime);
        try
        {
            using var request = Message(scope, HttpMethod.Get, url.AbsoluteUri);
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseContentRead, patience.Token).ConfigureAwait(false);
            return response.IsSuccessStatusCode
                ? new ReadOnlyMemory<byte>(await response.Content.ReadAsByteArrayAsync(patience.Token).ConfigureAwait(false))
                : DrupalFaults.Of(DrupalReply.Read((int)response.StatusCode, default, null), "files");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return EntityFaults.Unavailable;
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            return EntityFaults.Unavailable;
        }
    }

    public void Dispose() => _http.Dispose();

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
        else if (_options.Key is { } key)
        {
            request.Headers.TryAddWithoutValidation("X-API-Key", key);
        }

        return request;
    }

    private static ByteArrayContent JsonContent(string json) =>
        new(Encoding.UTF8.GetBytes(json)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };

    private async Task<CallResult<DrupalReply>> OnceAsync(
        CallScope scope, HttpMethod method, string url, Func<HttpContent?> content, CancellationToken cancellation)
    {
        using var request = Message(scope, method, url);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Content = content();
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellation).ConfigureAwait(false);
            var body = await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
            return DrupalReply.Read((int)response.StatusCode, body, response.Headers.RetryAfter?.Delta);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            return EntityFaults.Unavailable;
        }
    }

    private static bool ShouldRepeat(CallResult<DrupalReply> result, bool mayBeRepeated) => result.Failed
        ? mayBeRepeated && result.Fault.Code == EntityFaults.Unavailable.Code
        : result.Value.Status switch
        {
            // It was not looked at: that may be repeated whatever it was. But not when the wait would be too long.
            429 => result.Value.RetryAfter is not { } wait || wait <= s_longestWait,
            502 or 503 or 504 => mayBeRepeated,
            _ => false,
        };

    private static string Ascii(string text) => string.Concat(text.Take(256).Select(c => c is > ' ' and <= '~' ? c : '_'));
}
