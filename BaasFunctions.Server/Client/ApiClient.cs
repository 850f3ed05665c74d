using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace BaasFunctions.Server.Client;

/// <summary>Asks a server: its API about functions, and functions at their URLs.</summary>
internal sealed class ApiClient : IDisposable
{
    /// <summary>The name of the key that every server and Azure Functions know, whatever <c>API_KEY_HEADER</c> says.</summary>
    private const string KeyHeader = "x-functions-key";

    /// <summary>A list of functions, or a source with its findings, is far smaller.</summary>
    private const int MaxAnswerBytes = 64 << 20;

    /// <summary>A function is given 300 s at most, and may have waited for its turn.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(330);

    private readonly HttpClient _http;
    private readonly ServerConnection _server;

    public ApiClient(ServerConnection server)
    {
        _server = server;

        // A redirect of a function is its answer, and the key is for this server alone.
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(10) })
        {
            BaseAddress = server.Url, Timeout = s_patience, MaxResponseContentBufferSize = MaxAnswerBytes,
        };
    }

    public void Dispose() => _http.Dispose();

    public Task<ApiAnswer> GetAsync(string path, CancellationToken cancellation) => AskAsync(HttpMethod.Get, path, null, cancellation);

    public Task<ApiAnswer> DeleteAsync(string path, CancellationToken cancellation) => AskAsync(HttpMethod.Delete, path, null, cancellation);

    public Task<ApiAnswer> PostAsync(string path, CancellationToken cancellation) => AskAsync(HttpMethod.Post, path, null, cancellation);

    /// <summary>Sends JSON.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">Where to.</param>
    /// <param name="body">What.</param>
    /// <param name="type">Its form.</param>
    /// <param name="cancellation">The command ends.</param>
    /// <param name="headers">Further headers.</param>
    public Task<ApiAnswer> SendAsync<T>(
        HttpMethod method, string path, T body, JsonTypeInfo<T> type, CancellationToken cancellation, params ReadOnlySpan<(string Name, string Value)> headers)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, type));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        foreach (var (name, value) in headers)
        {
            content.Headers.TryAddWithoutValidation(name, value);
        }

        return AskAsync(method, path, content, cancellation);
    }

    /// <summary>Sends a request to a function, and gives the response as soon as its headers are there; the second is why there is none.</summary>
    public async Task<(HttpResponseMessage? Response, string? Fault)> CallAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        AddKey(request);
        try
        {
            return (await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation), null);
        }
        catch (Exception unreachable) when (IsUnreachable(unreachable, cancellation))
        {
            return (null, Unreachable(unreachable));
        }
    }

    private async Task<ApiAnswer> AskAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        AddKey(request);
        try
        {
            using var response = await _http.SendAsync(request, cancellation);
            var body = await response.Content.ReadAsByteArrayAsync(cancellation);
            return response.Content.Headers.ContentType?.MediaType == "application/json"
                ? new ApiAnswer((int)response.StatusCode, body)
                : new ApiAnswer((int)response.StatusCode, body, $"What answers at {_server.Url} is no server of functions (HTTP {(int)response.StatusCode}). {Elsewhere}");
        }
        catch (Exception unreachable) when (IsUnreachable(unreachable, cancellation))
        {
            return new ApiAnswer(0, [], Unreachable(unreachable));
        }
    }

    private const string Elsewhere = "Name the address with --url, BAAS_URL or a profile.";

    private static bool IsUnreachable(Exception fault, CancellationToken cancellation) =>
        fault is HttpRequestException or IOException || fault is TaskCanceledException && !cancellation.IsCancellationRequested;

    private string Unreachable(Exception fault) => fault switch
    {
        TaskCanceledException => $"The server at {_server.Url} does not answer in time.",
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => $"There is no host {_server.Url.Host}. {Elsewhere}",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => $"{_server.Url} has no certificate that is trusted here.",
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => $"{_server.Url} answers with more than {MaxAnswerBytes >> 20} MB.",
        _ => $"No server answers at {_server.Url}. Start one with `serve`, or with `dev` for a folder. {Elsewhere}",
    };

    private void AddKey(HttpRequestMessage request)
    {
        if (_server.Key is { } key)
        {
            request.Headers.TryAddWithoutValidation(KeyHeader, key);
        }
    }
}
