using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Volatile = BaasFunctions.Tests.EndToEnd.Contract.Volatile;

namespace BaasFunctions.Tests.Host;

/// <summary>
/// Sends each request of the conformance suite to the Azure Functions app too, in each form in which it is started, and fails where it answers otherwise
/// than the server: status, headers and body are compared, but for what differs from run to run.
/// </summary>
internal sealed class HostMirror(IReadOnlyDictionary<LaunchForm, FunctionsHost> hosts) : DelegatingHandler(new SocketsHttpHandler())
{
    private static readonly HashSet<string> s_ofTheTransport = new(StringComparer.OrdinalIgnoreCase)
    {
        "Date", "Transfer-Encoding", "Connection", "Keep-Alive", "Content-Length", "traceresponse", "ETag",
    };

    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? null : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var answer = await base.SendAsync(request, cancellationToken);
        await answer.Content.LoadIntoBufferAsync(cancellationToken);
        var found = await Task.WhenAll(hosts.Values.Select(host => AskHostAsync(host, request, body, cancellationToken)));
        foreach (var (form, first) in hosts.Keys.Zip(found))
        {
            answer = await CompareAsync(form, request, body, answer, first, cancellationToken);
        }

        return answer;
    }

    protected override void Dispose(bool disposing)
    {
        _client.Dispose();
        base.Dispose(disposing);
    }

    private static bool IsBusy(string answer) => answer.StartsWith("503", StringComparison.Ordinal);

    /// <summary>Fails where the app answers otherwise. Returns the answer of the server: the last, where it had to be asked again.</summary>
    private async Task<HttpResponseMessage> CompareAsync(
        LaunchForm form, HttpRequestMessage request, byte[]? body, HttpResponseMessage answer, string found, CancellationToken cancellation)
    {
        var expected = await DescribeAsync(answer);

        // How each of them is at the moment is its own affair: a reading may be asked again, and so may what one of them had no worker for on a busy machine.
        for (var tries = 240; expected != found && (request.Method == HttpMethod.Get || IsBusy(expected) != IsBusy(found)) && tries > 0; tries--)
        {
            await Task.Delay(250, cancellation);
            if (IsBusy(expected) && !IsBusy(found))
            {
                answer.Dispose();
                answer = await base.SendAsync(Copy(request, body), cancellation);
                await answer.Content.LoadIntoBufferAsync(cancellation);
                expected = await DescribeAsync(answer);
            }
            else
            {
                found = await AskHostAsync(hosts[form], request, body, cancellation);
            }
        }

        return expected == found
            ? answer
            : throw new AssertFailedException($"{request.Method} {request.RequestUri!.PathAndQuery}\nServer: {expected}\nAzure Functions, {form}: {found}\nIts log ends with: {string.Join('\n', hosts[form].Log.Split('\n').TakeLast(40))}");
    }

    /// <summary>As a caller who found the app under the address of the server.</summary>
    private async Task<string> AskHostAsync(FunctionsHost host, HttpRequestMessage request, byte[]? body, CancellationToken cancellation)
    {
        using var copy = Copy(request, body);
        copy.Headers.Host = request.RequestUri!.Authority;
        copy.RequestUri = new Uri(host.Address, request.RequestUri.PathAndQuery);
        copy.Headers.Add(FunctionsHost.KeyHeader, FunctionsHost.Key);
        using var answer = await _client.SendAsync(copy, cancellation);

        // The one thing that the app says otherwise by design, in /info and /openapi.json: the longest MAX_TIMEOUT on Azure Functions stands for the default of the server.
        return (await DescribeAsync(answer)).Replace("225000", "300000", StringComparison.Ordinal);
    }

    private static HttpRequestMessage Copy(HttpRequestMessage request, byte[]? body)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri);
        foreach (var (name, values) in request.Headers)
        {
            copy.Headers.TryAddWithoutValidation(name, values);
        }

        if (body is not null)
        {
            copy.Content = new ByteArrayContent(body);
            foreach (var (name, values) in request.Content!.Headers)
            {
                copy.Content.Headers.TryAddWithoutValidation(name, values);
            }
        }

        return copy;
    }

    private static async Task<string> DescribeAsync(HttpResponseMessage answer)
    {
        var headers = answer.Headers.Concat(answer.Content.Headers)
            .Where(header => !s_ofTheTransport.Contains(header.Key))
            .OrderBy(header => header.Key, StringComparer.OrdinalIgnoreCase)
            .Select(header => $"{header.Key.ToLowerInvariant()}: {string.Join(", ", header.Value)}");
        var bytes = Plain(await answer.Content.ReadAsByteArrayAsync(), answer.Content.Headers.ContentEncoding.SingleOrDefault());
        return $"{(int)answer.StatusCode}\n{string.Join('\n', headers)}\n{Body(bytes)}";
    }

    private static string Body(byte[] bytes)
    {
        try
        {
            return bytes.Length == 0 ? "" : Volatile.Mask(JsonNode.Parse(bytes))?.ToJsonString() ?? "null";
        }
        catch (JsonException)
        {
            return Encoding.UTF8.GetString(bytes);
        }
    }

    private static byte[] Plain(byte[] bytes, string? coding)
    {
        using var packed = new MemoryStream(bytes);
        using Stream plain = coding switch
        {
            "gzip" => new GZipStream(packed, CompressionMode.Decompress),
            "deflate" => new ZLibStream(packed, CompressionMode.Decompress),
            "br" => new BrotliStream(packed, CompressionMode.Decompress),
            _ => packed,
        };
        using var copy = new MemoryStream();
        plain.CopyTo(copy);
        return copy.ToArray();
    }
}
