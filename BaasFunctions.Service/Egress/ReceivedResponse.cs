namespace BaasFunctions.Service.Egress;

/// <summary>A response, read whole.</summary>
internal sealed record ReceivedResponse(
    int Status, string StatusText, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body, Uri Url, bool Redirected)
{
    public bool Succeeded => Status is >= 200 and <= 299;
}
