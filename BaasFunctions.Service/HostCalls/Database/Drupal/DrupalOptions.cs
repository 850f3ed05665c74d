namespace BaasFunctions.Service.HostCalls.Database.Drupal;

/// <summary>The Drupal backend.</summary>
/// <param name="Url">Its address, with a slash at the end.</param>
/// <param name="Key">Key for callers that bring no token of their own; null for none.</param>
internal sealed record DrupalOptions(Uri Url, string? Key);
