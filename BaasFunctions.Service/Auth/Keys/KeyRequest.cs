using BaasFunctions.Service.Projects;

namespace BaasFunctions.Service.Auth.Keys;

/// <summary>A key that somebody wants.</summary>
/// <param name="Name">Name for people, 1 to 100 characters.</param>
/// <param name="Project">The project that it opens, 1 to 128 characters; null for all.</param>
/// <param name="Scopes">What it opens.</param>
/// <param name="Lifetime">After what time it opens nothing; null for never.</param>
/// <param name="Quota">What may be used with it.</param>
public sealed record KeyRequest(string Name, string? Project, KeyScopes Scopes, TimeSpan? Lifetime, Quota Quota);
