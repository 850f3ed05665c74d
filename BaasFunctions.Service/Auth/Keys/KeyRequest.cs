using BaasFunctions.Service.Projects;

namespace BaasFunctions.Service.Auth.Keys;

/// <summary>The properties of a key to create.</summary>
/// <param name="Name">Name for people, 1 to 100 characters.</param>
/// <param name="Project">The project that it may use, 1 to 128 characters; null for all.</param>
/// <param name="Scopes">Its scopes.</param>
/// <param name="Lifetime">When it expires, from now; null for never.</param>
/// <param name="Quota">Its quota.</param>
public sealed record KeyRequest(string Name, string? Project, KeyScopes Scopes, TimeSpan? Lifetime, Quota Quota);
