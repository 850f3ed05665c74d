namespace BaasFunctions.Service.Auth.Keys;

/// <summary>A key with what its text is compared with.</summary>
/// <param name="Key">The key.</param>
/// <param name="Hash">SHA-256 of its text.</param>
internal sealed record StoredKey(ApiKey Key, byte[] Hash);
