namespace BaasFunctions.Service.Auth.Keys;

/// <summary>What is known of a key that a caller presents.</summary>
/// <param name="Key">The key, when it is one; also when it opens nothing any more.</param>
/// <param name="IsUnknowable">Whether the store could not be asked.</param>
internal readonly record struct KeyFinding(ApiKey? Key, bool IsUnknowable);
