namespace BaasFunctions.Service.Auth.Keys;

/// <summary>The result of looking up a key that a caller presents.</summary>
/// <param name="Key">The key, if there is one, even if it is expired or revoked.</param>
/// <param name="IsUnknowable">Whether the store could not be asked.</param>
internal readonly record struct KeyFinding(ApiKey? Key, bool IsUnknowable);
