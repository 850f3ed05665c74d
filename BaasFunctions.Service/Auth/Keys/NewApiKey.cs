namespace BaasFunctions.Service.Auth.Keys;

/// <summary>A key that was just created.</summary>
/// <param name="Key">What is stored.</param>
/// <param name="Text">The key itself. It is not stored, so it can be shown only now.</param>
public sealed record NewApiKey(ApiKey Key, string Text);
