namespace BaasFunctions.Service.Auth.Keys;

/// <summary>A key that was just made.</summary>
/// <param name="Key">What is kept of it.</param>
/// <param name="Text">The key itself. It is kept nowhere: this is the only time that it can be shown.</param>
public sealed record NewApiKey(ApiKey Key, string Text);
