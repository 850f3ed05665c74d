namespace BaasFunctions.Service.HostCalls.Http;

/// <summary>A response that was read completely, or as far as it had come.</summary>
internal sealed record ReceivedResponse(
    int Status, string StatusText, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body, Uri Url, bool Redirected)
{
    /// <summary>The <c>set-cookie</c> headers, one by one: joined, they could not be separated again.</summary>
    public IReadOnlyList<string> Cookies { get; init; } = [];

    /// <summary>What has not come yet; null for nothing. Whoever has the response closes it.</summary>
    public OpenBody? Rest { get; init; }

    public bool Succeeded => Status is >= 200 and <= 299;

    /// <summary>What a message says that came through <see cref="EgressHandler"/>.</summary>
    public static ReceivedResponse Of(HttpResponseMessage response, Uri url, bool redirected)
    {
        var content = (ReceivedContent)response.Content;
        var headers = response.Headers.Concat(response.Content.Headers)
            .Select(header => KeyValuePair.Create(header.Key.ToLowerInvariant(), string.Join(", ", header.Value)));
        return new ReceivedResponse(
            (int)response.StatusCode, response.ReasonPhrase ?? "", [.. headers], content.Bytes, url, redirected)
        {
            Cookies = response.Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : [],
            Rest = content.TakeRest(),
        };
    }
}
