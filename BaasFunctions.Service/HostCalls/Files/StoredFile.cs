namespace BaasFunctions.Service.HostCalls.Files;

/// <summary>What is known of a file.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name, for people.</param>
/// <param name="Type">Its media type.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="Created">When it was stored, in seconds since 1970.</param>
internal sealed record StoredFile(string Id, string Name, string Type, long Size, long Created)
{
    /// <summary>Where it can be read; null where there is no address.</summary>
    public string? Url { get; init; }
}
