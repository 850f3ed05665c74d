namespace BaasFunctions.Service.HostCalls.Http;

/// <summary>A response that was read completely.</summary>
internal sealed record ReceivedResponse(
    int Status, string StatusText, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body, Uri Url, bool Redirected)
{
    /// <summary>The <c>set-cookie</c> headers, one by one: joined, they could not be separated again.</summary>
    public IReadOnlyList<string> Cookies { get; init; } = [];

    public bool Succeeded => Status is >= 200 and <= 299;

    /// <summary>What a message says whose body is there already.</summary>
    public static async Task<ReceivedResponse> ReadAsync(HttpResponseMessage response, Uri url, bool redirected)
    {
        var headers = response.Headers.Concat(response.Content.Headers)
            .Select(header => KeyValuePair.Create(header.Key.ToLowerInvariant(), string.Join(", ", header.Value)));
        return new ReceivedResponse(
            (int)response.StatusCode, response.ReasonPhrase ?? "", [.. headers], response.Content is ReceivedContent read ? read.Bytes : await response.Content.ReadAsByteArrayAsync(), url, redirected)
        {
            Cookies = response.Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : [],
        };
    }
}
