namespace BaasFunctions.Service.HostCalls.Http;

/// <summary>A response, read whole.</summary>
internal sealed record ReceivedResponse(
    int Status, string StatusText, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body, Uri Url, bool Redirected)
{
    /// <summary>The <c>set-cookie</c> headers, each by itself: joined they cannot be told apart.</summary>
    public IReadOnlyList<string> Cookies { get; init; } = [];

    public bool Succeeded => Status is >= 200 and <= 299;
}
